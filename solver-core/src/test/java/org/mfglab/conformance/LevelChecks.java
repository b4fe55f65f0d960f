package org.mfglab.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.mfglab.formula.Formula;
import org.mfglab.formula.Parser;
import org.mfglab.formula.Scope;
import org.mfglab.grid.TimeGrid;
import org.mfglab.grid.Trajectory;
import org.mfglab.solve.Solution;
import org.mfglab.verify.Certificate;
import org.mfglab.verify.Certifier;

/// Which time level stands where: u[n] sees coefficients, F and what is given on sides at t_n and the density m[n+1] (MATH 3.2), m[n+1] the
/// agents that entered at t_{n+1}; and what follows from it for the pairing of u and m: derivative of the value in F, value identity,
/// monotonicity of two solutions.
public final class LevelChecks {

    private static final TimeGrid TIME = new TimeGrid(0.5, 5);

    private LevelChecks() { }

    /// A pulse that is 1 near t_n only, as a formula in t.
    private static String pulse(int n) {
        double t = TIME.time(n);
        return "where(t > %s and t < %s, 1, 0)".formatted(t - 0.04, t + 0.04);
    }

    private static Formula formula(String text) {
        return Parser.parse(text, Scope.of(1, java.util.List.of()));
    }

    public static void densityIsThatOfTheNextLevel(Candidate candidate) {
        try (StepRun run = new StepRun(candidate.scheme(), TextGame.windy(1, true).game(), TIME, 8)) {
            for (int n = 0; n < 5; n++) assertEquals(n + 1, run.step().densityLevel(n));
        }
    }

    /// A wind, a constant of H, a cost, a viscosity, a price of an exit or a value of a side that blows at t_2 only is felt by step 2 only,
    /// backward and forward.
    public static void coefficientsStandAtTheLevelOfTheStep(Candidate candidate) {
        for (Room room : new Room[] {Room.TORUS, Room.EXITS, Room.CHANNEL}) {
            TextGame calm = TextGame.windy(room.domain(2)).withHorizon(0.5).withHamiltonian(TextGame.squareOfSlope(2)).withCosts("0.1*m", "0");
            felt(candidate, calm, calm.withHamiltonian(TextGame.squareOfSlope(2) + " + " + pulse(2) + "*(0.5 + sin(2*pi*x))*p_y"), true);
            felt(candidate, calm, calm.withHamiltonian(TextGame.squareOfSlope(2) + " + " + pulse(2) + "*(1 + cos(2*pi*x))"), false);
            felt(candidate, calm, calm.withHamiltonian(TextGame.squareOfSlope(2).replace("0.5*p_x^2", "0.5*p_x^2/(1 + m*" + pulse(2) + ")")), true);
            felt(candidate, calm, calm.withCosts("0.1*m + " + pulse(2) + "*(1 + cos(2*pi*x))", "0"), false);
            felt(candidate, calm, calm.withViscosity("0.05 + 0.1*" + pulse(2) + "*(1 + cos(2*pi*x))"), true);
            if (room != Room.TORUS) felt(candidate, calm, calm.withGivenRaised(formula("0.3*" + pulse(2))), true);
        }
    }

    private static void felt(Candidate candidate, TextGame calm, TextGame blown, boolean byDensity) {
        SplittableRandom random = new SplittableRandom(3);
        double[] uNext = Slice.rough(random, 30, 0.3);
        double[] m = random.doubles(30, 0, 2).toArray();
        StepFactory scheme = candidate.scheme().within(1);
        try (StepRun without = new StepRun(scheme, calm.game(), TIME, 6, 5); StepRun with = new StepRun(scheme, blown.game(), TIME, 6, 5)) {
            for (int n = 0; n < 5; n++) {
                double change = Slice.distance(without.backward(n, uNext, m), with.backward(n, uNext, m));
                double moved = Slice.distance(without.transport(n, uNext, m, m), with.transport(n, uNext, m, m));
                if (n == 2) assertTrue(change > 1e-5 && (moved > 1e-6 || !byDensity), "step 2 does not feel it");
                else assertEquals(0, Math.max(change, moved), 1e-14, "step " + n + " feels it");
            }
        }
    }

