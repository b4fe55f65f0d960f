package org.mfglab.workbench.study;

import org.mfglab.device.Precision;

/// How a game is to be solved.
///
/// @param method        which iteration
/// @param scheme        which discretisation
/// @param tolerance     on the certified residuals
/// @param maxIterations of backward and forward sweeps
/// @param damping       in (0, 1]; 1 is none
/// @param device        where to compute
/// @param threads       at most [#MOST_THREADS]; 0 for all
/// @param precision     of the arithmetic
/// @param seed          of what is random
public record SolverSettings(Method method, SchemeChoice scheme, double tolerance, int maxIterations, double damping,
                             DeviceChoice device, int threads, Precision precision, long seed) {

    /// More threads than that are taken for a slip of the hand.
    public static final int MOST_THREADS = 1024;

    /// The iterations that find the fixed point of backward and forward sweeps.
    public enum Method {
        AUTO("auto"), PICARD("picard"), ANDERSON("anderson");

        private final String key;

        Method(String key) {
            this.key = key;
        }

        /// The word of the problem file.
        public String key() {
            return key;
        }
    }

    /// The discretisations.
    public enum SchemeChoice {
        AUTO("auto"), FD_SPLIT("fd_split"), FD_UPWIND("fd_upwind"), FD_LAX_FRIEDRICHS("fd_lax_friedrichs"),
        SEMI_LAGRANGIAN("semi_lagrangian"), SEMI_LAGRANGIAN_2("semi_lagrangian_2");

        private final String key;

        SchemeChoice(String key) {
            this.key = key;
        }

        /// The word of the problem file.
        public String key() {
            return key;
        }
    }
}
