package org.mfglab.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.mfglab.grid.TimeGrid;
import org.mfglab.grid.Trajectory;
import org.mfglab.verify.Certificate;
import org.mfglab.verify.Certifier;
import org.mfglab.verify.Equations;

/// Which time level stands where: u[n] sees coefficients and F at t_n and the density m[n+1] (MATH 3.2), and what follows from it
/// for the pairing of u and m: derivative of the value in F, value identity, monotonicity of two solutions.
public final class LevelChecks {

    private static final TimeGrid TIME = new TimeGrid(0.5, 5);

    private LevelChecks() { }

    /// A pulse that is 1 near t_n only, as a formula in t.
    private static String pulse(int n) {
        double t = TIME.time(n);
        return "where(t > %s and t < %s, 1, 0)".formatted(t - 0.04, t + 0.04);
    }

    public static void densityIsThatOfTheNextLevel(StepFactory scheme) {
        try (StepRun run = new StepRun(scheme, TextGame.windy(1, true).game(), TIME, 8)) {
            for (int n = 0; n < 5; n++) assertEquals(n + 1, run.step().densityLevel(n));
        }
    }

    /// A wind, a constant of H or a cost that blows at t_2 only is felt by step 2 only, backward and forward.
    public static void coefficientsStandAtTheLevelOfTheStep(StepFactory scheme) {
        TextGame calm = TextGame.windy(2, true).withHorizon(0.5).withHamiltonian(TextGame.squareOfSlope(2)).withCosts("0.1*m", "0");
        String breeze = " + " + pulse(2) + "*(0.5 + sin(2*pi*x))*p_y";
        felt(scheme, calm, calm.withHamiltonian(TextGame.squareOfSlope(2) + breeze), 2, true);
        felt(scheme, calm, calm.withHamiltonian(TextGame.squareOfSlope(2) + " + " + pulse(2) + "*(1 + cos(2*pi*x))"), 2, false);
        felt(scheme, calm, calm.withCosts("0.1*m + " + pulse(2) + "*(1 + cos(2*pi*x))", "0"), 2, false);
    }

    private static void felt(StepFactory scheme, TextGame calm, TextGame blown, int level, boolean byDensity) {
        SplittableRandom random = new SplittableRandom(3);
        double[] uNext = Slice.rough(random, 30, 0.3);
        double[] m = Slice.density(random, 30);
        try (StepRun without = new StepRun(scheme, calm.game(), TIME, 6, 5); StepRun with = new StepRun(scheme, blown.game(), TIME, 6, 5)) {
            for (int n = 0; n < 5; n++) {
                double change = Slice.distance(without.backward(n, uNext, m), with.backward(n, uNext, m));
                double moved = Slice.distance(without.transport(n, uNext, m, m), with.transport(n, uNext, m, m));
                if (n == level) assertTrue(change > 1e-3 && (moved > 1e-4 || !byDensity), "step " + n + " does not feel it");
                else assertEquals(0, Math.max(change, moved), "step " + n + " feels it");
            }
        }
    }

    /// G stands at the horizon.
    public static void terminalCostStandsAtTheHorizon(StepFactory scheme) {
        try (StepRun run = new StepRun(scheme, TextGame.windy(1, false).withCosts("0", "t*x + m").game(), TIME, 4)) {
            assertArrayEquals(new double[] {0.0625 + 1, 0.1875 + 2, 0.3125 + 3, 0.4375 + 4}, run.terminal(new double[] {1, 2, 3, 4}), 1e-15);
        }
    }

    /// F sees the density point by point, and the means of all of it.
    public static void costsSeeTheDensityGiven(StepFactory scheme) {
        try (StepRun run = new StepRun(scheme, TextGame.windy(2, false).withCosts("t + m^2 + 10*mean_x + 100*mean_y", "mean_x - mean_y").game(), TIME, 2, 2)) {
            double[] m = {1, 3, 4, 8};
            double meanX = (0.25 * 5 + 0.75 * 11) / 16;
            double meanY = (0.25 * 4 + 0.75 * 12) / 16;
            double[] F = DoubleStream.of(m).map(v -> 0.2 + v * v + 10 * meanX + 100 * meanY).toArray();
            assertArrayEquals(F, run.running(2, m), 1e-12);
            for (double value : run.terminal(m)) assertEquals(meanX - meanY, value, 1e-14);
            for (String[] costs : new String[][] {{"mean_x", "1"}, {"1", "mean_x"}})
                try (StepRun one = new StepRun(scheme, TextGame.windy(2, false).withCosts(costs[0], costs[1]).game(), TIME, 2, 2)) {
                    assertEquals(meanX + 1, one.running(2, m)[3] + one.terminal(m)[3], 1e-14);
                }
        }
    }

