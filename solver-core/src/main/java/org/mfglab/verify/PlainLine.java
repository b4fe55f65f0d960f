package org.mfglab.verify;

import java.util.Arrays;
import org.mfglab.grid.Grid;

/// One line of the split equation, written out: the certifier's own Newton method and elimination, one line at a time.
///
///     w - previous - dt nu delta^2 w + dt g(w) = 0,    g = h(min(a,p*)) + h(max(b,p*)) - h(p*)
///
/// The derivative is kept as the three diagonals of a (cyclic) matrix, transposed by exchanging them, and eliminated with
/// explicit diagonals (Thomas; Sherman and Morrison for the cyclic corners).
final class PlainLine {

    private static final int MAXIMUM_STEPS = 100;

    /// A step this small, as a part of the value, leaves an error of its square.
    private static final double ENOUGH = 1e-11;

    private final PlainHamiltonian.Moment hamiltonian;
    private final int axis;
    private final int n;
    private final int stride;
    private final boolean periodic;
    private final double h;
    private final double dt;
    private final double nu;
    private final double[] w;
    private final double[] slope;
    private final double[] g;
    private final double[] forwardRate;
    private final double[] backwardRate;
    private final double[] lower;
    private final double[] diagonal;
    private final double[] upper;
    private final double[] right;
    private final double[] corner;
    private final double[] pivot;
    private int start;

    PlainLine(Grid grid, int axis, PlainHamiltonian.Moment hamiltonian, double nu, double dt) {
        this.hamiltonian = hamiltonian;
        this.axis = axis;
        this.n = grid.n(axis);
        this.stride = grid.stride(axis);
        this.periodic = grid.periodic(axis);
        this.h = grid.h(axis);
        this.dt = dt;
        this.nu = nu;
        w = new double[n];
        slope = new double[n + 1];
        g = new double[n];
        forwardRate = new double[n];
        backwardRate = new double[n];
        lower = new double[n];
        diagonal = new double[n];
        upper = new double[n];
        right = new double[n];
        corner = new double[n];
        pivot = new double[n];
    }

    /// Solves the line that starts at an index of a slice.
    void solve(int start, double[] previous, double[] out) {
        this.start = start;
        double scale = 0;
        for (int i = 0; i < n; i++) {
            w[i] = previous[start + i * stride];
            scale = Math.max(scale, Math.abs(w[i]));
        }
        for (int k = 0; k < MAXIMUM_STEPS; k++) {
            linearise();
            for (int i = 0; i < n; i++) right[i] = previous[start + i * stride] - w[i] + dt * nu * secondDifference(i) - dt * g[i];
            eliminate();
            double step = 0;
            for (int i = 0; i < n; i++) {
                w[i] += right[i];
                step = Math.max(step, Math.abs(right[i]));
            }
            if (!(step > ENOUGH * scale)) break;
        }
        for (int i = 0; i < n; i++) out[start + i * stride] = w[i];
    }

    /// `out = (dt J)^-T m` on a line, J at w.
    ///
    /// @return the sum over the line of `out (g_a a + g_b b - g)`: the running cost of the moves along the axis
    double transport(int start, double[] at, double[] m, double[] out) {
        this.start = start;
        for (int i = 0; i < n; i++) w[i] = at[start + i * stride];
        linearise();
        transpose();
        for (int i = 0; i < n; i++) right[i] = m[start + i * stride];
        eliminate();
        double cost = 0;
        for (int i = 0; i < n; i++) {
            out[start + i * stride] = right[i];
            cost += right[i] * (forwardRate[i] * above(i) + backwardRate[i] * below(i) - g[i]);
        }
        return cost;
    }

    private boolean opensAbove(int i) {
        return i < n - 1 || periodic;
    }

    private boolean opensBelow(int i) {
        return i > 0 || periodic;
    }

    private double above(int i) {
        return slope[i + 1];
    }

    private double below(int i) {
        return slope[i];
    }

    private double secondDifference(int i) {
        return (above(i) - below(i)) / h;
    }

    /// The slopes between neighbours, zero at a wall.
    private void slopes() {
        for (int i = 1; i < n; i++) slope[i] = (w[i] - w[i - 1]) / h;
        slope[0] = slope[n] = periodic ? (w[0] - w[n - 1]) / h : 0;
    }

    private void linearise() {
        slopes();
        for (int i = 0; i < n; i++) {
            upwind(i);
            double up = opensAbove(i) && n > 1 ? dt * (nu / (h * h) - forwardRate[i] / h) : 0;
            double down = opensBelow(i) && n > 1 ? dt * (nu / (h * h) + backwardRate[i] / h) : 0;
            lower[i] = -down;
            diagonal[i] = 1 + up + down;
            upper[i] = -up;
        }
    }

    private void upwind(int i) {
        int index = start + i * stride;
        double minimum = hamiltonian.minimum(axis, index);
        g[i] = 0;
        forwardRate[i] = 0;
        backwardRate[i] = 0;
        if (opensAbove(i) && minimum != Double.NEGATIVE_INFINITY) {
            double p = Math.min(above(i), minimum);
            g[i] += hamiltonian.h(axis, index, p);
            forwardRate[i] = Math.min(hamiltonian.derivative(axis, index, p), 0);
        } else if (Double.isFinite(minimum)) g[i] += hamiltonian.h(axis, index, minimum);
        if (opensBelow(i) && minimum != Double.POSITIVE_INFINITY) {
            double p = Math.max(below(i), minimum);
            g[i] += hamiltonian.h(axis, index, p);
            backwardRate[i] = Math.max(hamiltonian.derivative(axis, index, p), 0);
        } else if (Double.isFinite(minimum)) g[i] += hamiltonian.h(axis, index, minimum);
        if (Double.isFinite(minimum)) g[i] -= hamiltonian.h(axis, index, minimum);
    }

    /// Exchanges the diagonals: row i of the transpose takes what the neighbours of i held for it.
    private void transpose() {
        double[] up = upper.clone();
        double[] down = lower.clone();
        for (int i = 0; i < n; i++) {
            lower[i] = up[(i + n - 1) % n];
            upper[i] = down[(i + 1) % n];
        }
    }

    /// Solves the linear system for `right`, in place.
    private void eliminate() {
        if (n == 1) return;
        if (n == 2) {
            lower[1] += upper[1];
            upper[0] += lower[0];
            lower[0] = upper[1] = 0;
        }
        double first = lower[0];
        double last = upper[n - 1];
        if (first == 0 && last == 0) {
            thomas(right);
            return;
        }
        double shift = -diagonal[0];
        diagonal[0] -= shift;
        diagonal[n - 1] -= last * first / shift;
        Arrays.fill(corner, 0);
        corner[0] = shift;
        corner[n - 1] = last;
        thomas(right);
        thomas(corner);
        double factor = (right[0] + first * right[n - 1] / shift) / (1 + corner[0] + first * corner[n - 1] / shift);
        for (int i = 0; i < n; i++) right[i] -= factor * corner[i];
    }

    private void thomas(double[] x) {
        pivot[0] = diagonal[0];
        for (int i = 1; i < n; i++) {
            double ratio = lower[i] / pivot[i - 1];
            pivot[i] = diagonal[i] - ratio * upper[i - 1];
            x[i] -= ratio * x[i - 1];
        }
        x[n - 1] /= pivot[n - 1];
        for (int i = n - 2; i >= 0; i--) x[i] = (x[i] - upper[i] * x[i + 1]) / pivot[i];
    }
}
