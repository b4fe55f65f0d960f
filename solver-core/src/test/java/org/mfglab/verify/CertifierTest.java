package org.mfglab.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mfglab.conformance.StepRun;
import org.mfglab.conformance.TextGame;
import org.mfglab.formula.Formula;
import org.mfglab.game.Coupling;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.TimeGrid;
import org.mfglab.grid.Trajectory;
import org.mfglab.scheme.SplitUpwind;

/// The certifier accepts what satisfies the discrete equations and nothing else.
class CertifierTest {

    private static final TimeGrid TIME = new TimeGrid(0.5, 4);

    static List<TextGame> games() {
        List<TextGame> games = new ArrayList<>();
        for (boolean periodic : new boolean[] {true, false}) {
            for (int d = 1; d <= 3; d++) games.add(TextGame.windy(d, periodic).withHorizon(0.5).withViscosity(0.2).withDiscount(0.3 * (d - 1)));
            TextGame line = TextGame.windy(1, periodic).withHorizon(0.5);
            games.add(line.withHamiltonian("sqrt(1 + p_x^2) + (0.3*x + t)*p_x").withCosts("0.2*m + mean_x*x", "x*mean_x + 0.1*m"));
            games.add(line.withHamiltonian("(0.5 - x)*p_x + abs(sin(x))").withCosts("min(m, 2, x) + max(0.1*m, x^2)/2", "erf(x) + tanh(x) + log(1 + m) + step(x - 0.5)"));
            games.add(line.withHamiltonian("abs(p_x)^1.5 + 0.1").withViscosity(0).withCosts("where(x > 0.5 and not (t < 0.1) or x < 0.2, exp(-x), sqrt(x))", "norm([x, 0.5]) - tan(x/3)"));
            games.add(TextGame.windy(2, periodic).withHorizon(0.5).withHamiltonian("exp(p_x) + (1 + x*y)*p_y^2 - p_x*x").withViscosity(0.1).withCosts("0.2*mean_y*y - 0.1*m", "x"));
        }
        return games;
    }

    private static int[] size(TextGame game) {
        return new int[][] {{9}, {5, 4}, {4, 3, 2}}[game.dimension() - 1];
    }

    /// A pair that solves the equations at the frozen density `m`, in which the costs do not see m.
    private record Pair(StepRun run, double[][] u, double[][] m) {
        static Pair of(TextGame game) {
            StepRun run = new StepRun(new SplitUpwind()::on, game.game(), TIME, size(game));
            double[][] m = run.equilibrium(0.5, 80);
            double[][] u = run.backward(m);
            return new Pair(run, u, m);
        }

        Certificate certificate() {
            return Certifier.certify(run.game, new Equations.Split(), Trajectory.of(run.grid, TIME, u), Trajectory.of(run.grid, TIME, m), 0, 0);
        }
    }

    @ParameterizedTest
    @MethodSource("games")
    void solutionsHaveResidualsAtRoundingOnly(TextGame game) {
        Certificate certificate = Pair.of(game).certificate();
        assertTrue(certificate.hjb() < 1e-11 && certificate.fokkerPlanck() < 1e-11, certificate::toString);
        assertTrue(certificate.massError() < 1e-14 && certificate.densityMin() > 0, certificate::toString);
        assertTrue(certificate.floor() > 1e-16 && certificate.floor() < 1e-12, certificate::toString);
    }

    @ParameterizedTest
    @MethodSource("games")
    void oneChangedValueShowsWhereverItStands(TextGame game) {
        Pair pair = Pair.of(game);
        SplittableRandom random = new SplittableRandom(1);
        int size = pair.run.grid.size();
        for (int level = 0; level < 5; level++)
            for (int cell : new int[] {0, size - 1, random.nextInt(size)}) {
                pair.u[level][cell] += 1e-4;
                Certificate certificate = pair.certificate();
                assertTrue(certificate.hjb() > (level == 4 ? 0.9e-4 : 2e-4), () -> "u changed at the place shown by " + certificate);
                assertFalse(certificate.passes(1e-5));
                pair.u[level][cell] -= 1e-4;
            }
        assertTrue(pair.certificate().hjb() < 1e-11);
    }

