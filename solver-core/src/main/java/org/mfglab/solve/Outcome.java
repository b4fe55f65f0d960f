package org.mfglab.solve;

import java.util.List;

/// How a solve ended. Not converging is a value, not an exception.
public sealed interface Outcome {

    /// The word of metrics.json.
    String status();

    /// Every applicable certified residual is within the tolerance.
    record Converged() implements Outcome {
        @Override
        public String status() {
            return "converged_residual";
        }
    }

    record IterationLimit() implements Outcome {
        @Override
        public String status() {
            return "iteration_limit";
        }
    }

    /// The residual stopped falling.
    record Stalled() implements Outcome {
        @Override
        public String status() {
            return "stalled";
        }
    }

    /// The iteration repeats.
    ///
    /// @param period in iterations
    record Cycling(int period) implements Outcome {
        @Override
        public String status() {
            return "cycling";
        }
    }

    /// The first value that is not finite, or a residual that grew beyond bounds.
    ///
    /// @param iteration counted from 1
    /// @param quantity  what diverged: value, density or residual
    /// @param level     the time level, or -1
    /// @param cell      the position along each axis; empty for a residual
    record Diverged(int iteration, String quantity, int level, List<Integer> cell) implements Outcome {
        @Override
        public String status() {
            return "diverged";
        }
    }

    /// Stopped by the caller.
    record Cancelled() implements Outcome {
        @Override
        public String status() {
            return "cancelled";
        }
    }

    record TimeLimit() implements Outcome {
        @Override
        public String status() {
            return "time_limit";
        }
    }
}
