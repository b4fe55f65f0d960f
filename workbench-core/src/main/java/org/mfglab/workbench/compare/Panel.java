package org.mfglab.workbench.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import org.mfglab.workbench.figure.Axis;
import org.mfglab.workbench.report.FieldSeries;
import org.mfglab.workbench.report.FieldSource;
import org.mfglab.workbench.report.Reduction;

/// A picture of a comparison: the density of a run, or its difference to that of the baseline, at the times of the baseline and on its axes, so that panels
/// with one number of a frame show one physical time.
///
/// @param title      the run, or the two
/// @param making     how it was made: the scheme, or the kernels with their bandwidth
/// @param difference whether it is a difference
/// @param series     with the limits of its group: all densities share theirs, all differences share theirs, and those are balanced about 0
/// @param shown      the physical time that each frame shows, which is not that of the slider where the run has no such time; NaN where there is nothing to show
public record Panel(String title, String making, boolean difference, FieldSeries series, double[] shown) {

    /// Densities of all runs, then the differences.
    ///
    /// @param most frames, evenly spaced, the first and the last time among them
    public static List<Panel> of(Comparison comparison, int most) {
        RunInCompare base = comparison.base();
        double[] times = base.times();
        int[] chosen = FieldSeries.evenly(times.length, most);
        List<Panel> densities = new ArrayList<>(List.of(new Panel(base.label() + " (baseline)", base.making(), false, series(base, base::density, chosen), picked(times, chosen))));
        List<Panel> differences = new ArrayList<>();
        for (Pairing pairing : comparison.pairings()) {
            RunInCompare other = pairing.other();
            double[] own = other.times();
            double[] held = Arrays.stream(times).map(t -> Math.clamp(t, own[0], own[own.length - 1])).toArray();
            densities.add(new Panel(other.label(), other.making(), false, series(base, pairing::density, chosen), picked(held, chosen)));
            double[] common = Arrays.stream(times).map(t -> pairing.common(t) ? t : Double.NaN).toArray();
            differences.add(new Panel(other.label() + " − " + base.label(), "on the points of the baseline", true, series(base, t -> difference(pairing, t), chosen), picked(common, chosen)));
        }
        List<Panel> panels = new ArrayList<>(grouped(densities, 0, largest(densities)));
        double high = largest(differences);
        panels.addAll(grouped(differences, -high, high));
        return panels;
    }

    private static double[] difference(Pairing pairing, double t) {
        if (pairing.common(t)) return pairing.difference(t);
        double[] nothing = new double[pairing.base().grid().size()];
        Arrays.fill(nothing, Double.NaN);
        return nothing;
    }

    private static double largest(List<Panel> panels) {
        return panels.stream().mapToDouble(panel -> Math.max(Math.abs(panel.series.low()), Math.abs(panel.series.high()))).max().orElse(0);
    }

    private static List<Panel> grouped(List<Panel> panels, double low, double high) {
        return panels.stream().map(panel -> new Panel(panel.title, panel.making, panel.difference, panel.series.withLimits(low, high), panel.shown)).toList();
    }

    private static double[] picked(double[] times, int[] chosen) {
        return IntStream.of(chosen).mapToDouble(i -> times[i]).toArray();
    }

    private static FieldSeries series(RunInCompare base, DoubleFunction<double[]> field, int[] chosen) {
        double[] times = base.times();
        return FieldSeries.of(new FieldSource() {
            @Override
            public List<Axis> axes() {
                return base.axes();
            }

            @Override
            public double[] times() {
                return times;
            }

            @Override
            public double[] level(int i) {
                return field.apply(times[i]);
            }
        }, Reduction.PLANE, chosen);
    }
}
