package org.mfglab.workbench.run;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.mfglab.device.Precision;
import org.mfglab.grid.Grid;
import org.mfglab.grid.Trajectory;
import org.mfglab.workbench.file.ElementType;
import org.mfglab.workbench.file.NumpyArray;
import org.mfglab.workbench.file.NumpyWriter;

/// Writes coordinates and trajectories as numpy arrays, slice by slice.
public final class FieldFiles {

    private FieldFiles() { }

    public static void coordinates(RunFolder folder, Grid grid, double[] times) throws IOException {
        vector(folder, RunFiles.TIMES, times);
        for (int axis = 0; axis < grid.dimension(); axis++) vector(folder, RunFiles.COORDINATES.get(axis), grid.coordinates(axis));
    }

    private static void vector(RunFolder folder, String name, double[] values) throws IOException {
        folder.publish(name, out -> NumpyWriter.write(out, ElementType.FLOAT64, new NumpyArray(List.of(values.length), values)));
    }

    /// Writes levels of a trajectory, shape `[t, (z,) (y,) x]`, with the digits that it has.
    static void trajectory(RunFolder folder, String name, Trajectory trajectory, int[] levels) throws IOException {
        folder.publish(name, out -> {
            double[] slice = new double[trajectory.grid().size()];
            try (NumpyWriter writer = new NumpyWriter(out, type(Precision.of(trajectory.unit())), shape(trajectory.grid(), levels.length))) {
                for (int n : levels) {
                    trajectory.read(n, slice);
                    writer.append(slice, slice.length);
                }
            }
        });
    }

    /// Writes all levels of a trajectory as long as they are finite.
    ///
    /// @return whether they all are
    static boolean whole(OutputStream out, Trajectory trajectory) throws IOException {
        double[] slice = new double[trajectory.grid().size()];
        NumpyWriter writer = new NumpyWriter(out, type(Precision.of(trajectory.unit())), shape(trajectory.grid(), trajectory.time().levels()));
        for (int n = 0; n < trajectory.time().levels(); n++) {
            trajectory.read(n, slice);
            if (!finite(slice)) return false;
            writer.append(slice, slice.length);
        }
        writer.close();
        return true;
    }

    /// Whatever a precision can hold.
    private static ElementType type(Precision precision) {
        return switch (precision) {
            case DOUBLE -> ElementType.FLOAT64;
            case SINGLE -> ElementType.FLOAT32;
        };
    }

    private static List<Integer> shape(Grid grid, int levels) {
        List<Integer> shape = new ArrayList<>(List.of(levels));
        shape.addAll(grid.n().reversed());
        return shape;
    }

    /// Whether every value of a trajectory is a finite number.
    static boolean finite(Trajectory trajectory) {
        double[] slice = new double[trajectory.grid().size()];
        for (int n = 0; n < trajectory.time().levels(); n++) {
            trajectory.read(n, slice);
            if (!finite(slice)) return false;
        }
        return true;
    }

    private static boolean finite(double[] values) {
        for (double value : values) if (!Double.isFinite(value)) return false;
        return true;
    }
}
