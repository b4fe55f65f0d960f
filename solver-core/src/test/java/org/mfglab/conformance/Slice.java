package org.mfglab.conformance;

import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import org.mfglab.grid.Grid;

/// Arithmetic of plain arrays for the checks.
final class Slice {

    private Slice() { }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) sum += a[i] * b[i];
        return sum;
    }

    static double mass(double[] m) {
        return java.util.Arrays.stream(m).sum();
    }

    static double magnitude(double[] a) {
        double most = 0;
        for (double value : a) most = Math.max(most, Math.abs(value));
        return most;
    }

    static double magnitude(double[][] a) {
        double most = 0;
        for (double[] level : a) most = Math.max(most, magnitude(level));
        return most;
    }

    static double distance(double[] a, double[] b) {
        return magnitude(plus(a, -1, b));
    }

    /// `a + factor b`.
    static double[] plus(double[] a, double factor, double[] b) {
        double[] sum = new double[a.length];
        for (int i = 0; i < a.length; i++) sum[i] = a[i] + factor * b[i];
        return sum;
    }

    static double[] absolute(double[] a) {
        return java.util.Arrays.stream(a).map(Math::abs).toArray();
    }

    /// `a` with its values taken from other places.
    static double[] moved(double[] a, IntUnaryOperator source) {
        return moved(new double[a.length], a, source);
    }

    /// @param values modified: from places of a
    static double[] moved(double[] values, double[] a, IntUnaryOperator source) {
        for (int i = 0; i < values.length; i++) values[i] = a[source.applyAsInt(i)];
        return values;
    }

    /// Where a point goes under a map of its positions `{i, j, k}`.
    static int index(Grid grid, int... position) {
        int index = 0;
        for (int axis = 0; axis < grid.dimension(); axis++) index += position[axis] * grid.stride(axis);
        return index;
    }

    static double[] rough(SplittableRandom random, int size, double amplitude) {
        return random.doubles(size, -amplitude, amplitude).toArray();
    }

    /// A random density of mass 1, with empty cells; every third one sits in a single cell.
    static double[] density(SplittableRandom random, int size) {
        double[] m = new double[size];
        if (random.nextInt(3) == 0) {
            m[random.nextInt(size)] = 1;
            return m;
        }
        for (int i = 0; i < size; i++) m[i] = Math.max(0, random.nextDouble(-0.5, 1));
        m[random.nextInt(size)] += 0.1;
        double mass = mass(m);
        for (int i = 0; i < size; i++) m[i] /= mass;
        return m;
    }
}
