package org.mfglab.workbench.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mfglab.grid.Grid;
import org.mfglab.grid.Trajectory;
import org.mfglab.workbench.figure.Axis;

/// A field over space and time that can be read a level at a time: a trajectory, or an array of a run folder.
public interface FieldSource {

    /// One per space dimension, in the order x, y, z.
    List<Axis> axes();

    /// Increasing, one per level.
    double[] times();

    /// The level at a time, row-major, x fastest; the caller does not modify it.
    double[] level(int i);

    /// The grid, where it has obstacles or exits that are to be seen.
    default Optional<Grid> surroundings() {
        return Optional.empty();
    }

    /// Some levels of a trajectory.
    static FieldSource of(Trajectory trajectory, int[] levels) {
        List<Axis> axes = axes(trajectory.grid());
        double[] times = Arrays.stream(levels).mapToDouble(trajectory.time()::time).toArray();
        return new FieldSource() {
            @Override
            public List<Axis> axes() {
                return axes;
            }

            @Override
            public double[] times() {
                return times;
            }

            @Override
            public Optional<Grid> surroundings() {
                return Optional.of(trajectory.grid());
            }

            @Override
            public double[] level(int i) {
                double[] values = new double[trajectory.grid().size()];
                trajectory.read(levels[i], values);
                return values;
            }
        };
    }

    private static List<Axis> axes(Grid grid) {
        List<Axis> axes = new ArrayList<>();
        for (int k = 0; k < grid.dimension(); k++) {
            var interval = grid.domain().axes().get(k);
            axes.add(axis(k, interval.low(), interval.high(), grid.n(k), grid.periodic(k)));
        }
        return axes;
    }

    /// The k-th axis of a picture.
    static Axis axis(int k, double from, double to, int count, boolean periodic) {
        String name = "xyz".substring(k, k + 1);
        return periodic ? Axis.periodic(name, "", from, to, count) : Axis.cells(name, "", from, to, count);
    }
}
