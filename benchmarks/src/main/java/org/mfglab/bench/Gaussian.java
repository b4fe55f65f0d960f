package org.mfglab.bench;

/// One part of a mixture, `weight N(mean, variance)`.
record Gaussian(double weight, double mean, double variance) {

    static double density(double x, double mean, double variance) {
        return Math.exp(-(x - mean) * (x - mean) / (2 * variance)) / Math.sqrt(2 * Math.PI * variance);
    }

    /// After noise has shrunk it by `a` and filled it up to variance 1: `N(a mean, a^2 variance + 1 - a^2)`.
    double noised(double a, double x) {
        return weight * density(x, a * mean, a * a * variance + 1 - a * a);
    }
}
