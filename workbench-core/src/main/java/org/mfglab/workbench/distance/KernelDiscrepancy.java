package org.mfglab.workbench.distance;

import java.util.Arrays;
import java.util.stream.IntStream;

/// The maximum mean discrepancy of two sets of samples (Gretton et al. 2012, JMLR 13, equation 5): the root of
/// `mean k(x, x') + mean k(y, y') - 2 mean k(x, y)` over all pairs, equal ones included, so that it is never negative. The kernel is the mean of
/// three Gaussians of standard deviation 1/4, 1/2 and 1 times a length.
public final class KernelDiscrepancy {

    private static final double[] PARTS = {0.25, 0.5, 1};

    private KernelDiscrepancy() { }

    /// @param x      `[n, d]`
    /// @param y      `[k, d]`
    /// @param length positive, in the units of space
    public static double of(double[][] x, double[][] y, double length) {
        return Math.sqrt(Math.max(0, mean(x, x, length) + mean(y, y, length) - 2 * mean(x, y, length)));
    }

    /// The root of the mean square distance of two independent samples, divided by the root of 2: the standard deviation over all axes.
    public static double length(double[][] samples) {
        double square = 0;
        for (int axis = 0; axis < samples[0].length; axis++) {
            int k = axis;
            double mean = Arrays.stream(samples).mapToDouble(x -> x[k]).sum() / samples.length;
            square += Arrays.stream(samples).mapToDouble(x -> (x[k] - mean) * (x[k] - mean)).sum() / samples.length;
        }
        return Math.sqrt(square);
    }

    private static double mean(double[][] x, double[][] y, double length) {
        double[] rows = IntStream.range(0, x.length).parallel().mapToDouble(i -> row(x[i], y, length)).toArray();
        return Arrays.stream(rows).sum() / x.length / y.length;
    }

    private static double row(double[] x, double[][] y, double length) {
        double sum = 0;
        for (double[] other : y) {
            double square = 0;
            for (int axis = 0; axis < x.length; axis++) square += (x[axis] - other[axis]) * (x[axis] - other[axis]);
            for (double part : PARTS) sum += Math.exp(-0.5 * square / (part * part * length * length));
        }
        return sum / PARTS.length;
    }
}
