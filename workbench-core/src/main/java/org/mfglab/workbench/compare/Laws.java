package org.mfglab.workbench.compare;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.mfglab.grid.Grid;
import org.mfglab.workbench.distance.Atoms;

/// The laws of the baseline and of another run at their last common time: as samples where a run has some of that time, else as its density.
///
/// @param model of the other run
/// @param truth of the baseline
record Laws(Pairing pairing, Law model, Law truth) {

    /// A law.
    ///
    /// @param samples `[n, d]`, if it is known by samples
    /// @param density on the grid of its run
    record Law(Optional<double[][]> samples, Grid grid, double[] density) {

        static Law of(RunInCompare run, double t) {
            double[] times = run.times();
            boolean last = run.stored(t) && run.nearestTime(t) == times[times.length - 1];
            return new Law(last ? run.samples() : Optional.empty(), run.grid(), run.density(t));
        }

        Atoms atoms() {
            return samples.map(Atoms::of).orElseGet(() -> Atoms.spread(grid, density));
        }

        /// Independent points: of the samples with replacement, or anywhere in cells that are drawn by their mass.
        double[][] draw(int n, long seed) {
            double[] cell = IntStream.range(0, grid.dimension()).mapToDouble(grid::h).toArray();
            return samples.isPresent() ? Atoms.of(samples.get()).draw(n, new double[grid.dimension()], seed) : Atoms.of(grid, density).draw(n, cell, seed);
        }
    }

    static Laws of(Pairing pairing) {
        return new Laws(pairing, Law.of(pairing.other(), pairing.last()), Law.of(pairing.base(), pairing.last()));
    }

    boolean sampled() {
        return model.samples.isPresent() || truth.samples.isPresent();
    }

    boolean periodic() {
        return IntStream.range(0, truth.grid.dimension()).anyMatch(truth.grid::periodic);
    }

    /// The points of the run that went into it, or null.
    Integer n() {
        return model.samples.map(samples -> samples.length).orElse(null);
    }

    /// Two independent sets of points of the truth: the halves of its samples, in an order of chance.
    static double[][][] halves(double[][] samples, long seed) {
        double[][] mixed = samples.clone();
        SplittableRandom chance = new SplittableRandom(seed);
        for (int i = mixed.length - 1; i > 0; i--) {
            int j = chance.nextInt(i + 1);
            double[] kept = mixed[i];
            mixed[i] = mixed[j];
            mixed[j] = kept;
        }
        int half = mixed.length / 2;
        return new double[][][] {Arrays.copyOf(mixed, half), Arrays.copyOfRange(mixed, half, 2 * half)};
    }
}