    /// The derivative of `<u[0], m[0]>` in F at t_n is `dt m[n+1]`, and in G it is m[N].
    public static void valueRespondsToCostsByTheDensity(StepFactory scheme) {
        for (int d = 1; d <= 3; d++)
            for (boolean periodic : new boolean[] {true, false}) {
                TextGame game = TextGame.windy(d, periodic).withHorizon(0.5).withCosts("0.3*cos(2*pi*x)*(1 + t)", "0.3*cos(2*pi*x)");
                for (int n = 0; n <= 5; n++) response(scheme, game, n);
            }
    }

    private static void response(StepFactory scheme, TextGame game, int n) {
        double e = 1e-4;
        String bump = "exp(-3*(x - 0.4)^2)";
        int[] size = SchemeChecks.size(game.dimension());
        double[] value = new double[2];
        for (int sign = 0; sign < 2; sign++) {
            String added = " + %s*%s".formatted(sign == 0 ? "0.0001" : "(-0.0001)", bump);
            TextGame bumped = n == 5 ? game.withCosts(game.running(), game.terminal() + added)
                    : game.withCosts(game.running() + added + "*" + pulse(n), game.terminal());
            try (StepRun run = new StepRun(scheme, bumped.game(), TIME, size)) {
                value[sign] = Slice.dot(run.backward(run.resting())[0], run.initial());
            }
        }
        try (StepRun run = new StepRun(scheme, game.game(), TIME, size)) {
            double[][] m = run.forward(run.backward(run.resting()), run.resting());
            double expected = 0;
            for (int i = 0; i < run.grid.size(); i++)
                expected += Math.exp(-3 * Math.pow(run.grid.point(i)[0] - 0.4, 2)) * (n == 5 ? m[5][i] : TIME.dt() * m[n + 1][i]);
            assertEquals(expected, (value[0] - value[1]) / (2 * e), 1e-4 * expected, "response at level " + n);
        }
    }

    /// `<u[0], m[0]> = cost of moving + cost of being + terminal cost`, each with the density that the scheme pairs with it.
    public static void valueIsTheCostOfThePopulation(StepFactory scheme) {
        for (int d = 1; d <= 3; d++)
            for (boolean periodic : new boolean[] {true, false}) {
                TextGame game = TextGame.windy(d, periodic).withHorizon(0.5).withViscosity(0.2);
                try (StepRun run = new StepRun(scheme, game.game(), TIME, SchemeChecks.size(d))) {
                    double[][] m = run.equilibrium(0.5, 100);
                    double[][] u = run.backward(m);
                    double[][] moved = run.forward(u, m);
                    for (int n = 0; n <= 5; n++) assertEquals(0, Slice.distance(moved[n], m[n]), 1e-12, "the plain iteration has converged");
                    Certificate.Cost cost = Certifier.certify(run.game, new Equations.Split(), Trajectory.of(run.grid, TIME, u), Trajectory.of(run.grid, TIME, m), 0, 0).cost();
                    double value = Slice.dot(u[0], m[0]) * run.grid.cellVolume();
                    assertEquals(value, cost.total(), 1e-12, "value and cost");
                    assertTrue(Math.abs(cost.kinetic()) > 1e-3 && Math.abs(cost.running()) > 1e-3 && Math.abs(cost.terminal()) > 1e-3, cost::toString);
                }
            }
    }

    /// Lasry and Lions: for two starts of a monotone game
    /// `<u[0] - u'[0], m[0] - m'[0]> >= sum dt <F(m) - F(m'), m - m'> + <G(m[N]) - G(m'[N]), m[N] - m'[N]> >= 0` (PB10).
    public static void solutionsFromTwoStartsAreMonotone(StepFactory scheme) {
        for (int d = 1; d <= 3; d++)
            for (boolean periodic : new boolean[] {true, false}) monotone(scheme, TextGame.windy(d, periodic).withHorizon(0.5).withViscosity(0.2));
    }