    /// The crowd that makes moving dear is that of the costs, m[n+1]: the same step with another crowd gives another value, and asked again
    /// for the first one the first value, bit for bit.
    public static void stepsSeeTheCrowdGiven(Candidate candidate) {
        TextGame game = TextGame.rich(Room.WALLS.domain(2)).withHorizon(0.5).withCosts("0", "0");
        SplittableRandom random = new SplittableRandom(4);
        double[] uNext = Slice.rough(random, 30, 0.3);
        double[] crowd = random.doubles(30, 1, 3).toArray();
        double[] nobody = new double[30];
        double[] others = random.doubles(30, 1, 3).toArray();
        try (StepRun run = new StepRun(candidate.scheme().within(1), game.game(), TIME, 6, 5)) {
            double[] value = run.backward(3, uNext, crowd);
            double[] moved = run.transport(3, uNext, crowd, crowd);
            assertTrue(Slice.distance(value, run.backward(3, uNext, nobody)) > 1e-3, "value does not feel the crowd");
            assertTrue(Slice.distance(moved, run.transport(3, uNext, nobody, crowd)) > 1e-3, "density does not feel the crowd");
            run.backward(2, value, others);
            assertArrayEquals(value, run.backward(3, uNext, crowd), "value of another crowd");
            assertArrayEquals(moved, run.transport(3, uNext, crowd, crowd), "density of another crowd");
        }
    }

    /// Agents enter as `m + dt s(t_{n+1})`, and not into obstacles.
    public static void sourcesStandAtTheEndOfTheStep(Candidate candidate) {
        TextGame game = TextGame.windy(Room.PILLAR.domain(1)).withHorizon(0.5).withSource("x + 10*t");
        try (StepRun run = new StepRun(candidate.scheme(), game.game(), TIME, 7)) {
            double[] m = run.initial();
            for (int n = 0; n < 5; n++) {
                double[] expected = m.clone();
                for (int i = 0; i < 7; i++) if (!run.grid.solid(i)) expected[i] += 0.1 * (run.grid.point(i)[0] + 10 * TIME.time(n + 1));
                assertArrayEquals(expected, run.withSource(n, m), 1e-14);
            }
        }
        try (StepRun run = new StepRun(candidate.scheme(), game.withSource("0").game(), TIME, 7)) {
            assertArrayEquals(run.initial(), run.withSource(3, run.initial()));
        }
    }

    /// G stands at the horizon.
    public static void terminalCostStandsAtTheHorizon(Candidate candidate) {
        try (StepRun run = new StepRun(candidate.scheme(), TextGame.windy(1, false).withCosts("0", "t*x + m").game(), TIME, 4)) {
            assertArrayEquals(new double[] {0.0625 + 1, 0.1875 + 2, 0.3125 + 3, 0.4375 + 4}, run.terminal(new double[] {1, 2, 3, 4}), 1e-15);
        }
    }

    /// F sees the density point by point, and the means of all of it.
    public static void costsSeeTheDensityGiven(Candidate candidate) {
        try (StepRun run = new StepRun(candidate.scheme(), TextGame.windy(2, false).withCosts("t + m^2 + 10*mean_x + 100*mean_y", "mean_x - mean_y").game(), TIME, 2, 2)) {
            double[] m = {1, 3, 4, 8};
            double meanX = (0.25 * 5 + 0.75 * 11) / 16;
            double meanY = (0.25 * 4 + 0.75 * 12) / 16;
            double[] F = DoubleStream.of(m).map(v -> 0.2 + v * v + 10 * meanX + 100 * meanY).toArray();
            assertArrayEquals(F, run.running(2, m), 1e-12);
            for (double value : run.terminal(m)) assertEquals(meanX - meanY, value, 1e-14);
            for (String[] costs : new String[][] {{"mean_x", "1"}, {"1", "mean_x"}})
                try (StepRun one = new StepRun(candidate.scheme(), TextGame.windy(2, false).withCosts(costs[0], costs[1]).game(), TIME, 2, 2)) {
                    assertEquals(meanX + 1, one.running(2, m)[3] + one.terminal(m)[3], 1e-14);
                }
        }
    }

