package org.mfglab.workbench.view;

import java.io.IOException;

/// The values of a whole run below which one and ninety-nine percent of them lie.
///
/// They are found without a sort, level by level: values are counted in equal bins between the extremes, and the bins of the two quantiles
/// are divided once more, so that a quantile is known to the spread divided by the square of [#BINS].
final class Quantiles {

    private static final int BINS = 4096;
    private static final double SHARE = 0.01;

    private Quantiles() { }

    static Limits.Between of(Reel reel) throws IOException {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int level = 0; level < reel.levels(); level++)
            for (double[] values : Extent.values(reel.figure(level)).toList())
                for (double value : values) {
                    if (!Double.isFinite(value)) continue;
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                }
        if (!(low < high)) return Extent.between(low, high);
        long[] counts = counts(reel, low, high);
        return Extent.between(quantile(reel, counts, low, high, SHARE), quantile(reel, counts, low, high, 1 - SHARE));
    }

    /// What lies below, in each of the bins, and above.
    private static long[] counts(Reel reel, double low, double high) throws IOException {
        long[] counts = new long[BINS + 2];
        double perBin = BINS / (high - low);
        for (int level = 0; level < reel.levels(); level++)
            for (double[] values : Extent.values(reel.figure(level)).toList())
                for (double value : values) {
                    if (!Double.isFinite(value)) continue;
                    int bin = value < low ? 0 : value > high ? BINS + 1 : 1 + (int) Math.min(BINS - 1, (value - low) * perBin);
                    counts[bin]++;
                }
        return counts;
    }

    private static double quantile(Reel reel, long[] counts, double low, double high, double share) throws IOException {
        int coarse = bin(counts, share);
        double width = (high - low) / BINS;
        double from = low + (coarse - 1) * width;
        if (!(from < from + width)) return from;
        int fine = bin(counts(reel, from, from + width), share);
        return from + Math.clamp(fine - 0.5, 0, BINS) * width / BINS;
    }

    /// The first bin at whose end the share is reached.
    private static int bin(long[] counts, double share) {
        long all = 0;
        for (long count : counts) all += count;
        long below = 0;
        for (int bin = 0; bin < counts.length; bin++) {
            below += counts[bin];
            if (below >= share * all) return bin;
        }
        return counts.length - 1;
    }
}
