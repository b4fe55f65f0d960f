package org.mfglab.exact;

import java.util.Locale;

/// Games without noise whose costs do not see m (VERIFICATION E4): `H = |p|^2/2`, `nu = F = 0`, and the formula of Hopf and Lax,
///
///     u(x, t) = min_y G(y) + |x - y|^2/(2 s),    s = T - t.
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

    /// `G = min_i |x - c_i|^2/(2 e)` in the plane: everybody goes to the nearest of two places c_i, and where both are equally near nobody stays.
    ///
    /// @param width   e
    /// @param horizon T
    record Centres(double width, double horizon) implements HopfLaxGame {

        private static final double[][] PLACES = {{-0.8, 0.3}, {1, -0.2}};

        @Override
        public String name() {
            return "hopf-lax HL3";
        }

        @Override
        public int dimension() {
            return 2;
        }

        @Override
        public String hamiltonian() {
            return "0.5*norm(p)^2";
        }

        @Override
        public double[][] box() {
            return new double[][] {{-2.1, 2.1}, {-2.1, 2.1}};
        }

        @Override
        public String terminal() {
            return String.format(Locale.ROOT, "min((x - %s)^2 + (y - %s)^2, (x - %s)^2 + (y - %s)^2)/%s", PLACES[0][0], PLACES[0][1], PLACES[1][0], PLACES[1][1], 2 * width);
        }

        /// A smooth population in a disc of radius 1.5.
        @Override
        public String initial() {
            return "4/(3*pi)*max(1 - (x^2 + y^2)/2.25, 0)^2";
        }

        private static double initial(double x, double y) {
            double inside = Math.max(1 - (x * x + y * y) / 2.25, 0);
            return 4 / (3 * Math.PI) * inside * inside;
        }

        private static double[] nearest(double x, double y) {
            return square(x, y, PLACES[0]) <= square(x, y, PLACES[1]) ? PLACES[0] : PLACES[1];
        }

        private static double square(double x, double y, double[] place) {
            return (x - place[0]) * (x - place[0]) + (y - place[1]) * (y - place[1]);
        }

        @Override
        public double value(double t, double... x) {
            return square(x[0], x[1], nearest(x[0], x[1])) / (2 * (width + horizon - t));
        }

        /// Who is at x came from `c + R (x - c)`.
        @Override
        public double density(double t, double... x) {
            double ratio = (width + horizon) / (width + horizon - t);
            double[] c = nearest(x[0], x[1]);
            double fromX = c[0] + ratio * (x[0] - c[0]), fromY = c[1] + ratio * (x[1] - c[1]);
            return nearest(fromX, fromY) == c ? ratio * ratio * initial(fromX, fromY) : 0;
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