    /// Nonlocal costs in F, in G, and in the backward step: of one agent in one cell they are the kernel itself. On a torus without H a step
    /// spreads costs, and keeps their sum.
    public static void nonlocalCostsAreConvolutions(Candidate candidate) {
        TextGame game = TextGame.windy(1, true).withHamiltonian("0").withCosts("conv(K)", "2*conv(K)");
        try (StepRun run = new StepRun(candidate.scheme(), game.game(), TIME, 40)) {
            double[] m = new double[40];
            m[10] = 40;
            double[] F = run.running(1, m);
            double[] G = run.terminal(m);
            for (int i = 0; i < 30; i++) assertEquals(Math.exp(-20 * Math.pow((i - 10) / 40.0, 2)), F[i], 2e-2);
            for (int i = 0; i < 40; i++) assertEquals(2 * F[i], G[i], 1e-14);
            assertEquals(0.1 * Slice.mass(F), Slice.mass(run.backward(1, new double[40], m)), 1e-13, "costs of a step");
        }
    }

    /// With the agents that enter, the worth of a game is `<u[0], m[0]> + sum dt <u[n], s[n+1]>`. Its derivative in F at t_n is `dt m[n+1]`,
    /// in G it is m[N], and in the price of the exits at t_n what leaves in step n.
    public static void valueRespondsToCostsByTheDensity(Candidate candidate) {
        for (Room room : candidate.rooms()) {
            if (room.hasValues()) continue;
            int d = 1 + room.ordinal() % 3;
            TextGame game = TextGame.rich(room.domain(d)).withHorizon(0.5);
            for (int n = 0; n <= 5; n += room.plain() ? 1 : 5 - d) response(candidate, new Place(room, room.size(d)), game, n);
            if (!room.keepsAll()) for (int n = 0; n <= 4; n += 2) responseToPrices(candidate, new Place(room, room.size(d)), game, n);
        }
    }

    private static double worth(StepRun run) {
        double[][] u = run.backward(run.resting());
        double worth = Slice.dot(u[0], run.initial());
        for (int n = 0; n < 5; n++) worth += Slice.dot(u[n], run.withSource(n, new double[u[n].length]));
        return worth;
    }

    private static void response(Candidate candidate, Place place, TextGame game, int n) {
        double e = 1e-4;
        String bump = "exp(-3*(x - 0.4)^2)";
        double[] worth = new double[2];
        for (int sign = 0; sign < 2; sign++) {
            String added = " + %s*%s".formatted(sign == 0 ? "0.0001" : "(-0.0001)", bump);
            TextGame bumped = n == 5 ? game.withCosts(game.running(), game.terminal() + added)
                    : game.withCosts(game.running() + added + "*" + pulse(n), game.terminal());
            try (StepRun run = new StepRun(candidate.scheme().within(1), bumped.game(), TIME, place.n())) {
                worth[sign] = worth(run);
            }
        }
        try (StepRun run = new StepRun(candidate.scheme().within(1), game.game(), TIME, place.n())) {
            double[][] m = run.forward(run.backward(run.resting()), run.resting());
            double expected = 0;
            for (int i = 0; i < run.grid.size(); i++)
                expected += Math.exp(-3 * Math.pow(run.grid.point(i)[0] - 0.4, 2)) * (n == 5 ? m[5][i] : TIME.dt() * m[n + 1][i]);
            assertEquals(expected, (worth[0] - worth[1]) / (2 * e), 1e-4 * expected, "response at level " + n + " in " + place);
        }
    }

