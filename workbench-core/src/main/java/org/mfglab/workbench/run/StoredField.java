package org.mfglab.workbench.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mfglab.grid.Grid;
import org.mfglab.workbench.figure.Axis;
import org.mfglab.workbench.file.NumpySlices;
import org.mfglab.workbench.report.FieldSource;

/// A field of a run folder that stays on the disk: a level is read when it is asked for, so that a run of any size can be looked at.
record StoredField(Path file, List<Axis> axes, double[] times, Optional<Grid> surroundings) implements FieldSource {

    /// Makes sure that the file holds a level for each time and an element for each grid point.
    ///
    /// @throws IOException in words for the owner of the run
    static void check(Path file, List<Axis> axes, double[] times) throws IOException {
        List<Integer> shape;
        try (NumpySlices slices = NumpySlices.open(file)) {
            shape = slices.shape();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        StoredRun.fits(file.getFileName().toString(), shape, axes, times);
    }

    @Override
    public double[] level(int i) {
        try (NumpySlices slices = NumpySlices.open(file)) {
            double[] values = new double[slices.size()];
            slices.read(i, values);
            return values;
        } catch (IOException e) {
            throw new UncheckedIOException(unreadable(file, e));
        }
    }

    private static IOException unreadable(Path file, IOException e) {
        return new IOException(file.getFileName() + " cannot be read. " + e.getMessage(), e);
    }
}
