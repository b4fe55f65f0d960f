package org.mfglab.exact;

import java.util.Locale;

/// Games without noise on a line whose costs do not see m (VERIFICATION E4): `H = p^2/2`, `nu = F = 0`, and the formula of Hopf and Lax,
///
///     u(x, t) = min_y G(y) + (x - y)^2/(2 s),    s = T - t.
public sealed interface HopfLaxGame extends ExactGame {

    /// `G = |x|`: everybody goes to the middle at the speed 1, and who is there stays.
    ///
    /// @param horizon T
    record Focusing(double horizon) implements HopfLaxGame {

        @Override
        public String name() {
            return "hopf-lax HL1";
        }

        @Override
        public String terminal() {
            return "abs(x)";
        }

        @Override
        public String initial() {
            return BUMP;
        }

        @Override
        public double value(double t, double... x) {
            double s = horizon - t, r = Math.abs(x[0]);
            return r >= s ? r - s / 2 : r * r / (2 * s);
        }

        @Override
        public double density(double t, double... x) {
            double s = horizon - t;
            return Math.abs(x[0]) < s ? bump(horizon * x[0] / s) * horizon / s : bump(x[0] + Math.signum(x[0]) * t);
        }
    }

    /// `G = -|x|`: everybody leaves the middle at the speed 1, and nobody is there.
    ///
    /// @param horizon T
    record Parting(double horizon) implements HopfLaxGame {

        @Override
        public String name() {
            return "hopf-lax HL2";
        }

        @Override
        public String terminal() {
            return "-abs(x)";
        }

        @Override
        public String initial() {
            return BUMP;
        }

        @Override
        public double value(double t, double... x) {
            return -Math.abs(x[0]) - (horizon - t) / 2;
        }

        @Override
        public double density(double t, double... x) {
            return Math.abs(x[0]) > t ? bump(x[0] - Math.signum(x[0]) * t) : 0;
        }
    }

    /// `G = A cos 2 pi x` on the unit circle, value only: smooth until `s = 1/(4 pi^2 A)`, then with a kink at 0.
    ///
    /// @param amplitude A
    /// @param horizon   T
    record Cosine(double amplitude, double horizon) implements HopfLaxGame {

        private static final int PARTS = 400;

        @Override
        public String name() {
            return "hopf-lax HL4";
        }

        @Override
        public boolean periodic() {
            return true;
        }

        @Override
        public double[][] box() {
            return new double[][] {{0, 1}};
        }

        @Override
        public String terminal() {
            return String.format(Locale.ROOT, "%s*cos(2*pi*x)", amplitude);
        }

        /// Between a dense grid of y and Newton's method from the best of them.
        @Override
        public double value(double t, double... x) {
            double s = horizon - t;
            if (s == 0) return amplitude * Math.cos(2 * Math.PI * x[0]);
            double best = x[0];
            for (int k = -PARTS; k <= PARTS; k++) {
                double y = x[0] + 0.5 * k / PARTS;
                if (cost(x[0], y, s) < cost(x[0], best, s)) best = y;
            }
            for (int k = 0; k < 8; k++) {
                double slope = -2 * Math.PI * amplitude * Math.sin(2 * Math.PI * best) + (best - x[0]) / s;
                double bend = -4 * Math.PI * Math.PI * amplitude * Math.cos(2 * Math.PI * best) + 1 / s;
                if (bend > 0) best -= slope / bend;
            }
            return cost(x[0], best, s);
        }

        private double cost(double x, double y, double s) {
            return amplitude * Math.cos(2 * Math.PI * y) + (x - y) * (x - y) / (2 * s);
        }

        @Override
        public String initial() {
            return null;
        }

        @Override
        public double density(double t, double... x) {
            return Double.NaN;
        }
    }

    /// A smooth population between -1 and 1.
    String BUMP = "15/16*max(1 - x^2, 0)^2";

    private static double bump(double x) {
        double inside = Math.max(1 - x * x, 0);
        return 15.0 / 16 * inside * inside;
    }

    @Override
    default int dimension() {
        return 1;
    }

    @Override
    default String viscosity() {
        return "0";
    }

    @Override
    default String hamiltonian() {
        return "0.5*p_x^2";
    }

    @Override
    default String running() {
        return "0";
    }

    @Override
    default boolean periodic() {
        return false;
    }

    @Override
    default double[][] box() {
        return new double[][] {{-2.2, 2.2}};
    }
}
