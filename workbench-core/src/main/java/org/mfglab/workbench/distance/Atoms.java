package org.mfglab.workbench.distance;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.mfglab.grid.Grid;

/// A measure of finitely many points: samples, or the points of a grid with the mass of their cells.
///
/// @param x       `[axis][point]`, kept, not copied
/// @param weights one per point, positive, with the sum 1
public record Atoms(double[][] x, double[] weights) {

    /// What is lighter than this part of the heaviest point is left out: all of it together weighs less than rounding of a sum does.
    private static final double LIGHT = 1e-16;

    /// Parts of a cell along each axis in one to three dimensions, at most, and points in all.
    private static final int[] PARTS = {32, 4, 2};
    private static final int MOST = 1 << 21;

    /// Samples of equal weight.
    ///
    /// @param samples `[n, d]`, n positive
    public static Atoms of(double[][] samples) {
        double[][] x = new double[samples[0].length][samples.length];
        for (int i = 0; i < samples.length; i++) for (int axis = 0; axis < x.length; axis++) x[axis][i] = samples[i][axis];
        double[] weights = new double[samples.length];
        Arrays.fill(weights, 1.0 / samples.length);
        return new Atoms(x, weights);
    }

    /// The mass of a density, at the points of its grid.
    ///
    /// @param m one value per grid point; negative ones count as 0
    /// @throws IllegalArgumentException if it has no mass
    public static Atoms of(Grid grid, double[] m) {
        double largest = Arrays.stream(m).max().orElse(0);
        int[] heavy = IntStream.range(0, m.length).filter(i -> m[i] > LIGHT * largest).toArray();
        double mass = Arrays.stream(heavy).mapToDouble(i -> m[i]).sum();
        if (!(mass > 0) || !Double.isFinite(mass)) throw new IllegalArgumentException("A density of mass %s is no measure.".formatted(mass));
        double[][] x = new double[grid.dimension()][heavy.length];
        double[] weights = new double[heavy.length];
        for (int k = 0; k < heavy.length; k++) {
            for (int axis = 0; axis < x.length; axis++) x[axis][k] = grid.coordinate(axis, grid.position(axis, heavy[k]));
            weights[k] = m[heavy[k]] / mass;
        }
        return new Atoms(x, weights);
    }

    /// The mass of a density, spread evenly over each cell: over so many points in it that its grid is hardly seen. Two densities on different grids, or a
    /// density and samples, would otherwise be a quarter of a cell apart.
    ///
    /// @param m one value per grid point; negative ones count as 0
    /// @throws IllegalArgumentException if it has no mass
    public static Atoms spread(Grid grid, double[] m) {
        Atoms points = of(grid, m);
        int d = grid.dimension();
        int parts = Math.clamp((long) Math.pow((double) MOST / points.count(), 1.0 / d), 1, PARTS[d - 1]);
        int each = (int) Math.pow(parts, d);
        double[][] x = new double[d][points.count() * each];
        double[] weights = new double[points.count() * each];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = points.weights[i / each] / each;
            for (int axis = 0, part = i % each; axis < d; axis++, part /= parts)
                x[axis][i] = points.x[axis][i / each] + grid.h(axis) * ((part % parts + 0.5) / parts - 0.5);
        }
        return new Atoms(x, weights);
    }

    public int dimension() {
        return x.length;
    }

    public int count() {
        return weights.length;
    }

    /// Draws points independently.
    ///
    /// @param spread added to each coordinate is a uniform number of `(-spread/2, spread/2)`, one per axis: the cell of a grid point, or 0
    /// @return `[n, d]`
    public double[][] draw(int n, double[] spread, long seed) {
        double[] upTo = weights.clone();
        Arrays.parallelPrefix(upTo, Double::sum);
        SplittableRandom chance = new SplittableRandom(seed);
        double[][] samples = new double[n][dimension()];
        for (double[] sample : samples) {
            int found = Arrays.binarySearch(upTo, chance.nextDouble() * upTo[upTo.length - 1]);
            int i = Math.min(found < 0 ? -found - 1 : found + 1, count() - 1);
            for (int axis = 0; axis < sample.length; axis++) sample[axis] = x[axis][i] + spread[axis] * (chance.nextDouble() - 0.5);
        }
        return samples;
    }
}
