package org.mfglab.workbench.verify;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;
import org.mfglab.grid.Trajectory;
import org.mfglab.workbench.file.NumpyFile;
import org.mfglab.workbench.file.NumpySlices;
import org.mfglab.workbench.run.RunFiles;
import org.mfglab.workbench.run.Thinning;
import org.mfglab.workbench.study.Study;

/// u and m of a run folder, read from the disk a level at a time.
///
/// @param levels the time levels that are stored
record StoredFields(Path run, Study study, int[] levels, NumpySlices value, NumpySlices density) implements Closeable {

    /// @throws IOException if a file is missing, damaged or of another grid, in words for its owner
    static StoredFields open(Path run, Study study) throws IOException {
        int[] levels = Thinning.levels(study.time(), study.output().every());
        NumpySlices value = slices(run, RunFiles.VALUE, study, levels);
        try {
            return new StoredFields(run, study, levels, value, slices(run, RunFiles.DENSITY, study, levels));
        } catch (IOException e) {
            value.close();
            throw e;
        }
    }

    private static NumpySlices slices(Path run, String name, Study study, int[] levels) throws IOException {
        if (!Files.exists(run.resolve(name))) throw new IOException("It has no " + name + ".");
        NumpySlices slices;
        try {
            slices = NumpySlices.open(run.resolve(name));
        } catch (IOException e) {
            throw new IOException(name + " cannot be read. " + e.getMessage(), e);
        }
        List<Integer> shape = new ArrayList<>(List.of(levels.length));
        shape.addAll(study.grid().n().reversed());
        int bytes = study.solver().precision().bytes();
        if (slices.shape().equals(shape) && slices.bytes() == bytes) return slices;
        slices.close();
        throw new IOException(slices.shape().equals(shape) ? "%s holds numbers of %d bytes, but %s says precision = \"%s\".".formatted(name, slices.bytes(), RunFiles.RESOLVED, study.solver().precision().word())
                : "%s has the shape %s, but %s says %s.".formatted(name, slices.shape(), RunFiles.RESOLVED, shape));
    }

    /// Whether every time level is stored.
    boolean complete() {
        return levels.length == study.time().levels();
    }

    /// The value at all levels.
    Trajectory allValues() {
        return new Levels(study.grid(), study.time(), value, study.solver().precision().unit());
    }

    /// The density at all levels.
    Trajectory allDensities() {
        return new Levels(study.grid(), study.time(), density, study.solver().precision().unit());
    }

    private record Levels(Grid grid, TimeGrid time, NumpySlices slices, double unit) implements Trajectory {
        @Override
        public void read(int n, double[] out) {
            try {
                slices.read(n, out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// The largest distance of the stored coordinates from those of the problem.
    double coordinateError() throws IOException {
        double error = distance(RunFiles.TIMES, times());
        for (int axis = 0; axis < study.grid().dimension(); axis++)
            error = Math.max(error, distance(RunFiles.COORDINATES.get(axis), study.grid().coordinates(axis)));
        return error;
    }

    private double[] times() {
        double[] times = new double[levels.length];
        for (int i = 0; i < times.length; i++) times[i] = study.time().time(levels[i]);
        return times;
    }

    private double distance(String name, double[] expected) throws IOException {
        double[] stored;
        try {
            stored = NumpyFile.read(run.resolve(name), expected.length).values();
        } catch (IOException e) {
            throw new IOException(name + " cannot be read. " + e.getMessage(), e);
        }
        if (stored.length != expected.length) throw new IOException("%s has %s numbers, but %s says %s.".formatted(name, stored.length, RunFiles.RESOLVED, expected.length));
        double distance = 0;
        for (int i = 0; i < stored.length; i++) distance = Math.max(distance, Math.abs(stored[i] - expected[i]));
        return distance;
    }

    @Override
    public void close() throws IOException {
        value.close();
        density.close();
    }
}