    @ParameterizedTest
    @MethodSource("games")
    void oneChangedDensityShowsWhereverItStands(TextGame game) {
        Pair pair = Pair.of(game);
        SplittableRandom random = new SplittableRandom(2);
        int size = pair.run.grid.size();
        for (int level = 0; level < 5; level++)
            for (int cell : new int[] {0, size - 1, random.nextInt(size)}) {
                double before = pair.m[level][cell];
                pair.m[level][cell] += 1e-4;
                Certificate certificate = pair.certificate();
                assertTrue(certificate.fokkerPlanck() > 1e-6, () -> "m changed, shown by " + certificate);
                assertEquals(1e-4 * pair.run.grid.cellVolume(), certificate.massError(), 1e-12);
                assertFalse(certificate.passes(1e-7));
                pair.m[level][cell] = before;
            }
    }

    /// Without discount the parts of the cost add up to the value at the start (MATH 3.2).
    @ParameterizedTest
    @MethodSource("games")
    void costsAddUpToTheValueAtTheStart(TextGame game) {
        if (game.discount() > 0) return;
        Pair pair = Pair.of(game);
        double volume = pair.run.grid.cellVolume();
        double value = 0;
        double end = 0;
        double running = 0;
        for (int i = 0; i < pair.m[0].length; i++) {
            value += volume * pair.u[0][i] * pair.m[0][i];
            end += volume * pair.u[4][i] * pair.m[4][i];
        }
        for (int n = 0; n < 4; n++) {
            double[] F = pair.run.running(n, pair.m[n + 1]);
            for (int i = 0; i < F.length; i++) running += TIME.dt() * volume * F[i] * pair.m[n + 1][i];
        }
        Certificate.Cost cost = pair.certificate().cost();
        assertEquals(value, cost.total(), 1e-12);
        assertEquals(end, cost.terminal(), 1e-12);
        assertEquals(running, cost.running(), 1e-12);
        assertEquals(value - end - running, cost.kinetic(), 1e-12);
    }

    /// Costs may name functions of space, in F or in G.
    @Test
    void fieldsOfEitherCostAreSeen() {
        for (int which = 0; which < 2; which++) {
            MeanFieldGame plain = TextGame.windy(2, true).withHorizon(0.5).withViscosity(0.2).withCosts("0.1*m", "0").game();
            Coupling named = new Coupling(Formula.symbol("V").plus(Formula.constant(0.1).times(Formula.symbol("m"))));
            MeanFieldGame game = new MeanFieldGame("fields", plain.domain(), 0.5, 0, 0.2, plain.hamiltonian(), which == 0 ? named : plain.running(),
                    which == 1 ? named : plain.terminal(), plain.initial(), Map.of("V", x -> Math.sin(2 * Math.PI * x[0]) + x[1], "W", x -> Double.NaN * x[0]));
            StepRun run = new StepRun(new SplitUpwind()::on, game, TIME, 5, 4);
            double[][] m = run.equilibrium(0.5, 80);
            Pair pair = new Pair(run, run.backward(m), m);
            assertTrue(pair.certificate().hjb() < 1e-11 && pair.certificate().fokkerPlanck() < 1e-11, () -> pair.certificate().toString());
            pair.u[4][3] += 1e-4;
            assertTrue(pair.certificate().hjb() > 0.9e-4);
        }
    }

    /// Small masses beside a large one are not lost.
    @Test
    void massIsSummedWithCompensation() {
        TextGame game = new TextGame(1, true, 0.5, 0, 0, "0.5*p_x^2", "0", "0", "1");
        Pair pair = new Pair(new StepRun(new SplitUpwind()::on, game.game(), TIME, 9), new double[5][9], new double[5][9]);
        for (double[] level : pair.m) java.util.Arrays.fill(level, 1);
        for (double[] large : new double[][] {{1e17, 1, 1, 1, -1e17, 1, 1, 1, 1}, {1, 1, 1e17, 1, 1, 1, 1, -1e17, 1}}) {
            pair.m[2] = large;
            assertEquals(2.0 / 9, pair.certificate().massError(), 1e-15);
        }
    }

