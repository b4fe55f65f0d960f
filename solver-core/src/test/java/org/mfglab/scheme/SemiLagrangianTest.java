package org.mfglab.scheme;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mfglab.conformance.Candidate;
import org.mfglab.conformance.Room;
import org.mfglab.conformance.SchemeChecks;
import org.mfglab.conformance.StepRun;
import org.mfglab.conformance.SymmetryChecks;
import org.mfglab.conformance.TextGame;
import org.mfglab.device.Backend;
import org.mfglab.device.Buffer;
import org.mfglab.device.FootStage;
import org.mfglab.formula.Formula;
import org.mfglab.formula.Parser;
import org.mfglab.formula.Scope;
import org.mfglab.formula.SlopeFunction;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Grid;
import org.mfglab.grid.Interval;
import org.mfglab.grid.TimeGrid;
import org.mfglab.grid.Trajectory;
import org.mfglab.solve.Solution;
import org.mfglab.verify.Certificate;
import org.mfglab.verify.Certifier;

/// The properties of every scheme, as far as they can be asked of this one: with a value that sees the density of its own level.
class SemiLagrangianTest extends CharacteristicsConformance {

    private static final int MOVES = 60;
    private static final Candidate CANDIDATE = new Candidate(new SemiLagrangian()::on, false, false, 0, 1, List.of(Candidate.Shape.CONVEX), List.of(Room.TORUS, Room.WALLS), 3);

    SemiLagrangianTest() {
        super(CANDIDATE, 8);
    }

    @Test
    void shiftByCellsIsASymmetry() {
        SymmetryChecks.shiftByCellsIsASymmetry(CANDIDATE);
    }

