package org.mfglab.device.cpu;

import java.util.Arrays;

/// The matrices `dt J` of a batch of lines, `(dt J x)_i = base_i x_i + down_i (x_i - x_{i-1}) + up_i (x_i - x_{i+1})`, with
/// `down, up >= 0` and `base >= 1`, and their elimination without subtraction (Grassmann, Taksar, Heyman 1985; MATH 4).
///
/// The rows sum to the base, so each pivot is a sum of what is left of the row: `pivot_i = e_i + f_i + up_i`, where e is the part of the
/// row sum and f the fill towards the last point of a periodic line; nothing is ever subtracted, and mass does not drift.
/// The last row collects `c_i` towards every point. All arrays are dense, `[point * lanes + lane]`.
final class LineSystem {

    final double[] down;
    final double[] up;
    final double[] base;
    private final int n;
    private final boolean periodic;
    private final double[] inversePivot;
    private final double[] sum;
    private final double[] fill;
    private final double[] collect;
    private final double[] gathered;
    private int lanes;

    LineSystem(int n, int maximumLanes, boolean periodic) {
        int size = n * maximumLanes;
        this.n = n;
        this.periodic = periodic;
        down = new double[size];
        up = new double[size];
        base = new double[size];
        Arrays.fill(base, 1);
        inversePivot = new double[size];
        sum = new double[size];
        fill = new double[periodic ? size : 0];
        collect = new double[size];
        gathered = new double[maximumLanes];
    }

    /// Eliminates; `down` and `up` hold the rates, zero where a line ends or is cut.
    void factor(int lanes) {
        this.lanes = lanes;
        int last = (n - 1) * lanes;
        for (int l = 0; l < lanes; l++) {
            sum[l] = base[l];
            gathered[l] = base[last + l];
            collect[l] = periodic ? up[last + l] : 0;
        }
        if (n == 1) {
            for (int l = 0; l < lanes; l++) inversePivot[l] = 1 / base[l];
            return;
        }
        if (periodic) factorPeriodic(last);
        else factorOpen(last);
        for (int l = 0; l < lanes; l++) inversePivot[last + l] = 1 / gathered[l];
    }

    private void factorOpen(int last) {
        for (int c = 0; c < last; c += lanes) {
            if (c > 0) sums(c);
            for (int i = c; i < c + lanes; i++) inversePivot[i] = 1 / (sum[i] + up[i]);
        }
        for (int l = 0, i = last - lanes; l < lanes; l++, i++) {
            collect[i] = down[last + l];
            gathered[l] += collect[i] * sum[i] * inversePivot[i];
        }
    }

    private void factorPeriodic(int last) {
        for (int l = 0; l < lanes; l++) fill[l] = down[l];
        for (int c = 0; c < last; c += lanes) {
            if (c > 0) {
                sums(c);
                for (int i = c; i < c + lanes; i++) {
                    fill[i] = down[i] * inversePivot[i - lanes] * fill[i - lanes];
                    collect[i] = up[i - lanes] * inversePivot[i - lanes] * collect[i - lanes];
                }
            }
            if (c == last - lanes)
                for (int l = 0; l < lanes; l++) collect[c + l] += down[last + l];
            for (int l = 0, i = c; l < lanes; l++, i++) {
                inversePivot[i] = 1 / (sum[i] + fill[i] + up[i]);
                gathered[l] += collect[i] * sum[i] * inversePivot[i];
            }
        }
    }

    private void sums(int c) {
        for (int i = c; i < c + lanes; i++) sum[i] = base[i] + down[i] * inversePivot[i - lanes] * sum[i - lanes];
    }

    /// `x := (dt J)^-1 x`.
    void solve(double[] x) {
        int last = (n - 1) * lanes;
        for (int c = lanes; c < last; c += lanes)
            for (int i = c; i < c + lanes; i++) x[i] += down[i] * inversePivot[i - lanes] * x[i - lanes];
        for (int c = periodic ? 0 : Math.max(0, last - lanes); c < last; c += lanes)
            for (int l = 0, i = c; l < lanes; l++, i++) x[last + l] += collect[i] * inversePivot[i] * x[i];
        for (int i = last; i < last + lanes; i++) x[i] *= inversePivot[i];
        for (int c = last - lanes; c >= 0; c -= lanes) {
            if (periodic)
                for (int l = 0, i = c; l < lanes; l++, i++) x[i] += fill[i] * x[last + l];
            for (int i = c; i < c + lanes; i++) x[i] = inversePivot[i] * (x[i] + up[i] * x[i + lanes]);
        }
    }

    /// `x := (dt J)^-T x`, with the same factors.
    void solveTransposed(double[] x) {
        int last = (n - 1) * lanes;
        for (int c = 0; c < last; c += lanes) {
            if (c > 0)
                for (int i = c; i < c + lanes; i++) x[i] += up[i - lanes] * x[i - lanes];
            for (int i = c; i < c + lanes; i++) x[i] *= inversePivot[i];
            if (periodic)
                for (int l = 0, i = c; l < lanes; l++, i++) x[last + l] += fill[i] * x[i];
        }
        if (n > 1)
            for (int i = last; i < last + lanes; i++) x[i] += up[i - lanes] * x[i - lanes];
        for (int i = last; i < last + lanes; i++) x[i] *= inversePivot[i];
        for (int c = last - lanes; c >= 0; c -= lanes) {
            if (c < last - lanes)
                for (int i = c; i < c + lanes; i++) x[i] += inversePivot[i] * down[i + lanes] * x[i + lanes];
            if (periodic || c == last - lanes)
                for (int l = 0, i = c; l < lanes; l++, i++) x[i] += inversePivot[i] * collect[i] * x[last + l];
        }
    }
}
