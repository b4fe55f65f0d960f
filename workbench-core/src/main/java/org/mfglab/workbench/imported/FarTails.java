package org.mfglab.workbench.imported;

import java.util.Arrays;
import org.mfglab.grid.Grid;
import org.mfglab.grid.Interval;

/// The tails of Gaussian kernels far from all samples, where a density that ends would have an infinite logarithm.
final class FarTails {

    /// No density of kernels is smaller.
    static final double SMALLEST = 1e-300;

    private FarTails() { }

    /// Puts tails where a density is zero.
    ///
    /// @param m modified; one value per grid point
    static void fill(double[] m, double[][] samples, Grid grid, double bandwidth) {
        if (Arrays.stream(m).noneMatch(value -> value == 0)) return;
        double[] tails = counted(samples, grid);
        for (int axis = 0; axis < grid.dimension(); axis++) tails = smoothed(tails, grid, axis, bandwidth);
        for (int i = 0; i < m.length; i++) if (m[i] == 0) m[i] = Math.max(SMALLEST, tails[i]);
    }

    /// The part of the samples in each cell of the box.
    private static double[] counted(double[][] samples, Grid grid) {
        double[] counts = new double[grid.size()];
        for (double[] sample : samples) {
            int index = index(sample, grid);
            if (index >= 0) counts[index] += 1.0 / samples.length;
        }
        return counts;
    }

    /// The cell of a point; -1 outside the box.
    private static int index(double[] point, Grid grid) {
        int index = 0;
        for (int axis = 0; axis < point.length; axis++) {
            Interval side = grid.domain().axes().get(axis);
            double place = (point[axis] - side.low()) / grid.h(axis);
            if (!grid.periodic(axis) && (place < 0 || place >= grid.n(axis))) return -1;
            index += grid.stride(axis) * (grid.periodic(axis) ? Math.floorMod(Math.round(place), grid.n(axis)) : (int) place);
        }
        return index;
    }

    /// The sum over all points of a line, weighted by the Gaussian of their distance.
    private static double[] smoothed(double[] values, Grid grid, int axis, double bandwidth) {
        int n = grid.n(axis);
        int stride = grid.stride(axis);
        double[] kernel = new double[n];
        for (int k = 0; k < n; k++) {
            double distance = grid.h(axis) * (grid.periodic(axis) ? Math.min(k, n - k) : k) / bandwidth;
            kernel[k] = Math.exp(-0.5 * distance * distance) / (bandwidth * Math.sqrt(2 * Math.PI));
        }
        double[] out = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            if (values[i] == 0) continue;
            int position = grid.position(axis, i);
            int start = i - position * stride;
            for (int k = 0; k < n; k++) out[start + k * stride] += values[i] * kernel[Math.abs(k - position)];
        }
        return out;
    }
}