    private static void monotone(StepFactory scheme, TextGame game) {
        int[] size = SchemeChecks.size(game.dimension());
        try (StepRun a = new StepRun(scheme, game.game(), TIME, size);
             StepRun b = new StepRun(scheme, game.withInitial("1 + 0.6*cos(2*pi*x)").game(), TIME, size)) {
            double[][] m = a.equilibrium(0.5, 100);
            double[][] other = b.equilibrium(0.5, 100);
            double left = Slice.dot(Slice.plus(a.backward(m)[0], -1, b.backward(other)[0]), Slice.plus(m[0], -1, other[0]));
            double right = Slice.dot(Slice.plus(a.terminal(m[5]), -1, b.terminal(other[5])), Slice.plus(m[5], -1, other[5]));
            for (int n = 0; n < 5; n++) {
                double[] gap = Slice.plus(m[n + 1], -1, other[n + 1]);
                right += TIME.dt() * Slice.dot(Slice.plus(a.running(n, m[n + 1]), -1, b.running(n, other[n + 1])), gap);
            }
            assertTrue(right > 0, "F and G are monotone");
            assertTrue(left >= right - 1e-12, "left " + left + ", right " + right);
        }
    }

    /// Without costs and Hamiltonian the discount alone remains: `u[n] = G/(1 + r dt)^(N - n)`.
    public static void discountActsOnceAStep(StepFactory scheme) {
        TextGame game = TextGame.windy(1, true).withDiscount(0.8).withHorizon(0.5).withHamiltonian(TextGame.squareOfSlope(1)).withCosts("0", "2");
        try (StepRun run = new StepRun(scheme, game.game(), TIME, 8)) {
            double[][] u = run.backward(run.resting());
            for (int n = 0; n <= 5; n++) for (double value : u[n]) assertEquals(2 / Math.pow(1.08, 5 - n), value, 1e-14);
        }
        // A cost F for ever is worth F/r.
        try (StepRun run = new StepRun(scheme, game.withCosts("0.4", "0.5").game(), TIME, 8)) {
            for (double value : run.backward(run.resting())[0]) assertEquals(0.5, value, 1e-14);
        }
    }

    /// A population at rest everywhere stays there: `m = 1`, `u = (T - t)(F(1) - H(0)) + G` to 1e-13.
    public static void constantStateIsExact(StepFactory scheme) {
        for (int d = 1; d <= 3; d++)
            for (boolean periodic : new boolean[] {true, false}) {
                TextGame game = new TextGame(d, periodic, 0.5, 0, 0.1, TextGame.squareOfSlope(d) + " + 0.3", "m^2", "0.25*m", "1");
                try (StepRun run = new StepRun(scheme, game.game(), TIME, SchemeChecks.size(d))) {
                    double[][] u = run.backward(run.resting());
                    double[][] m = run.forward(u, run.resting());
                    for (int n = 0; n <= 5; n++)
                        for (int i = 0; i < run.grid.size(); i++) {
                            assertEquals((0.5 - TIME.time(n)) * 0.7 + 0.25, u[n][i], 1e-13, "value");
                            assertEquals(1, m[n][i], 1e-13, "density");
                        }
                }
            }
    }

    /// Carried by a wind b, a straight value `u = x` falls by `b dt` in a step, but near the wall at the lee side.
    public static void straightValueIsCarriedByTheWind(StepFactory scheme) {
        TextGame game = TextGame.windy(2, false).withViscosity(0).withHorizon(0.5).withHamiltonian("0.4*p_x + 0.3*p_y").withCosts("0", "0");
        try (StepRun run = new StepRun(scheme, game.game(), TIME, 96, 80)) {
            double[] u = new double[run.grid.size()];
            for (int i = 0; i < u.length; i++) u[i] = run.grid.point(i)[0] + 2 * run.grid.point(i)[1];
            double[] after = run.backward(0, u, run.initial());
            assertEquals(u[u.length - 1] - 0.1 * (0.4 + 2 * 0.3), after[u.length - 1], 1e-9);
        }
    }

    /// In a box of one cell nobody can move: the agent stands against the wind b at the cost `L(0) = b^2/2`.
    public static void standingAgainstTheWindCosts(StepFactory scheme) {
        for (double wind : new double[] {0.8, -0.8}) {
            TextGame game = TextGame.windy(1, false).withViscosity(0).withHorizon(0.5).withHamiltonian("0.5*p_x^2 + (%s)*p_x".formatted(wind)).withCosts("0", "0");
            try (StepRun run = new StepRun(scheme, game.game(), TIME, 1)) {
                assertEquals(0.5 * 0.32, run.backward(run.resting())[0][0], 1e-14);
            }
            try (StepRun run = new StepRun(scheme, game.game(), TIME, 4)) {
                double[] u = run.backward(4, new double[4], run.initial());
                int wall = wind > 0 ? 0 : 3;
                assertTrue(u[wall] > 5e-3, "no cost at the wall that the wind blows at");
                assertTrue(u[3 - wall] < 0.05 * u[wall], "drifting with the wind is free until the wall is reached");
            }
        }
    }
}
