package org.mfglab.exact;

import java.util.function.DoubleUnaryOperator;

/// Halves an interval until its ends are neighbours.
final class Bisection {

    private Bisection() {}

    /// The place where a function grows through zero.
    ///
    /// @param f negative at `low`, positive at `high`
    static double root(DoubleUnaryOperator f, double low, double high) {
        while (true) {
            double middle = (low + high) / 2;
            if (middle <= low || middle >= high) return middle;
            if (f.applyAsDouble(middle) < 0) low = middle;
            else high = middle;
        }
    }
}
