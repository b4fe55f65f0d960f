package org.mfglab.workbench.figure;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/// Paths of agents as lines that take their colour from the time, with a ring where each begins and a dot where it is at the end.
///
/// In the plane, or with [#overTime] over time (to the right) and one coordinate (upward).
///
/// @param title           what stands above
/// @param x               the axis to the right
/// @param y               the axis upward
/// @param times           increasing
/// @param across          `[path, time]`, the coordinate along x; a path ends where it is not finite
/// @param up              `[path, time]`, the coordinate along y
/// @param scale           the colours of the times
/// @param last            the level up to which the paths are drawn
/// @param ground          what agents cannot enter
/// @param doors           where agents leave
/// @param physicalAspect  whether one unit is equally long in both directions
public record PathPlot(String title, Axis x, Axis y, double[] times, double[][] across, double[][] up, Scale scale, int last,
                       Optional<Ground> ground, List<Door> doors, boolean physicalAspect) implements Plane {

    /// @throws IllegalArgumentException when a path has not one place per time, or the last level is none of them
    public PathPlot {
        Objects.requireNonNull(title, "title");
        doors = List.copyOf(doors);
        if (last < 0 || last >= times.length)
            throw new IllegalArgumentException("The last level (%s) of the paths '%s' must lie in 0 .. %s.".formatted(last, title, times.length - 1));
        if (across.length != up.length)
            throw new IllegalArgumentException("The paths '%s' have %s first and %s second coordinates.".formatted(title, across.length, up.length));
        for (double[][] coordinate : new double[][][] {across, up}) {
            for (double[] path : coordinate) {
                if (path.length != times.length)
                    throw new IllegalArgumentException("A path of '%s' has %s places, but there are %s times.".formatted(title, path.length, times.length));
            }
        }
    }

    /// Paths in the plane.
    public static PathPlot of(String title, Axis x, Axis y, double[] times, double[][] across, double[][] up) {
        return new PathPlot(title, x, y, times, across, up, time(times), times.length - 1, Optional.empty(), List.of(), true);
    }

    /// Paths on a line over time.
    ///
    /// @param x  the axis of the coordinate, drawn upward
    /// @param at `[path, time]`
    public static PathPlot overTime(String title, Axis x, double[] times, double[][] at) {
        Axis time = Axis.levels("t", "", times[0], times[times.length - 1], times.length);
        double[][] across = new double[at.length][];
        Arrays.fill(across, times);
        return new PathPlot(title, time, x, times, across, at, time(times), times.length - 1, Optional.empty(), List.of(), false);
    }

    private static Scale time(double[] times) {
        return Scale.sequential("time t", "", times).withMap(ColourMap.VIRIDIS);
    }

    /// The same paths up to a level.
    public PathPlot until(int level) {
        return new PathPlot(title, x, y, times, across, up, scale, level, ground, doors, physicalAspect);
    }

    /// The same paths among obstacles and doors.
    public PathPlot among(Optional<Ground> obstacles, List<Door> places) {
        return new PathPlot(title, x, y, times, across, up, scale, last, obstacles, places, physicalAspect);
    }

    @Override
    public PathPlot withTitle(String other) {
        return new PathPlot(other, x, y, times, across, up, scale, last, ground, doors, physicalAspect);
    }

    @Override
    public String description() {
        long there = IntStream.range(0, across.length).filter(i -> Double.isFinite(across[i][last]) && Double.isFinite(up[i][last])).count();
        return String.format(Locale.ROOT, "Paths of %s agents, %s: from t = %.3g to t = %.3g, when %s of them are there.", across.length, title, times[0], times[last], there);
    }
}
