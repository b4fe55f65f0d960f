package org.mfglab.workbench.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.mfglab.grid.Grid;
import org.mfglab.grid.Trajectory;
import org.mfglab.workbench.figure.Axis;

/// A field at chosen times, ready to be drawn.
///
/// @param axes   one per space dimension, in the order x, y, z
/// @param times  increasing
/// @param levels one per time; row-major, x fastest
public record FieldSeries(List<Axis> axes, double[] times, double[][] levels) {

    private static final List<String> NAMES = List.of("x", "y", "z");

    public FieldSeries {
        axes = List.copyOf(axes);
    }

    /// Chosen levels of a trajectory.
    public static FieldSeries of(Trajectory trajectory, int[] levels) {
        double[][] values = new double[levels.length][trajectory.grid().size()];
        for (int i = 0; i < levels.length; i++) trajectory.read(levels[i], values[i]);
        return new FieldSeries(axes(trajectory.grid()), Arrays.stream(levels).mapToDouble(trajectory.time()::time).toArray(), values);
    }

    /// The axes of a grid.
    public static List<Axis> axes(Grid grid) {
        List<Axis> axes = new ArrayList<>();
        for (int k = 0; k < grid.dimension(); k++) {
            var interval = grid.domain().axes().get(k);
            axes.add(axis(k, interval.low(), interval.high(), grid.n(k), grid.periodic(k)));
        }
        return axes;
    }

    public static Axis axis(int k, double from, double to, int count, boolean periodic) {
        return periodic ? Axis.periodic(NAMES.get(k), "", from, to, count) : Axis.cells(NAMES.get(k), "", from, to, count);
    }

    /// At most so many of `count` levels, evenly spaced, the first and the last among them.
    public static int[] evenly(int count, int most) {
        int shown = Math.min(count, Math.max(2, most));
        return shown < 2 ? new int[] {0} : IntStream.range(0, shown).map(i -> (int) Math.round((double) i * (count - 1) / (shown - 1))).toArray();
    }

    public int dimension() {
        return axes.size();
    }

    /// The same field at some of its times.
    public FieldSeries at(int[] chosen) {
        return new FieldSeries(axes, Arrays.stream(chosen).mapToDouble(i -> times[i]).toArray(), Arrays.stream(chosen).mapToObj(i -> levels[i]).toArray(double[][]::new));
    }

    /// The index of the time nearest to t.
    public int nearest(double t) {
        return IntStream.range(0, times.length).reduce((a, b) -> Math.abs(times[b] - t) < Math.abs(times[a] - t) ? b : a).orElseThrow();
    }

    /// The field in the plane x, y: itself in two dimensions, in three the integral over z.
    public FieldSeries plane() {
        return dimension() < 3 ? this : new FieldSeries(axes.subList(0, 2), times, Arrays.stream(levels).map(this::overZ).toArray(double[][]::new));
    }

    private double[] overZ(double[] level) {
        int area = axes.get(0).count() * axes.get(1).count();
        double[] plane = new double[area];
        for (int i = 0; i < level.length; i++) plane[i % area] += level[i] * axes.get(2).step();
        return plane;
    }

    /// The field in the plane x, y half way up: itself in two dimensions, in three a slice.
    public FieldSeries middle() {
        if (dimension() < 3) return this;
        int area = axes.get(0).count() * axes.get(1).count();
        int start = axes.get(2).count() / 2 * area;
        return new FieldSeries(axes.subList(0, 2), times, Arrays.stream(levels).map(level -> Arrays.copyOfRange(level, start, start + area)).toArray(double[][]::new));
    }

    /// The field over x alone: itself in one dimension, otherwise the integral over the other axes.
    public FieldSeries alongX() {
        return dimension() == 1 ? this : new FieldSeries(axes.subList(0, 1), times, Arrays.stream(levels).map(this::overOthers).toArray(double[][]::new));
    }

    private double[] overOthers(double[] level) {
        double[] line = new double[axes.getFirst().count()];
        double width = axes.stream().skip(1).mapToDouble(Axis::step).reduce(1, (a, b) -> a * b);
        for (int i = 0; i < level.length; i++) line[i % line.length] += level[i] * width;
        return line;
    }

    /// All levels of a field over x in one array `[t, x]`.
    public double[] spaceTime() {
        return Arrays.stream(levels).flatMapToDouble(Arrays::stream).toArray();
    }

    /// The smallest and the largest value over all times.
    public double[] limits() {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double[] level : levels)
            for (double value : level) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        return new double[] {low, high};
    }
}
