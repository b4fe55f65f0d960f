package org.mfglab.device.cpu;

/// An M-matrix on a box, never assembled: couplings to the neighbours along each axis, and what leaks out of each cell,
///
///     (J x)_i = base x_i + sum_k [ up_k (x_i - x_{i+k}) + down_k (x_i - x_{i-k}) ] + leak_i x_i
///
/// A coupling that leads out of the box is zero or leads to the other end of a periodic axis.
final class Stencil {

    private static final int CELLS_PER_TASK = 8_192;

    final int[] n;
    final int size;
    final double[][] up;
    final double[][] down;

    /// What leaks out of the value, null if nothing does.
    final double[] leak;

    /// What leaks out of the density, null if nothing does.
    final double[] leaving;
    private final Team team;
    private final int rows;
    private final int rowsPerTask;

    /// @param n     points per axis
    /// @param leaks whether anything leaks
    Stencil(Team team, int[] n, boolean leaks) {
        this.team = team;
        this.n = n;
        int product = 1;
        for (int count : n) product *= count;
        this.size = product;
        this.up = new double[n.length][size];
        this.down = new double[n.length][size];
        this.leak = leaks ? new double[size] : null;
        this.leaving = leaks ? new double[size] : null;
        this.rows = size / n[0];
        this.rowsPerTask = Math.max(1, CELLS_PER_TASK / n[0]);
    }

    /// What is done to one row.
    interface Rows {
        /// @param start index of the first cell
        void row(int start);
    }

    /// One row after the other, shared out to the team.
    void forRows(Rows action) {
        team.run((rows + rowsPerTask - 1) / rowsPerTask, (_, task) -> {
            for (int r = task * rowsPerTask; r < Math.min(rows, (task + 1) * rowsPerTask); r++) action.row(r * n[0]);
        });
    }

    /// `out = J x`.
    void apply(double base, double[] x, double[] out) {
        forRows(start -> {
            applyAlong(base, x, out, start);
            for (int axis = 1, stride = n[0]; axis < n.length; stride *= n[axis++])
                applyAcross(x, out, start, above(start, axis, stride), below(start, axis, stride), up[axis], down[axis]);
            if (leak != null) for (int i = start; i < start + n[0]; i++) out[i] += leak[i] * x[i];
        });
    }

    private void applyAlong(double base, double[] x, double[] out, int start) {
        double[] above = up[0];
        double[] below = down[0];
        int last = start + n[0] - 1;
        for (int i = start + 1; i < last; i++) out[i] = base * x[i] + above[i] * (x[i] - x[i + 1]) + below[i] * (x[i] - x[i - 1]);
        int second = n[0] > 1 ? start + 1 : start;
        out[start] = base * x[start] + above[start] * (x[start] - x[second]) + below[start] * (x[start] - x[last]);
        if (last == start) return;
        out[last] = base * x[last] + above[last] * (x[last] - x[start]) + below[last] * (x[last] - x[last - 1]);
    }

    private void applyAcross(double[] x, double[] out, int start, int next, int before, double[] above, double[] below) {
        for (int i = start, a = next, b = before; i < start + n[0]; i++, a++, b++)
            out[i] += above[i] * (x[i] - x[a]) + below[i] * (x[i] - x[b]);
    }

    /// `out = J^T x`, with the leaks of the density.
    void applyTransposed(double base, double[] x, double[] out) {
        forRows(start -> {
            transposeAlong(base, x, out, start);
            for (int axis = 1, stride = n[0]; axis < n.length; stride *= n[axis++])
                transposeAcross(x, out, start, above(start, axis, stride), below(start, axis, stride), up[axis], down[axis]);
            if (leaving != null) for (int i = start; i < start + n[0]; i++) out[i] += leaving[i] * x[i];
        });
    }

    private void transposeAlong(double base, double[] x, double[] out, int start) {
        double[] above = up[0];
        double[] below = down[0];
        int last = start + n[0] - 1;
        if (last == start) {
            out[start] = base * x[start];
            return;
        }
        for (int i = start + 1; i < last; i++)
            out[i] = (base + above[i] + below[i]) * x[i] - above[i - 1] * x[i - 1] - below[i + 1] * x[i + 1];
        out[start] = (base + above[start] + below[start]) * x[start] - above[last] * x[last] - below[start + 1] * x[start + 1];
        out[last] = (base + above[last] + below[last]) * x[last] - above[last - 1] * x[last - 1] - below[start] * x[start];
    }

    private void transposeAcross(double[] x, double[] out, int start, int next, int before, double[] above, double[] below) {
        if (next == start) return;
        for (int i = start, a = next, b = before; i < start + n[0]; i++, a++, b++)
            out[i] += (above[i] + below[i]) * x[i] - above[b] * x[b] - below[a] * x[a];
    }

    private int above(int cell, int axis, int stride) {
        return cell / stride % n[axis] == n[axis] - 1 ? cell - (n[axis] - 1) * stride : cell + stride;
    }

    private int below(int cell, int axis, int stride) {
        return cell / stride % n[axis] == 0 ? cell + (n[axis] - 1) * stride : cell - stride;
    }

    /// The reciprocals of the diagonal.
    ///
    /// @param leaks of the value or of the density; null for none
    void invertDiagonal(double base, double[] leaks, double[] out) {
        forRows(start -> {
            for (int i = start; i < start + n[0]; i++) out[i] = base;
            for (int axis = 0; axis < n.length; axis++)
                for (int i = start; i < start + n[0]; i++) out[i] += up[axis][i] + down[axis][i];
            if (leaks != null) for (int i = start; i < start + n[0]; i++) out[i] += leaks[i];
            for (int i = start; i < start + n[0]; i++) out[i] = 1 / out[i];
        });
    }

    /// `x += factor scale (b - y)`, point by point.
    void correct(double factor, double[] scale, double[] b, double[] y, double[] x) {
        forRows(start -> {
            for (int i = start; i < start + n[0]; i++) x[i] += factor * scale[i] * (b[i] - y[i]);
        });
    }

    /// `x = factor scale b`, point by point.
    void start(double factor, double[] scale, double[] b, double[] x) {
        forRows(start -> {
            for (int i = start; i < start + n[0]; i++) x[i] = factor * scale[i] * b[i];
        });
    }

    /// The largest diagonal entry.
    double largestDiagonal(double base) {
        double[] largest = new double[rows];
        forRows(start -> {
            double most = 0;
            for (int i = start; i < start + n[0]; i++) {
                double diagonal = base + (leak == null ? 0 : leak[i]);
                for (int axis = 0; axis < n.length; axis++) diagonal += up[axis][i] + down[axis][i];
                most = Math.max(most, diagonal);
            }
            largest[start / n[0]] = most;
        });
        double most = 0;
        for (double row : largest) most = Math.max(most, row);
        return most;
    }
}
