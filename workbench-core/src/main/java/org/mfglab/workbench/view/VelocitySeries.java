package org.mfglab.workbench.view;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.mfglab.workbench.figure.Arrows;
import org.mfglab.workbench.figure.Axis;
import org.mfglab.workbench.figure.ColourMap;
import org.mfglab.workbench.figure.Door;
import org.mfglab.workbench.figure.HeatMap;
import org.mfglab.workbench.figure.Scale;
import org.mfglab.workbench.report.Doors;
import org.mfglab.workbench.report.Numbers;
import org.mfglab.workbench.report.Reduction;

/// The velocity in the plane x, y at chosen times, with the largest speeds over all times.
///
/// Far from all agents the velocity can be many times larger than where they are. So colours and arrows reach up to the largest speed where the
/// density is at least [#NOTICEABLE] of its largest value; larger speeds get the last colour, and the bar says so.
///
/// @param axes    x and y
/// @param x       `[level]`, the component along x on the plane
/// @param y       `[level]`, the component along y
/// @param fastest the largest speed of agents over all stored times
/// @param beyond  the largest speed anywhere
/// @param cut     whether the plane is one of many
/// @param doors   where agents leave
record VelocitySeries(List<Axis> axes, double[] times, double[][] x, double[][] y, double fastest, double beyond, boolean cut, List<Door> doors) {

    private static final String UNIT = "length/time";
    private static final double NOTICEABLE = 0.01;

    static VelocitySeries of(Velocities velocities, int[] chosen) {
        double[] times = velocities.times();
        List<Axis> axes = velocities.value().axes();
        double[][] x = new double[chosen.length][];
        double[][] y = new double[chosen.length][];
        double noticeable = NOTICEABLE * IntStream.range(0, times.length)
                .mapToDouble(i -> Arrays.stream(velocities.density().level(i)).max().orElseThrow()).max().orElseThrow();
        double fastest = 0;
        double beyond = 0;
        for (int i = 0, next = 0; i < times.length; i++) {
            double[][] v = velocities.level(i);
            double[] vx = Reduction.MIDDLE.of(v[0], axes);
            double[] vy = Reduction.MIDDLE.of(v[1], axes);
            fastest = Math.max(fastest, fastest(speeds(vx, vy), Reduction.MIDDLE.of(velocities.density().level(i), axes), noticeable));
            beyond = Math.max(beyond, fastest(speeds(vx, vy), new double[vx.length], 0));
            if (next == chosen.length || chosen[next] != i) continue;
            x[next] = vx;
            y[next++] = vy;
        }
        double[] at = Arrays.stream(chosen).mapToDouble(i -> times[i]).toArray();
        return new VelocitySeries(Reduction.MIDDLE.axes(axes), at, x, y, fastest > 0 ? fastest : beyond, beyond, axes.size() == 3, Doors.of(velocities.grid()));
    }

    /// The velocity at one level, with the speeds of this series.
    VelocitySeries at(Velocities velocities, int level) {
        List<Axis> all = velocities.value().axes();
        double[][] v = velocities.level(level);
        return new VelocitySeries(axes, new double[] {velocities.times()[level]}, new double[][] {Reduction.MIDDLE.of(v[0], all)}, new double[][] {Reduction.MIDDLE.of(v[1], all)},
                fastest, beyond, cut, doors);
    }

    /// The largest finite speed where a density reaches a limit.
    private static double fastest(double[] speeds, double[] m, double least) {
        double fastest = 0;
        for (int i = 0; i < speeds.length; i++) if (m[i] >= least && Double.isFinite(speeds[i])) fastest = Math.max(fastest, speeds[i]);
        return fastest;
    }

    private static double[] speeds(double[] x, double[] y) {
        double[] speeds = new double[x.length];
        for (int i = 0; i < speeds.length; i++) speeds[i] = Math.hypot(x[i], y[i]);
        return speeds;
    }

    String heading(String title) {
        return title + ": velocity v = −Hₚ" + (cut ? " along x and y " + Reduction.MIDDLE.words(3) : "");
    }

    String time(int i) {
        return Numbers.of(times[i], 3);
    }

    /// The speed as colours and the velocity as arrows, all times on one scale.
    HeatMap map(String title, int i) {
        Scale scale = Scale.density(cut ? "speed along x and y" : "speed |v|", UNIT, new double[] {beyond}).withMap(ColourMap.MAGMA);
        if (fastest > 0) scale = scale.withLimits(0, fastest);
        HeatMap map = HeatMap.of(title, axes.get(0), axes.get(1), speeds(x[i], y[i]), scale).withDoors(doors);
        return fastest > 0 ? map.withArrows(arrows(i)) : map;
    }

    /// The velocity as arrows of at most one length.
    Arrows arrows(int i) {
        return new Arrows(x[i], y[i], fastest, "|v|", UNIT);
    }
}
