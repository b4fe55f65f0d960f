package org.mfglab.workbench.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.mfglab.workbench.file.NumpySlices;

/// The levels of a field on the disk, read when they are asked for, so that runs larger than the memory can be held against each other.
///
/// @param file  `[t, (z,) (y,) x]`
/// @param times increasing, one per level
/// @param size  the numbers of a level
record StoredLevels(Path file, double[] times, int size) {

    /// Times that differ by less than this part of their range are equal.
    static final double ROUNDING = 1e-9;

    /// @throws IOException if the file is not such an array, in words for its owner
    static StoredLevels open(Path file, double[] times, List<Integer> shape) throws IOException {
        try (NumpySlices slices = NumpySlices.open(file)) {
            if (!slices.shape().equals(shape))
                throw new IOException("%s has the shape %s, but the coordinates say %s.".formatted(file.getFileName(), slices.shape(), shape));
            return new StoredLevels(file, times, slices.size());
        } catch (IOException e) {
            throw new IOException(file.getFileName() + " cannot be read. " + e.getMessage(), e);
        }
    }

    double[] level(int i) {
        double[] values = new double[size];
        try (NumpySlices slices = NumpySlices.open(file)) {
            slices.read(i, values);
            return values;
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read. " + e.getMessage(), e);
        }
    }

    double first() {
        return times[0];
    }

    double last() {
        return times[times.length - 1];
    }

    private double slack() {
        return ROUNDING * Math.max(Math.abs(last()), last() - first());
    }

    /// Whether a level was stored at a time.
    boolean stored(double t) {
        return Math.abs(times[nearest(t)] - t) <= slack();
    }

    int nearest(double t) {
        int nearest = 0;
        for (int i = 1; i < times.length; i++) if (Math.abs(times[i] - t) < Math.abs(times[nearest] - t)) nearest = i;
        return nearest;
    }

    /// The field at a time: linear between the levels, the first and the last one beyond them.
    double[] at(double t) {
        int near = nearest(t);
        if (stored(t) || t <= first() || t >= last()) return level(near);
        int below = times[near] < t ? near : near - 1;
        double part = (t - times[below]) / (times[below + 1] - times[below]);
        double[] values = level(below);
        double[] above = level(below + 1);
        for (int i = 0; i < values.length; i++) values[i] += part * (above[i] - values[i]);
        return values;
    }
}
