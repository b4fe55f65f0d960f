package org.mfglab.workbench.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import org.mfglab.workbench.file.NumpySlices;

/// A field at certain times, whose levels are read or made when they are asked for, so that runs larger than the memory can be held against each other.
///
/// @param times increasing, one per level
/// @param each  the numbers of a level, a new array each time
record Levels(double[] times, IntFunction<double[]> each) {

    /// Times that differ by less than this part of their range are equal.
    static final double ROUNDING = 1e-9;

    /// Those of a file.
    ///
    /// @param shape of the array, time first; negative where any length will do
    /// @throws IOException if the file is not such an array, in words for its owner
    static Levels stored(Path file, double[] times, List<Integer> shape) throws IOException {
        try (NumpySlices slices = NumpySlices.open(file)) {
            boolean fits = slices.shape().size() == shape.size();
            for (int i = 0; fits && i < shape.size(); i++) fits = shape.get(i) < 0 || shape.get(i).equals(slices.shape().get(i));
            if (!fits) throw new IOException("%s has the shape %s, but the coordinates say %s.".formatted(file.getFileName(), slices.shape(), shape));
            int size = slices.size();
            return new Levels(times, i -> read(file, i, size));
        } catch (IOException e) {
            throw new IOException(file.getFileName() + " cannot be read. " + e.getMessage(), e);
        }
    }

    private static double[] read(Path file, int i, int size) {
        double[] values = new double[size];
        try (NumpySlices slices = NumpySlices.open(file)) {
            slices.read(i, values);
            return values;
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read. " + e.getMessage(), e);
        }
    }

    double[] level(int i) {
        return each.apply(i);
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

    /// Whether there is a level at a time.
    boolean has(double t) {
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
        if (has(t) || t <= first() || t >= last()) return level(near);
        int below = times[near] < t ? near : near - 1;
        double part = (t - times[below]) / (times[below + 1] - times[below]);
        double[] values = level(below);
        double[] above = level(below + 1);
        for (int i = 0; i < values.length; i++) values[i] += part * (above[i] - values[i]);
        return values;
    }
}
