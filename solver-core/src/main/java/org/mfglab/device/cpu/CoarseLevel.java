package org.mfglab.device.cpu;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/// One level of [Multigrid]: a stencil, smoothed by Jacobi's method with Chebyshev's weights, or solved directly where it is small.
final class CoarseLevel {

    /// The finest level is solved directly up to this size, any other one up to that.
    static final int TINY = 128;

    /// An axis is coarsened where its `1/h^2` exceeds this part of the largest: grids of unlike spacings come to like ones first, so that
    /// points alone smooth them.
    private static final double FINE = 0.2;

    private static final int SMALL = 48;

    final Stencil stencil;
    final double[] open;
    final Multigrid.Diffusion diffusion;

    /// What is left of the right side: what the next coarser level restricts.
    final double[] product;
    private final Transfer transfer;
    private final double[] inverse;
    private final double[] inverseTransposed;
    private final double[] weights;
    private final double[] right;
    private final double[] solution;
    private double base;
    private LinearSolverDense<DMatrixRMaj> direct;
    private LinearSolverDense<DMatrixRMaj> directTransposed;

    /// The finest level.
    CoarseLevel(Stencil stencil, double[] open, Multigrid.Diffusion diffusion) {
        this(stencil, open, diffusion, null);
    }

    private CoarseLevel(Stencil stencil, double[] open, Multigrid.Diffusion diffusion, Transfer transfer) {
        this.stencil = stencil;
        this.open = open;
        this.diffusion = diffusion;
        this.transfer = transfer;
        this.inverse = new double[stencil.size];
        this.inverseTransposed = stencil.leak == null ? inverse : new double[stencil.size];
        this.product = new double[stencil.size];
        this.right = transfer == null ? null : new double[stencil.size];
        this.solution = transfer == null ? null : new double[stencil.size];
        this.weights = chebyshev(stencil.n.length);
    }

    /// The weights of two Jacobi steps that damp the modes of up to four cells best: those whose eigenvalue lies in `[1/d, 2]`.
    private static double[] chebyshev(int dimension) {
        double low = 1.0 / dimension;
        double middle = 0.5 * (2 + low);
        double half = 0.5 * (2 - low);
        return new double[] {1 / (middle + half * Math.sqrt(0.5)), 1 / (middle - half * Math.sqrt(0.5))};
    }

    boolean canCoarsen() {
        return stencil.size > (transfer == null ? TINY : SMALL);
    }

    CoarseLevel coarser(Team team) {
        int[] n = stencil.n.clone();
        double[] factor = diffusion.factor().clone();
        double finest = Arrays.stream(factor).max().orElseThrow();
        boolean[] halved = new boolean[n.length];
        for (int axis = 0; axis < n.length; axis++) {
            halved[axis] = factor[axis] > FINE * finest;
            if (!halved[axis]) continue;
            n[axis] = (n[axis] + 1) / 2;
            factor[axis] /= 4;
        }
        Stencil coarse = new Stencil(team, n, stencil.leak != null);
        double[] nu = diffusion.nu().length == 1 ? diffusion.nu() : new double[coarse.size];
        Transfer down = new Transfer(this, coarse, halved);
        return new CoarseLevel(coarse, down.open(), new Multigrid.Diffusion(nu, factor), down);
    }

    /// Couplings from those of the finer level.
    void discretise() {
        transfer.discretise(diffusion);
    }

    void prepare(double base) {
        this.base = base;
        stencil.invertDiagonal(base, stencil.leak, inverse);
        if (stencil.leak != null) stencil.invertDiagonal(1, stencil.leaving, inverseTransposed);
        if (canCoarsen()) return;
        direct = factor(false);
        directTransposed = factor(true);
    }

    private LinearSolverDense<DMatrixRMaj> factor(boolean transposed) {
        DMatrixRMaj matrix = new DMatrixRMaj(stencil.size, stencil.size);
        double[] unit = new double[stencil.size];
        for (int j = 0; j < stencil.size; j++) {
            unit[j] = 1;
            multiply(unit, transposed);
            for (int i = 0; i < stencil.size; i++) matrix.set(i, j, product[i]);
            unit[j] = 0;
        }
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.lu(stencil.size);
        solver.setA(matrix);
        return solver;
    }

    private void multiply(double[] x, boolean transposed) {
        if (transposed) stencil.applyTransposed(1, x, product);
        else stencil.apply(base, x, product);
    }

    void solve(double[] b, double[] x, boolean transposed) {
        DMatrixRMaj out = DMatrixRMaj.wrap(stencil.size, 1, x);
        DMatrixRMaj in = DMatrixRMaj.wrap(stencil.size, 1, b);
        (transposed ? directTransposed : direct).solve(in, out);
    }

    void smoothFromZero(double[] b, double[] x, boolean transposed) {
        stencil.start(weights[0], transposed ? inverseTransposed : inverse, b, x);
        step(weights[1], b, x, transposed);
    }

    void smooth(double[] b, double[] x, boolean transposed) {
        for (double weight : weights) step(weight, b, x, transposed);
    }

    private void step(double weight, double[] b, double[] x, boolean transposed) {
        multiply(x, transposed);
        stencil.correct(weight, transposed ? inverseTransposed : inverse, b, product, x);
    }

    /// Leaves `b - J x` for [#restrict].
    void residual(double[] b, double[] x, boolean transposed) {
        multiply(x, transposed);
        int row = stencil.n[0];
        stencil.forRows(start -> {
            for (int i = start; i < start + row; i++) product[i] = b[i] - product[i];
        });
    }

    double[] right() {
        return right;
    }

    double[] solution() {
        return solution;
    }

    /// Takes the residual of the finer level as right side.
    void restrict() {
        transfer.restrict(right);
    }

    /// Adds the solution to that of the finer level.
    void prolong(double[] x) {
        transfer.prolong(solution, x);
    }
}
