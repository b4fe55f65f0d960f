package org.mfglab.workbench.view;

/// From which value to which one the colours of a view go.
public sealed interface Limits {

    /// The smallest and the largest value of the whole run: they never move.
    record Run() implements Limits { }

    /// The smallest and the largest value of each time.
    record Frame() implements Limits { }

    /// From the first to the last percent of all values of the run; what lies beyond is marked on the bar.
    record Robust() implements Limits { }

    /// Fixed ones.
    ///
    /// @param byHand whether a user said both; otherwise densities still start at 0
    record Between(double low, double high, boolean byHand) implements Limits {

        /// @throws IllegalArgumentException when they are not finite and increasing
        public Between {
            if (!(low < high) || !Double.isFinite(high - low))
                throw new IllegalArgumentException("The limits must be finite and increasing, not %s and %s. Maybe the two are exchanged.".formatted(low, high));
        }

        public static Between byHand(double low, double high) {
            return new Between(low, high, true);
        }
    }
}