    private static void responseToPrices(Candidate candidate, Place place, TextGame game, int n) {
        double e = 1e-4;
        double[] worth = new double[2];
        for (int sign = 0; sign < 2; sign++)
            try (StepRun run = new StepRun(candidate.scheme().within(1), game.withGivenRaised(formula((sign == 0 ? "0.0001*" : "(-0.0001)*") + pulse(n))).game(), TIME, place.n())) {
                worth[sign] = worth(run);
            }
        try (StepRun run = new StepRun(candidate.scheme().within(1), game.game(), TIME, place.n())) {
            double[][] u = run.backward(run.resting());
            double[][] m = run.forward(u, run.resting());
            double left = run.at(n, u[n + 1], run.initial()).transport(run.withSource(n, m[n])).left();
            assertTrue(left > 1e-3, "nobody leaves " + place);
            assertEquals(left, (worth[0] - worth[1]) / (2 * e), 1e-4 * left, "response to prices at level " + n + " in " + place);
        }
    }

    /// `<u[0], m[0]> = cost of moving + cost of being + terminal cost + what was paid at exits`, each with the density that the scheme pairs
    /// with it.
    public static void valueIsTheCostOfThePopulation(Candidate candidate) {
        for (Room room : candidate.rooms()) {
            if (room.hasValues()) continue;
            int d = 1 + room.ordinal() % 3;
            TextGame game = TextGame.rich(room.domain(d)).withHorizon(0.5).withViscosity(0.2, d).withSource("0");
            int[] size = room.segmented() ? room.sizes(1).getFirst() : SchemeChecks.size(d);
            if (room.segmented()) game = TextGame.rich(room.domain(1)).withHorizon(0.5).withSource("0");
            try (StepRun run = new StepRun(candidate.scheme().within(1), game.game(), TIME, size)) {
                double[][] m = run.equilibrium(0.5, 80);
                double[][] u = run.backward(m);
                double[][] moved = run.forward(u, m);
                for (int n = 0; n <= 5; n++) assertEquals(0, Slice.distance(moved[n], m[n]), 1e-11 * Slice.magnitude(m[n]), "the plain iteration has converged in " + room);
                Certificate.Cost cost = Certifier.certify(run.game, Solution.equations(run.step().scheme()), Trajectory.of(run.grid, TIME, u), Trajectory.of(run.grid, TIME, m), 0, 0).cost();
                double value = Slice.dot(u[0], m[0]) * run.grid.cellVolume();
                assertEquals(value, cost.total(), 1e-11, () -> "value and cost in " + room);
                assertTrue(Math.abs(cost.kinetic()) > 1e-4 && Math.abs(cost.running()) > 1e-3 && Math.abs(cost.terminal()) > 1e-3, cost::toString);
            }
        }
    }

    /// Lasry and Lions: for two starts of a monotone game
    /// `<u[0] - u'[0], m[0] - m'[0]> >= sum dt <F(m) - F(m'), m - m'> + <G(m[N]) - G(m'[N]), m[N] - m'[N]> >= 0` (PB10).
    public static void solutionsFromTwoStartsAreMonotone(Candidate candidate) {
        for (Room room : candidate.rooms()) {
            if (room.hasValues()) continue;
            int d = room.segmented() ? 1 : 1 + room.ordinal() % 3;
            TextGame game = TextGame.windy(room.domain(d)).withHorizon(0.5).withViscosity(0.2, d).withSource("0.3*(1 + cos(2*pi*x))*(1 + t)");
            monotone(candidate, game, room.size(d));
        }
    }

