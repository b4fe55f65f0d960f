package org.mfglab.verify;

import org.mfglab.grid.Grid;

/// The noise of `semi_lagrangian_2` on the points, written out: along every axis a step of 0, K or K + 1 cells to either side, with variance V and, where V >= 1/3, fourth moment 3 V^2.
final class PlainNoise {

    private final Grid grid;
    private final PlainSpline spline;

    PlainNoise(Grid grid, PlainSpline spline) {
        this.grid = grid;
        this.spline = spline;
    }

    double[] shake(double[] x, double[] variance) {
        double[] out = x;
        for (int k = 0; k < grid.dimension(); k++) out = along(k, out, variance[k]);
        return out;
    }

    private double[] along(int axis, double[] x, double variance) {
        int near = 0;
        while ((near + 1.0) * (near + 1.0) <= 3 * variance) near++;
        int far = near + 1;
        // p K^2 + q L^2 = V/2 and p K^4 + q L^4 = 3 V^2/2.
        double width = (double) far * far - (double) near * near;
        double q = near == 0 ? variance / 2 : variance * (3 * variance - near * near) / (2 * width * far * far);
        double p = near == 0 ? 0 : variance * (far * far - 3 * variance) / (2 * width * near * near);
        double[] out = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            int position = grid.position(axis, i);
            int line = i - position * grid.stride(axis);
            out[i] = (1 - 2 * p - 2 * q) * x[i];
            for (int way = -1; way <= 1; way += 2) {
                out[i] += p * x[line + grid.stride(axis) * spline.image(axis, position + way * near)];
                out[i] += q * x[line + grid.stride(axis) * spline.image(axis, position + way * far)];
            }
        }
        return out;
    }
}
