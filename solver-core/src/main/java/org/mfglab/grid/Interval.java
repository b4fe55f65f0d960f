package org.mfglab.grid;

/// The interval `[low, high]` that a domain covers along one axis.
///
/// @param low  finite
/// @param high finite, greater than low
public record Interval(double low, double high) {

    public Interval {
        if (!Double.isFinite(low) || !Double.isFinite(high) || low >= high)
            throw new IllegalArgumentException("The interval [%s, %s] must have finite ends, the lower one first.".formatted(low, high));
    }

    public double length() {
        return high - low;
    }
}
