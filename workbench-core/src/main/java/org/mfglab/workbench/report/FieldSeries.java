package org.mfglab.workbench.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mfglab.grid.Geometry;
import org.mfglab.grid.Grid;
import org.mfglab.workbench.figure.Axis;
import org.mfglab.workbench.figure.Door;

/// A field at chosen times, in one or two dimensions, with the limits that it has over all times. Inside obstacles it is NaN.
///
/// @param axes      one or two
/// @param dimension of the space that a density is per: 1 for a length, 2 for an area, 3 for a volume
/// @param times     increasing
/// @param levels    one per time; row-major, x fastest
/// @param low       the smallest value over all times, also those not chosen
/// @param high      the largest value over all times
/// @param note      what was done to it so that it can be drawn; may be empty
/// @param doors     where agents leave, in the plane
public record FieldSeries(List<Axis> axes, int dimension, double[] times, double[][] levels, double low, double high, String note, List<Door> doors) {

    public FieldSeries {
        axes = List.copyOf(axes);
        doors = List.copyOf(doors);
    }

    /// At most so many levels of a field, evenly spaced, the first and the last among them.
    public static FieldSeries of(FieldSource source, Reduction reduction, int most) {
        return of(source, reduction, evenly(source.times().length, most));
    }

    /// The chosen levels of a field.
    public static FieldSeries of(FieldSource source, Reduction reduction, int[] chosen) {
        double[] times = source.times();
        double[][] levels = new double[chosen.length][];
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0, next = 0; i < times.length; i++) {
            double[] level = reduction.of(open(source, i), source.axes());
            low = Math.min(low, Arrays.stream(level).filter(Double::isFinite).min().orElse(low));
            high = Math.max(high, Arrays.stream(level).filter(Double::isFinite).max().orElse(high));
            if (next < chosen.length && chosen[next] == i) levels[next++] = level;
        }
        if (low > high) low = high = 0;
        int dimension = source.axes().size();
        boolean inside = reduction == Reduction.LINE && dimension > 1;
        List<Door> doors = inside ? List.of() : source.surroundings().map(Doors::of).orElse(List.of());
        return new FieldSeries(reduction.axes(source.axes()), reduction.dimension(dimension), Arrays.stream(chosen).mapToDouble(i -> times[i]).toArray(),
                levels, low, high, reduction.words(dimension), doors);
    }

    /// A level with NaN inside obstacles.
    private static double[] open(FieldSource source, int i) {
        double[] level = source.level(i);
        Optional<Geometry> obstacles = source.surroundings().map(Grid::geometry).filter(Geometry::hasObstacles);
        if (obstacles.isEmpty()) return level;
        double[] open = level.clone();
        for (int cell = obstacles.get().nextSolid(0); cell >= 0; cell = obstacles.get().nextSolid(cell + 1)) open[cell] = Double.NaN;
        return open;
    }

    /// At most so many numbers below `count`, evenly spaced, the first and the last among them.
    public static int[] evenly(int count, int most) {
        int shown = Math.min(count, Math.max(2, most));
        return shown < 2 ? new int[] {0} : IntStream.range(0, shown).map(i -> (int) Math.round((double) i * (count - 1) / (shown - 1))).toArray();
    }

    /// The same of chosen numbers.
    public static int[] evenly(int[] chosen, int most) {
        return Arrays.stream(evenly(chosen.length, most)).map(i -> chosen[i]).toArray();
    }

    /// The same with other limits: those of a group of series that share their colours.
    public FieldSeries withLimits(double newLow, double newHigh) {
        return new FieldSeries(axes, dimension, times, levels, newLow, newHigh, note, doors);
    }

    /// At most so many of the levels of this series.
    FieldSeries thinned(int most) {
        int[] chosen = evenly(times.length, most);
        return new FieldSeries(axes, dimension, Arrays.stream(chosen).mapToDouble(i -> times[i]).toArray(),
                Arrays.stream(chosen).mapToObj(i -> levels[i]).toArray(double[][]::new), low, high, note, doors);
    }

    public boolean flat() {
        return axes.size() == 2;
    }

    public double[] last() {
        return levels[levels.length - 1];
    }

    /// All levels of a field over x in one array `[t, x]`.
    public double[] spaceTime() {
        return Arrays.stream(levels).flatMapToDouble(Arrays::stream).toArray();
    }

    /// The times as text, all with the same number of decimals.
    String time(int i) {
        return time(times[i]);
    }

    String time(double t) {
        double horizon = times[times.length - 1];
        int decimals = horizon > 0 ? (int) Math.clamp(2 - Math.floor(Math.log10(horizon)), 0, 8) : 2;
        return String.format(Locale.ROOT, "%." + decimals + "f", t);
    }
}
