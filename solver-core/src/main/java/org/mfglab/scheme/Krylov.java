package org.mfglab.scheme;

import java.util.ArrayList;
import java.util.List;
import org.mfglab.device.Backend;
import org.mfglab.device.Buffer;

/// The generalized minimal residual method with a preconditioner from the right (Saad and Schultz 1986), restarted.
final class Krylov {

    /// A linear map of slices.
    interface LinearMap {

        /// @param out modified; not x
        void apply(Buffer x, Buffer out);
    }

    private static final int RESTART = 24;

    /// At most: a basis, of which short solves need little, and a direction.
    static final int SLICES = RESTART + 2;

    /// What the length of a cycle grows to where shorter ones stagnate, on grids so small that a basis costs little.
    private static final int LONGEST = 512;
    private static final int SMALL_GRID = 4_096;

    /// A cycle that leaves more than this part of the residual is too short.
    private static final double SLOW = 0.1;

    private static final int MOST_CYCLES = 30;

    /// The part of the aim, in the mean square, at which a cycle ends: the largest value is some times the mean.
    private static final double MARGIN = 0.1;

    /// What is left of a direction, as a part of it, when it is rounding in double precision alone.
    private static final double NOTHING = 1e-14;

    private final Backend backend;
    private final int size;
    private final int row;
    private final List<Buffer> basis = new ArrayList<>();
    private double[][] hessenberg = new double[RESTART + 1][RESTART];
    private double[] cosine = new double[RESTART];
    private double[] sine = new double[RESTART];
    private double[] right = new double[RESTART + 1];
    private final Buffer direction;
    private final double nothing;
    private int iterations;

    /// @param row the length of a row of a slice, for ordered sums
    Krylov(Backend backend, int size, int row) {
        this.backend = backend;
        this.size = size;
        this.row = row;
        this.nothing = NOTHING * backend.precision().coarseness();
        this.direction = backend.allocate(size);
    }

    /// How many times a map was applied in all.
    int iterations() {
        return iterations;
    }

    /// Solves `map x = b` for a correction of x.
    ///
    /// @param residual `b - map x`; modified: the same at the end
    /// @param x        modified
    /// @param aim      for the largest value of the residual
    /// @return whether the aim was reached; if not, rounding forbids it or the map is nearly singular
    boolean improve(LinearMap map, LinearMap preconditioner, Buffer residual, Buffer x, double aim) {
        double before = Double.POSITIVE_INFINITY;
        for (int cycle = 0; cycle < MOST_CYCLES; cycle++) {
            double largest = largest(residual);
            if (largest <= aim) return true;
            boolean longest = cosine.length >= (size > SMALL_GRID ? RESTART : Math.min(size, LONGEST));
            if (!(largest < 0.9 * before) && longest || !Double.isFinite(largest)) return false;
            if (largest > SLOW * before && !longest) lengthen();
            before = Math.min(before, largest);
            cycle(map, preconditioner, residual, x, aim);
        }
        return largest(residual) <= aim;
    }

    private void lengthen() {
        int length = Math.min(LONGEST, 2 * cosine.length);
        hessenberg = new double[length + 1][length];
        cosine = new double[length];
        sine = new double[length];
        right = new double[length + 1];
    }

    private double largest(Buffer residual) {
        return Math.max(backend.max(residual), -backend.min(residual));
    }

    /// One cycle: x moves to the smallest residual in the span of the basis.
    private void cycle(LinearMap map, LinearMap preconditioner, Buffer residual, Buffer x, double aim) {
        double norm = norm(residual);
        double end = MARGIN * aim * Math.sqrt(size);
        backend.combine(basis(0), 1 / norm, residual, 0, residual);
        right[0] = norm;
        int k = 0;
        while (k < cosine.length && (k == 0 || Math.abs(right[k]) > end)) {
            preconditioner.apply(basis(k), direction);
            map.apply(direction, basis(k + 1));
            iterations++;
            boolean exhausted = orthogonalise(k++);
            if (exhausted) break;
        }
        double[] y = coefficients(k);
        backend.combine(direction, 0, basis(0), y[0], basis(0));
        for (int j = 1; j < k; j++) backend.combine(direction, 1, direction, y[j], basis(j));
        preconditioner.apply(direction, basis(0));
        backend.combine(x, 1, x, 1, basis(0));
        map.apply(basis(0), direction);
        backend.combine(residual, 1, residual, -1, direction);
    }

    /// Orthogonalises the newest basis slice and rotates its column to the right (Givens).
    ///
    /// @return whether nothing of it is left
    private boolean orthogonalise(int k) {
        double before = norm(basis(k + 1));
        for (int j = 0; j <= k; j++) {
            hessenberg[j][k] = backend.dot(basis(k + 1), basis(j), row);
            backend.combine(basis(k + 1), 1, basis(k + 1), -hessenberg[j][k], basis(j));
        }
        double norm = norm(basis(k + 1));
        boolean exhausted = !(norm > nothing * before);
        if (exhausted) norm = 0;
        else backend.combine(basis(k + 1), 1 / norm, basis(k + 1), 0, basis(k + 1));
        for (int j = 0; j < k; j++) rotate(j, k);
        double length = Math.hypot(hessenberg[k][k], norm);
        cosine[k] = length > 0 ? hessenberg[k][k] / length : 1;
        sine[k] = length > 0 ? norm / length : 0;
        hessenberg[k][k] = length;
        right[k + 1] = -sine[k] * right[k];
        right[k] *= cosine[k];
        return exhausted;
    }

    private void rotate(int j, int column) {
        double above = hessenberg[j][column];
        double below = hessenberg[j + 1][column];
        hessenberg[j][column] = cosine[j] * above + sine[j] * below;
        hessenberg[j + 1][column] = cosine[j] * below - sine[j] * above;
    }

    private double[] coefficients(int k) {
        double[] y = new double[k];
        for (int i = k - 1; i >= 0; i--) {
            y[i] = right[i];
            for (int j = i + 1; j < k; j++) y[i] -= hessenberg[i][j] * y[j];
            y[i] = hessenberg[i][i] == 0 ? 0 : y[i] / hessenberg[i][i];
        }
        return y;
    }

    private double norm(Buffer x) {
        return Math.sqrt(backend.dot(x, x, row));
    }

    private Buffer basis(int k) {
        while (basis.size() <= k) basis.add(backend.allocate(size));
        return basis.get(k);
    }
}