    @Test
    void floorFollowsTheLargestMagnitudeOfTheValue() {
        TextGame game = new TextGame(1, true, 0.5, 0, 0, "0.5*p_x^2", "0", "-800", "1");
        double low = Pair.of(game.withCosts("0", "0.5")).certificate().floor();
        assertEquals(800 * low, Pair.of(game).certificate().floor(), 1e-10 * low);
        assertEquals(800 * low, Pair.of(game.withCosts("0", "800")).certificate().floor(), 1e-10 * low);
        assertTrue(low >= Math.ulp(1.0) / TIME.dt());
    }

    @Test
    void negativeDensityIsTheMinimumWhereverItStands() {
        Pair pair = Pair.of(TextGame.windy(2, true).withHorizon(0.5).withViscosity(0.2));
        for (int level = 0; level < 5; level++) {
            double before = pair.m[level][3];
            pair.m[level][3] = -0.25;
            assertEquals(-0.25, pair.certificate().densityMin());
            pair.m[level][3] = before;
        }
    }

    /// Exchanging levels, shifting a whole level by a constant, adding mass everywhere.
    @Test
    void largerForgeriesShowToo() {
        Pair pair = Pair.of(TextGame.windy(1, false).withHorizon(0.5).withViscosity(0.2));
        for (int i = 0; i < 9; i++) pair.u[2][i] += 1e-3;
        assertEquals(1e-3 / TIME.dt(), pair.certificate().hjb(), 1e-9);
        for (int i = 0; i < 9; i++) pair.u[2][i] -= 1e-3;
        for (double[] level : pair.m) for (int i = 0; i < 9; i++) level[i] *= 1.5;
        assertTrue(pair.certificate().hjb() > 1e-2, "the costs see the density");
    }

    /// Residuals are per unit time, that of m relative to max m, and the floor is some ulps of the value over dt.
    @Test
    void residualsHaveTheirUnits() {
        TextGame game = new TextGame(1, true, 0.5, 0, 0, "0.5*p_x^2", "0", "8", "1");
        Pair pair = Pair.of(game);
        pair.u[0][4] += 0.01;
        assertEquals(0.01 / TIME.dt(), pair.certificate().hjb(), 1e-12);
        assertEquals(16 * Math.ulp(1.0) * 8.01 / TIME.dt(), pair.certificate().floor(), 8.2 * 48 * Math.ulp(1.0) / TIME.dt());
        pair.m[4][4] += 1;
        assertEquals(1 / TIME.dt() / 2, pair.certificate().fokkerPlanck(), 1e-12);
    }

    @Test
    void certificatePassesByToleranceOrByTheFloorOfRounding() {
        Certificate.Cost cost = new Certificate.Cost(1, 2, 4);
        assertEquals(7, cost.total());
        assertTrue(new Certificate(1e-6, 1e-6, 1e-6, 1e-9, 0, 0, 0, cost).passes(1e-6));
        assertFalse(new Certificate(1.1e-6, 1e-6, 1e-6, 1e-9, 0, 0, 0, cost).passes(1e-6));
        assertFalse(new Certificate(1e-6, 1.1e-6, 1e-6, 1e-9, 0, 0, 0, cost).passes(1e-6));
        assertFalse(new Certificate(1e-6, 1e-6, 1.1e-6, 1e-9, 0, 0, 0, cost).passes(1e-6));
        assertTrue(new Certificate(1e-9, 1e-9, 1e-9, 1e-9, 0, 0, 0, cost).passes(1e-12));
        assertFalse(new Certificate(1e-6, 1e-6, Double.NaN, 1e-9, 0, 0, 0, cost).passes(1e-6));
    }
}
