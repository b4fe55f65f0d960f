package org.mfglab.workbench.study;

import java.util.stream.IntStream;

/// Smooths an array of the plane by a Gaussian, one axis after the other.
final class Blur {

    /// The widest Gaussian, in points.
    static final int WIDEST = 64;

    /// How many of its widths a Gaussian reaches.
    private static final int REACH = 4;

    private Blur() { }

    /// The values smoothed along one axis: means with the weights `exp(-k^2/(2 points^2))`, cut off at four widths. Beyond the ends of an
    /// axis that is not periodic there is nothing to take the mean of.
    ///
    /// @param array  row-major, `width` in a row; not modified
    /// @param points standard deviation; 0 changes nothing
    static double[] along(int axis, double[] array, int width, int height, double points, boolean periodic) {
        if (points == 0) return array;
        int count = axis == 0 ? width : height;
        int stride = axis == 0 ? 1 : width;
        double[] weights = IntStream.rangeClosed(0, (int) Math.ceil(REACH * points)).mapToDouble(k -> Math.exp(-0.5 * k * k / (points * points))).toArray();
        double[] smooth = new double[array.length];
        IntStream.range(0, array.length).parallel().forEach(i -> {
            int position = i / stride % count;
            smooth[i] = mean(array, i - position * stride, stride, position, count, weights, periodic);
        });
        return smooth;
    }

    private static double mean(double[] array, int start, int stride, int position, int count, double[] weights, boolean periodic) {
        double sum = 0;
        double total = 0;
        for (int k = 1 - weights.length; k < weights.length; k++) {
            int at = position + k;
            if (!periodic && (at < 0 || at >= count)) continue;
            double weight = weights[Math.abs(k)];
            sum += weight * array[start + Math.floorMod(at, count) * stride];
            total += weight;
        }
        return sum / total;
    }
}
