package org.mfglab.workbench.imported;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Grid;
import org.mfglab.grid.Interval;

/// A box and a grid for samples of which nothing is known: along each axis what holds all but 0.1 % of them, with a margin of three kernels and a twentieth
/// of the length on both sides, rounded outward.
final class SampleBox {

    private static final double LEFT_OUT = 1e-3;
    private static final int[] POINTS = {256, 128, 48};

    private SampleBox() { }

    /// @param samples `[n, d]`
    static Grid of(double[][] samples, double bandwidth) {
        List<Interval> axes = new ArrayList<>();
        int d = samples[0].length;
        for (int axis = 0; axis < d; axis++) {
            int k = axis;
            double[] sorted = Arrays.stream(samples).mapToDouble(x -> x[k]).sorted().toArray();
            int cut = (int) (0.5 * LEFT_OUT / d * sorted.length);
            double low = sorted[cut];
            double high = sorted[sorted.length - 1 - cut];
            double margin = 3 * bandwidth + (high - low) / 20;
            axes.add(rounded(low - margin, high + margin));
        }
        int[] n = new int[d];
        Arrays.fill(n, POINTS[d - 1]);
        return Grid.of(Domain.box(axes.toArray(Interval[]::new)), n);
    }

    private static Interval rounded(double low, double high) {
        double step = Math.pow(10, Math.floor(Math.log10(high - low)) - 1);
        return new Interval(decimal(Math.floor(low / step) * step), decimal(Math.ceil(high / step) * step));
    }

    /// Without the rounding that a multiple of 0.1 has.
    private static double decimal(double x) {
        return new BigDecimal(x).round(new MathContext(12)).doubleValue();
    }
}
