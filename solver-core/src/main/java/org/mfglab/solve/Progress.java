package org.mfglab.solve;

import java.util.ArrayList;
import java.util.List;

/// Judges an iteration by its history of residuals and of fingerprints of the density.
///
/// A residual alone cannot tell a cycle from a standstill: the undamped map that jumps between two states has a constant
/// residual. So each iteration leaves a fingerprint, a few fixed linear functionals of the density; in a cycle of period p the
/// fingerprints return after p iterations and not before.
final class Progress {

    private static final int WINDOW = 8;
    private static final int PATIENCE = 40;
    private static final int LONGEST_PERIOD = 6;
    private static final double RETURN = 0.02;

    private final List<Double> residuals = new ArrayList<>();
    private final List<double[]> fingerprints = new ArrayList<>();

    void add(double residual, double[] fingerprint) {
        residuals.add(residual);
        fingerprints.add(fingerprint);
    }

    /// Decades per iteration over the last iterations, by least squares; positive when the residual falls, NaN at first.
    double rate() {
        int count = Math.min(WINDOW, residuals.size());
        if (count < 2) return Double.NaN;
        double slope = 0;
        double norm = 0;
        for (int i = 0; i < count; i++) {
            double x = i - 0.5 * (count - 1);
            slope += x * Math.log10(Math.max(residuals.get(residuals.size() - count + i), Double.MIN_NORMAL));
            norm += x * x;
        }
        return -slope / norm;
    }

    /// Iterations to a tolerance at the present rate; NaN where there is none.
    double remaining(double tolerance) {
        double rate = rate();
        double decades = Math.log10(residuals.getLast() / tolerance);
        return rate > 0 ? Math.max(0, decades / rate) : Double.NaN;
    }

    Verdict verdict() {
        if (period() > 0) return Verdict.CYCLING;
        if (stalled(PATIENCE / 2)) return Verdict.STALLED;
        return rate() < -0.05 ? Verdict.DIVERGING : Verdict.CONVERGING;
    }

    /// Whether the residual has not improved by a tenth for long.
    boolean stalled() {
        return stalled(PATIENCE);
    }

    private boolean stalled(int patience) {
        int split = residuals.size() - patience;
        return split > 0 && smallest(split, residuals.size()) > 0.9 * smallest(0, split);
    }

    private double smallest(int from, int to) {
        return residuals.subList(from, to).stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    /// The period in which the iteration repeats, seen over at least three periods and twelve iterations; 0 if it does not.
    int period() {
        for (int period = 2; period <= LONGEST_PERIOD; period++)
            if (returns(period, Math.max(12, 3 * period))) return period;
        return 0;
    }

    private boolean returns(int period, int iterations) {
        int last = fingerprints.size() - 1;
        if (last - iterations - period < 0) return false;
        for (int k = last; k > last - iterations; k--)
            if (!(distance(k, k - period) <= RETURN * distance(k, k - 1)) || distance(k, k - 1) == 0) return false;
        return true;
    }

    private double distance(int k, int l) {
        double sum = 0;
        for (int i = 0; i < fingerprints.get(k).length; i++) sum += Math.pow(fingerprints.get(k)[i] - fingerprints.get(l)[i], 2);
        return Math.sqrt(sum);
    }
}
