package org.mfglab.bench;

import java.util.Arrays;
import java.util.OptionalDouble;

/// Error against seconds along one family of grids, straight between neighbours where both axes are logarithmic.
///
/// @param seconds of grids that become finer
/// @param errors  of the same
record WorkCurve(double[] seconds, double[] errors) {

    double best() {
        double best = Double.POSITIVE_INFINITY;
        for (double error : errors) best = Math.min(best, error);
        return best;
    }

    /// The seconds at which the errors fall below a bound for the last time, those of the coarsest grid where they lie below it from the start; empty where they never do.
    OptionalDouble secondsTo(double error) {
        for (int i = errors.length - 1; i > 0; i--)
            if (errors[i - 1] > error && errors[i] <= error) return OptionalDouble.of(crossing(i, Math.log(errors[i - 1] / error) / Math.log(errors[i - 1] / errors[i])));
        return Arrays.stream(errors).allMatch(e -> e <= error) ? OptionalDouble.of(seconds[0]) : OptionalDouble.empty();
    }

    private double crossing(int i, double share) {
        return seconds[i - 1] * Math.pow(seconds[i] / seconds[i - 1], share);
    }
}