    private static void monotone(Candidate candidate, TextGame game, int[] size) {
        try (StepRun a = new StepRun(candidate.scheme().within(1), game.game(), TIME, size);
             StepRun b = new StepRun(candidate.scheme().within(1), game.withInitial("1 + 0.6*cos(2*pi*x)").game(), TIME, size)) {
            double[][] m = a.equilibrium(0.5, 60);
            double[][] other = b.equilibrium(0.5, 60);
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
    public static void discountActsOnceAStep(Candidate candidate) {
        TextGame game = TextGame.windy(1, true).withDiscount(0.8).withHorizon(0.5).withHamiltonian(TextGame.squareOfSlope(1)).withCosts("0", "2");
        try (StepRun run = new StepRun(candidate.scheme(), game.game(), TIME, 8)) {
            double[][] u = run.backward(run.resting());
            for (int n = 0; n <= 5; n++) for (double value : u[n]) assertEquals(2 / Math.pow(1.08, 5 - n), value, 1e-14);
        }
        // A cost F for ever is worth F/r.
        try (StepRun run = new StepRun(candidate.scheme(), game.withCosts("0.4", "0.5").game(), TIME, 8)) {
            for (double value : run.backward(run.resting())[0]) assertEquals(0.5, value, 1e-14);
        }
    }

    /// The discount plays no part in the transport at a given value. Where the equations hold it at u[n], the same u[n] comes without it of
    /// `u[n+1] - r dt u[n]`; where it is a factor of the whole step, of `(u[n+1] + dt F)/(1 + r dt) - dt F`.
    public static void discountPlaysNoPartInTheTransport(Candidate candidate) {
        double r = 2;
        TextGame game = TextGame.rich(Room.DOOR.domain(2)).withHorizon(0.5).withCosts("0.7", "0").withHamiltonian("0.5*p_x^2/(1 + m) + 0.3*p_x + 0.8*p_y^2");
        StepFactory scheme = candidate.scheme().within(2);
        try (StepRun without = new StepRun(scheme, game.game(), TIME, 7, 5); StepRun with = new StepRun(scheme, game.withDiscount(r).game(), TIME, 7, 5)) {
            SplittableRandom random = new SplittableRandom(8);
            double[] uNext = with.rough(random, 0.5);
            double[] m = with.density(random);
            StepRun.Point point = with.at(1, uNext, m);
            double[] u = point.u();
            double[] other = new double[u.length];
            for (int i = 0; i < u.length; i++) other[i] = candidate.split() ? (uNext[i] + 0.07) / (1 + r * 0.1) - 0.07 : uNext[i] - r * 0.1 * u[i];
            StepRun.Point same = without.at(1, other, m);
            assertEquals(0, Slice.distance(u, same.u()), 1e-12, "the same value");
            StepRun.Moved moved = point.transport(m);
            StepRun.Moved expected = same.transport(m);
            assertEquals(0, Slice.distance(expected.m(), moved.m()), 1e-12, "the same density");
            assertEquals(expected.left(), moved.left(), 1e-12);
        }
    }

    /// A population at rest everywhere stays there: `m = const`, `u = (T - t)(F(m) - H(0)) + G` to 1e-13, between walls and round obstacles.
    public static void constantStateIsExact(Candidate candidate) {
        for (Place place : Place.ofEachRoom(candidate)) {
            if (!place.room().keepsAll() || place.room().hasValues()) continue;
            TextGame game = TextGame.windy(place.domain()).withHorizon(0.5).withViscosity(0.1).withHamiltonian(TextGame.squareOfSlope(place.dimension()) + " + 0.3")
                    .withCosts("m^2", "0.25*m").withInitial("1");
            try (StepRun run = new StepRun(candidate.scheme().within(1), game.game(), TIME, place.n())) {
                double[][] u = run.backward(run.resting());
                double[][] m = run.forward(u, run.resting());
                double density = run.grid.size() / (double) run.grid.geometry().openCells();
                double bar = 1e-13 + candidate.rounding(1, run.stiffness(0));
                for (int n = 0; n <= 5; n++) {
                    double value = (0.5 - TIME.time(n)) * (density * density - 0.3) + 0.25 * density;
                    assertArrayEquals(run.constant(value), u[n], bar, "value in " + place);
                    assertArrayEquals(run.constant(density), m[n], bar, "density in " + place);
                }
            }
        }
    }
}
