package org.mfglab.verify;

import org.mfglab.grid.Grid;

/// The noise of `semi_lagrangian_2` on the points, written out: along every axis the density of a normal distribution of variance V at whole numbers,
/// where V >= 2; below, a step of 0, K or K + 1 cells to either side, with variance V and, where V >= 1/3, fourth moment 3 V^2.
final class PlainNoise {

    private final Grid grid;

    PlainNoise(Grid grid) {
        this.grid = grid;
    }

    double[] shake(double[] x, double[] variance) {
        double[] out = x;
        for (int k = 0; k < grid.dimension(); k++) out = along(k, out, variance[k]);
        return out;
    }

    private double[] along(int axis, double[] x, double variance) {
        double[] probability = variance >= 2 ? normal(variance) : steps(variance);
        double[] out = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            int position = grid.position(axis, i);
            int line = i - position * grid.stride(axis);
            for (int j = 1 - probability.length; j < probability.length; j++)
                out[i] += probability[Math.abs(j)] * x[line + grid.stride(axis) * Image.of(grid, axis, position + j)];
        }
        return out;
    }

    /// The density at whole numbers.
    private static double[] normal(double variance) {
        double[] p = new double[(int) Math.ceil(8.5 * Math.sqrt(variance)) + 1];
        double sum = 0;
        for (int j = 0; j < p.length; j++) sum += (j == 0 ? 1 : 2) * (p[j] = Math.exp(-0.5 * j * j / variance));
        for (int j = 0; j < p.length; j++) p[j] /= sum;
        return p;
    }

    /// `p K^2 + q L^2 = V/2` and `p K^4 + q L^4 = 3 V^2/2`.
    private static double[] steps(double variance) {
        int near = 0;
        while ((near + 1.0) * (near + 1.0) <= 3 * variance) near++;
        int far = near + 1;
        double width = (double) far * far - (double) near * near;
        double[] p = new double[far + 1];
        p[far] = near == 0 ? variance / 2 : variance * (3 * variance - near * near) / (2 * width * far * far);
        if (near > 0) p[near] = variance * (far * far - 3 * variance) / (2 * width * near * near);
        p[0] = 1 - 2 * p[far] - (near > 0 ? 2 * p[near] : 0);
        return p;
    }
}