    /// The derivative of `<u[0], m[0]>` in F at t_n is `dt m[n]`, and in G it is m[N].
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4})
    void valueRespondsToCostsByTheDensityOfItsOwnLevel(int n) {
        TimeGrid time = new TimeGrid(0.5, 5);
        double e = 1e-5;
        String pulse = " + %s*exp(-3*(x - 0.4)^2)*(step(t - " + (0.1 * n - 0.05) + ") - step(t - " + (0.1 * n + 0.05) + "))";
        TextGame game = TextGame.windy(1, true).withViscosity(0.1).withHorizon(0.5);
        double[] worth = new double[2];
        double[][] m = null;
        for (int sign = 0; sign < 2; sign++) {
            TextGame bumped = game.withCosts(game.running() + pulse.formatted(sign == 0 ? "1e-5" : "(-1e-5)"), game.terminal());
            try (StepRun run = new StepRun(new SemiLagrangian()::on, bumped.game(), time, 24)) {
                double[][] u = run.backward(run.resting());
                m = run.forward(u, run.resting());
                for (int i = 0; i < u[0].length; i++) worth[sign] += u[0][i] * m[0][i];
            }
        }
        double expected = 0;
        for (int i = 0; i < m[n].length; i++) expected += time.dt() * m[n][i] * Math.exp(-3 * Math.pow(i / 24.0 - 0.4, 2));
        assertEquals(expected, (worth[0] - worth[1]) / (2 * e), 1e-4 * expected);
    }

    /// No move of a dense grid of moves is better than the one that is found, for steps short and long, with noise and without.
    @ParameterizedTest
    @CsvSource({"false, 0.02, 0.02, 1", "true, 0.02, 0.02, 1", "false, 0.1, 0, 0.3", "true, 0.1, 0, 0.3", "true, 3, 0.05, 1"})
    void noMoveIsBetterThanTheOneFound(boolean walls, double dt, double nu, double amplitude) {
        Interval unit = new Interval(0, 1);
        Grid grid = Grid.of(walls ? Domain.box(unit, unit) : Domain.torus(unit, unit), 7, 5);
        Scope scope = Scope.of(2, List.of());
        List<SlopeFunction> h = List.of(SlopeFunction.of(Parser.parse("0.5*p_x^2 + 0.9*p_x", scope).simplify(), "p_x"), SlopeFunction.of(Parser.parse("0.8*p_y^2 - 0.4*p_y", scope).simplify(), "p_y"));
        try (Backend backend = Backend.cpu(1)) {
            FootStage stage = backend.footStage(grid, h, Formula.constant(nu), dt, Map.of());
            Buffer u = backend.allocate(35), found = backend.allocate(35), mean = backend.allocate(35), gain = backend.allocate(35);
            Buffer[] moves = {backend.allocate(35), backend.allocate(35)};
            SplittableRandom random = new SplittableRandom(5);
            for (int trial = 0; trial < 3; trial++) {
                u.write(random.doubles(35, -amplitude, amplitude).toArray());
                stage.at(0, gain);
                stage.search(u, gain, moves, found);
                double[] least = values(found);
                for (int i = -MOVES; i <= MOVES; i++)
                    for (int j = -MOVES; j <= MOVES; j++) {
                        double reach = 1.2 * Math.sqrt(8 * amplitude * dt) + dt;
                        double x = reach * i / MOVES, y = reach * j / MOVES;
                        moves[0].write(constant(x * 7));
                        moves[1].write(constant(y * 5));
                        stage.gather(moves, u, mean);
                        double cost = dt * (Math.pow(x / dt + 0.9, 2) / 2 + Math.pow(y / dt - 0.4, 2) / 3.2);
                        double[] means = values(mean);
                        for (int cell = 0; cell < 35; cell++) {
                            int at = cell;
                            assertTrue(means[cell] + cost >= least[cell] - 1e-13, () -> "the move %s, %s is better in cell %d by %s".formatted(x, y, at, least[at] - means[at] - cost));
                        }
                    }
            }
        }
    }

    /// Slopes below 2 are answered by rest: `h = max(p^2 - 4, 0)`, `L = 2 |v|` for slow moves. A value of slope 1 is then left alone, one of slope 6 is not.
    @Test
    void whereNoSlopeIsWorthAMoveNobodyMoves() {
        Grid grid = Grid.of(Domain.box(new Interval(0, 1)), 16);
        SlopeFunction h = SlopeFunction.of(Parser.parse("max(p_x^2 - 4, 0)", Scope.of(1, List.of())).simplify(), "p_x");
        try (Backend backend = Backend.cpu(1)) {
            FootStage stage = backend.footStage(grid, List.of(h), Formula.ZERO, 0.01, Map.of());
            Buffer u = backend.allocate(16), found = backend.allocate(16), gain = backend.allocate(16);
            Buffer[] moves = {backend.allocate(16)};
            for (double slope : new double[] {1, 6}) {
                double[] given = new double[16];
                for (int i = 0; i < 16; i++) given[i] = slope * grid.point(i)[0];
                u.write(given);
                stage.at(0, gain);
                stage.search(u, gain, moves, found);
                for (int i = 4; i < 12; i++) assertEquals(given[i] - 0.01 * Math.max(slope * slope - 4, 0), values(found)[i], 1e-12);
            }
        }
    }

    /// `H = |p|` walks down the slope 1 at the speed 1, whatever `(dt/h) h/dt` is in rounded numbers.
    @Test
    void theFastestVelocityThereIsCanBeTaken() {
        SlopeFunction h = SlopeFunction.of(Parser.parse("abs(p_x)", Scope.of(1, List.of())).simplify(), "p_x");
        for (int n : new int[] {25, 50})
            for (int nt : new int[] {11, 22, 7})
                try (Backend backend = Backend.cpu(1)) {
                    Grid grid = Grid.of(Domain.box(new Interval(0, 1)), n);
                    FootStage stage = backend.footStage(grid, List.of(h), Formula.ZERO, 1.0 / nt, Map.of());
                    Buffer u = backend.allocate(n), found = backend.allocate(n), gain = backend.allocate(n);
                    double[] given = new double[n];
                    for (int i = 0; i < n; i++) given[i] = grid.point(i)[0];
                    u.write(given);
                    stage.at(0, gain);
                    stage.search(u, gain, new Buffer[] {backend.allocate(n)}, found);
                    assertEquals(given[n - 1] - 1.0 / nt, values(found)[n - 1], 1e-12);
                }
    }

    /// On a line so long that its mass is put down in windows.
    @Test
    void stepsAreTheSameBitForBitForAnyNumberOfThreads() {
        MeanFieldGame game = TextGame.windy(1, false).game();
        double[][] expected = null;
        for (int threads : new int[] {1, 2, 3, 5})
            try (StepRun run = new StepRun(threads, new SemiLagrangian()::on, game, new TimeGrid(0.001, 1), 70_000)) {
                StepRun.Point point = run.at(0, run.terminal(run.initial()), run.initial());
                double[][] found = {point.u(), point.transport(run.initial()).m()};
                if (expected == null) expected = found;
                for (int k = 0; k < 2; k++) assertArrayEquals(expected[k], found[k], "part " + k + " on " + threads + " threads");
            }
    }

    /// A value or a density that is off by a little in one cell is a residual of that size per time step.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void theCertifierSeesWhatIsWrong(int d) {
        TimeGrid time = new TimeGrid(0.5, 5);
        int[] n = d == 1 ? new int[] {24} : d == 2 ? new int[] {10, 8} : new int[] {5, 6, 4};
        try (StepRun run = new StepRun(new SemiLagrangian()::on, TextGame.windy(d, false).withCosts("0.3*cos(2*pi*x)", "0.2*sin(2*pi*x)").withHorizon(0.5).game(), time, n)) {
            double[][] u = run.backward(run.resting());
            double[][] m = run.forward(u, run.resting());
            Certificate right = certificate(run, u, m);
            assertTrue(right.hjb() < 1e-12 && right.fokkerPlanck() < 1e-11, right::toString);
            u[2][7] += 1e-3;
            assertTrue(certificate(run, u, m).hjb() > 5e-3, "a wrong value");
            u[2][7] -= 1e-3;
            m[3][7] += 1e-2;
            m[3][8] -= 1e-2;
            assertTrue(certificate(run, u, m).fokkerPlanck() > 1e-3, "a wrong density");
        }
    }

    /// Eight Gaussians on a coarse grid, whose value is rough.
    @Tag("slow")
    @Test
    void theBestMovesOfRoughValuesAreCertified() {
        String data = IntStream.range(0, 8).mapToObj(k -> String.format(Locale.ROOT, "exp(-((x - %s)^2 + (y - %s)^2)/0.18)", 4 * Math.cos(k * Math.PI / 4), 4 * Math.sin(k * Math.PI / 4))).collect(Collectors.joining(" + "));
        TextGame game = new TextGame(2, false, 5, 0, 0.5, "0.5*p_x^2 - 0.5*x*p_x + 0.5*p_y^2 - 0.5*y*p_y", "-1", "-log(" + data + ")", "exp(-(x^2 + y^2)/2)")
                .withDomain(Domain.box(new Interval(-6, 6), new Interval(-6, 6)));
        try (StepRun run = new StepRun(2, new SemiLagrangian()::on, game.game(), new TimeGrid(5, 16), 64, 64)) {
            double[][] u = run.backward(run.resting());
            Certificate certificate = certificate(run, u, run.forward(u, run.resting()));
            assertTrue(certificate.hjb() < 1e-8 && certificate.fokkerPlanck() < 1e-8, certificate::toString);
        }
    }

    private static Certificate certificate(StepRun run, double[][] u, double[][] m) {
        return Certifier.certify(run.game, Solution.equations(new SemiLagrangian()), Trajectory.of(run.grid, run.time, u), Trajectory.of(run.grid, run.time, m), 0, 0);
    }

    private static double[] values(Buffer buffer) {
        double[] values = new double[buffer.size()];
        buffer.read(values);
        return values;
    }

    private static double[] constant(double value) {
        double[] values = new double[35];
        Arrays.fill(values, value);
        return values;
    }
}
