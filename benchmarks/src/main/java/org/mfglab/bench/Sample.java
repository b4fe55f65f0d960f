package org.mfglab.bench;

import java.util.Arrays;

/// Repeated measurements of one quantity, in the order they were made. On a shared machine the median is what to compare.
record Sample(double... values) {

    Sample {
        if (values.length == 0) throw new IllegalArgumentException("A sample needs at least one measurement.");
        values = values.clone();
    }

    double median() {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    double least() {
        return Arrays.stream(values).min().orElseThrow();
    }

    double most() {
        return Arrays.stream(values).max().orElseThrow();
    }

    /// The largest less the smallest.
    double spread() {
        return most() - least();
    }
}
