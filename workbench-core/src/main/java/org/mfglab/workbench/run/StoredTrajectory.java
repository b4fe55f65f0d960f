package org.mfglab.workbench.run;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;
import org.mfglab.grid.Trajectory;
import org.mfglab.workbench.file.NumpySlices;

/// A trajectory that stays on the disk, all time levels as one numpy array `[t, (z,) (y,) x]`; a level is read when it is asked for.
record StoredTrajectory(Grid grid, TimeGrid time, NumpySlices slices) implements Trajectory, Closeable {

    /// @throws IOException if it is not an array of that shape, in words for its owner
    static StoredTrajectory open(Path file, Grid grid, TimeGrid time) throws IOException {
        NumpySlices slices = NumpySlices.open(file);
        List<Integer> expected = new ArrayList<>(List.of(time.levels()));
        expected.addAll(grid.n().reversed());
        if (slices.shape().equals(expected)) return new StoredTrajectory(grid, time, slices);
        slices.close();
        throw new IOException("It has the shape %s, and the problem has %s.".formatted(slices.shape(), expected));
    }

    /// @throws UncheckedIOException if the file cannot be read
    @Override
    public void read(int n, double[] out) {
        try {
            slices.read(n, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public double unit() {
        return slices.bytes() == Double.BYTES ? Math.ulp(1.0) : Math.ulp(1.0f);
    }

    @Override
    public void close() throws IOException {
        slices.close();
    }
}
