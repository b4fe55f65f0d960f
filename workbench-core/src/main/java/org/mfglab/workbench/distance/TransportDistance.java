package org.mfglab.workbench.distance;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.mfglab.grid.Grid;

/// The Wasserstein distance W1 of two densities on one grid, each divided by its mass: exact in one dimension, on the line and on
/// the circle; otherwise the mean over 64 fixed directions of the distances of the projections.
public final class TransportDistance {

    /// A projection is shared out between the two nearest of so many nodes. That keeps its mean, so that it changes the distance
    /// only in the intervals in which the two distribution functions cross.
    private static final int NODES = 2048;

    private final Grid grid;

    public TransportDistance(Grid grid) {
        this.grid = grid;
    }

    /// @param m and `other` one value per grid point, of positive mass
    public double between(double[] m, double[] other) {
        double[] difference = difference(m, other);
        if (grid.dimension() > 1)
            return Arrays.stream(IntStream.range(0, Directions.COUNT).parallel().mapToDouble(k -> projected(Directions.of(grid.dimension(), k), difference)).toArray()).sum() / Directions.COUNT;
        return grid.periodic(0) ? onCircle(difference) : onLine(difference, grid.h(0));
    }

    private static double[] difference(double[] m, double[] other) {
        double mass = Arrays.stream(m).sum();
        double otherMass = Arrays.stream(other).sum();
        return IntStream.range(0, m.length).mapToDouble(i -> m[i] / mass - other[i] / otherMass).toArray();
    }

    /// `int |F - G| dx` of the distribution functions.
    private static double onLine(double[] difference, double h) {
        double sum = 0;
        double excess = 0;
        for (double d : difference) {
            excess += d;
            sum += Math.abs(excess);
        }
        return sum * h;
    }

    /// `min over c of int |F - G - c| dx`: the best c is the median (Rabin, Delon and Gousseau 2011).
    private double onCircle(double[] difference) {
        double[] excess = difference.clone();
        Arrays.parallelPrefix(excess, Double::sum);
        double[] sorted = excess.clone();
        Arrays.sort(sorted);
        double median = sorted[sorted.length / 2];
        return Arrays.stream(excess).map(e -> Math.abs(e - median)).sum() * grid.h(0);
    }

    private double projected(double[] direction, double[] difference) {
        double[][] parts = new double[grid.dimension()][];
        double low = 0;
        double high = 0;
        for (int axis = 0; axis < parts.length; axis++) {
            double component = direction[axis];
            parts[axis] = Arrays.stream(grid.coordinates(axis)).map(x -> x * component).toArray();
            double first = parts[axis][0];
            double last = parts[axis][parts[axis].length - 1];
            low += Math.min(first, last);
            high += Math.max(first, last);
        }
        if (!(high > low)) return 0;
        double h = (high - low) / (NODES - 1);
        double[] nodes = new double[NODES];
        int nx = grid.n(0);
        for (int row = 0; row < difference.length; row += nx) {
            double start = -low;
            for (int axis = 1; axis < parts.length; axis++) start += parts[axis][grid.position(axis, row)];
            for (int i = 0; i < nx; i++) {
                double s = (start + parts[0][i]) / h;
                int node = Math.clamp((int) s, 0, NODES - 2);
                nodes[node] += (node + 1 - s) * difference[row + i];
                nodes[node + 1] += (s - node) * difference[row + i];
            }
        }
        return onLine(nodes, h);
    }
}
