package org.mfglab.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mfglab.device.Backend;
import org.mfglab.exact.MovingTorusGame;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;
import org.mfglab.grid.Trajectory;
import org.mfglab.scheme.Discretization;
import org.mfglab.scheme.SplitUpwind;
import org.mfglab.solve.Outcome;
import org.mfglab.solve.Residuals;
import org.mfglab.solve.Solution;
import org.mfglab.solve.SolveControl;
import org.mfglab.solve.SolveListener;
import org.mfglab.solve.Solver;
import org.mfglab.verify.Certificate;

/// What every solver must do with a small coupled game.
public abstract class SolverConformance {

    private static final double TOLERANCE = 1e-8;

    /// Grids that several threads share along every axis; a line is one batch.
    private static final List<int[]> MANY_BATCHES = List.of(new int[] {500}, new int[] {70, 40}, new int[] {18, 14, 11});

    private final Solver solver;
    private final List<Backend> open = new ArrayList<>();
    private final IntFunction<Backend> device;

    /// On the processor.
    ///
    /// @param solver with the tolerance 1e-8
    protected SolverConformance(Solver solver) {
        this(solver, Backend::cpu);
    }

    /// @param solver with the tolerance 1e-8
    /// @param device opens a device for a number of threads, which it may disregard
    protected SolverConformance(Solver solver, IntFunction<Backend> device) {
        this.solver = solver;
        this.device = device;
    }

    private static Discretization grid(TextGame game, double T, int steps, int... n) {
        return new Discretization(Grid.of(game.domain(), n), new TimeGrid(T, steps), new SplitUpwind());
    }

    private static TextGame small(int dimension, boolean periodic) {
        return TextGame.windy(dimension, periodic).withHorizon(0.5).withViscosity(0.2);
    }

    private Solution solve(TextGame game, Discretization discretization, int threads) {
        Backend backend = device.apply(threads);
        open.add(backend);
        return solver.solve(game.game(), discretization, backend, SolveListener.SILENT, SolveControl.unlimited());
    }

    /// Solutions stand in the memory of the device.
    @AfterEach
    void close() {
        open.forEach(Backend::close);
    }

    @Test
    void coupledGamesConvergeInEveryDimensionWithTheirCertificate() {
        for (int d = 1; d <= 3; d++)
            for (boolean periodic : new boolean[] {true, false}) {
                TextGame game = small(d, periodic);
                Solution solution = solve(game, grid(game, 0.5, 6, SchemeChecks.size(d)), 1);
                assertInstanceOf(Outcome.Converged.class, solution.outcome());
                assertTrue(solution.converged());
                Certificate certificate = solution.certificate();
                assertTrue(certificate.passes(TOLERANCE), certificate::toString);
                assertTrue(certificate.massError() < 1e-13 && certificate.densityMin() > 0, certificate::toString);
                assertTrue(certificate.exploitability() > -1e-12 && certificate.exploitability() < TOLERANCE, certificate::toString);
            }
    }

    /// The public equilibrium equals the one of a plain damped iteration with the same scheme.
    @Test
    void equilibriumIsTheFixedPointOfThePlainIteration() {
        TextGame game = small(1, false);
        Discretization discretization = grid(game, 0.5, 6, 12);
        Solution solution = solve(game, discretization, 1);
        try (StepRun run = new StepRun(new OnDevice(new SplitUpwind()::on, device), game.game(), discretization.time(), 12)) {
            double[][] m = run.equilibrium(0.5, 100);
            double[][] u = run.backward(m);
            for (int n = 0; n <= 6; n++) {
                assertArrayEquals(m[n], solution.density().level(n).values(), 1e-7);
                assertArrayEquals(u[n], solution.value().level(n).values(), 1e-7);
            }
        }
    }

    @Test
    void movingTorusSolutionIsApproachedInFirstOrder() {
        MovingTorusGame exact = MovingTorusGame.of(1, 0.3, 0.7, 1, 0.35);
        TextGame game = new TextGame(1, true, 1, 0, 0.3, exact.hamiltonian(), exact.running(), exact.terminal(), exact.initial());
        double[] error = new double[3];
        for (int k = 0; k < 3; k++) {
            Solution solution = solve(game, grid(game, 1, 32 << k, 32 << k), 1);
            assertTrue(solution.converged());
            double[] u = solution.value().level(0).values();
            for (int i = 0; i < u.length; i++) error[k] = Math.max(error[k], Math.abs(u[i] - exact.value(0, i / (double) u.length)));
        }
        for (int k = 0; k < 2; k++) {
            double order = Math.log(error[k] / error[k + 1]) / Math.log(2);
            assertTrue(order > 0.75 && order < 1.3, "order " + order);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void wholeSolveIsTheSameBitForBitForAnyNumberOfThreads(int threads) {
        for (int d = 1; d <= 3; d++)
            for (boolean periodic : new boolean[] {true, false}) sameBits(small(d, periodic), threads, MANY_BATCHES.get(d - 1));
    }

    private void sameBits(TextGame game, int threads, int[] n) {
        Solution one = solve(game, grid(game, 0.5, 4, n), 1);
        Solution more = solve(game, grid(game, 0.5, 4, n), threads);
        assertEquals(one.history().size(), more.history().size());
        assertEquals(one.certificate(), more.certificate());
        for (int level = 0; level <= 4; level++) {
            assertArrayEquals(one.value().level(level).values(), more.value().level(level).values());
            assertArrayEquals(one.density().level(level).values(), more.density().level(level).values());
        }
    }

    @Test
    void gameWithoutCouplingTakesOnePairOfSweeps() {
        TextGame game = small(2, false).withCosts("sin(2*pi*x)", "cos(2*pi*y)");
        Solution solution = solve(game, grid(game, 0.5, 6, 7, 5), 1);
        assertTrue(solution.converged());
        assertEquals(1, solution.history().size());
        assertEquals(0, solution.certificate().fixedPoint());
        assertEquals(0, solution.certificate().exploitability(), 1e-15);
    }

    @Test
    void listenerHearsOfEveryIterationWithAReadablePositiveDensity() {
        TextGame game = small(1, true);
        List<Residuals> heard = new ArrayList<>();
        SolveListener listener = (residuals, density) -> {
            heard.add(residuals);
            for (int n = 0; n < density.time().levels(); n++) assertTrue(density.level(n).min() > 0);
            assertEquals(1, density.level(3).integral(), 1e-13);
        };
        try (Backend backend = device.apply(1)) {
            Solution solution = solver.solve(game.game(), grid(game, 0.5, 6, 12), backend, listener, SolveControl.unlimited());
            assertEquals(solution.history(), heard);
            assertTrue(heard.size() > 2);
            for (int k = 0; k < heard.size(); k++) assertEquals(k + 1, heard.get(k).iteration());
            assertTrue(heard.getLast().fixedPoint() < TOLERANCE && heard.getLast().hjb() < TOLERANCE && heard.getFirst().fixedPoint() > 1e-3);
        }
    }

    @Test
    void cancelledSolveKeepsItsLastState() {
        TextGame game = small(1, true);
        SolveControl control = SolveControl.unlimited();
        SolveListener listener = (residuals, _) -> {
            if (residuals.iteration() == 2) control.cancel();
        };
        try (Backend backend = device.apply(1)) {
            Solution solution = solver.solve(game.game(), grid(game, 0.5, 6, 12), backend, listener, control);
            assertInstanceOf(Outcome.Cancelled.class, solution.outcome());
            assertFalse(solution.converged());
            assertEquals(2, solution.history().size());
            assertTrue(solution.density().level(6).min() > 0);
            assertTrue(solution.certificate().fixedPoint() > TOLERANCE);
        }
    }

    @Test
    void solveEndsAtItsTimeLimit() {
        TextGame game = small(1, true);
        try (Backend backend = device.apply(1)) {
            Solution solution = solver.solve(game.game(), grid(game, 0.5, 6, 12), backend, SolveListener.SILENT, SolveControl.limitedTo(-1));
            assertInstanceOf(Outcome.TimeLimit.class, solution.outcome());
            assertEquals(0, solution.history().size());
            assertEquals(game.game().initial().on(grid(game, 0.5, 6, 12).grid()).max(), solution.density().level(6).max(), "the start is kept");
        }
    }

    /// F overflows where agents crowd together, at the right wall, which they reach in the first sweep.
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void blowUpIsReportedWithItsPlaceAndTheLastFiniteState(int d) {
        TextGame game = new TextGame(d, false, 1, 0, 0.01, TextGame.squareOfSlope(d), "where(m > 1.2, exp(900*m), 0) - 4*x", "0", "1");
        Trajectory[] last = new Trajectory[1];
        SolveListener listener = (_, density) -> last[0] = copy(density);
        try (Backend backend = device.apply(1)) {
            Solution solution = solver.solve(game.game(), grid(game, 1, 8, d == 1 ? new int[] {32} : new int[] {32, 5}), backend, listener, SolveControl.unlimited());
            Outcome.Diverged diverged = assertInstanceOf(Outcome.Diverged.class, solution.outcome());
            assertEquals("diverged", diverged.status());
            assertTrue(diverged.iteration() >= 2, diverged::toString);
            assertEquals("value", diverged.quantity());
            assertEquals(7, diverged.level());
            assertTrue(diverged.cell().size() == d && diverged.cell().getFirst() > 20, diverged::toString);
            assertEquals(diverged.iteration() - 1, solution.history().size());
            for (int n = 0; n <= 8; n++) {
                for (double value : solution.value().level(n).values()) assertTrue(Double.isFinite(value));
                assertArrayEquals(last[0].level(n).values(), solution.density().level(n).values());
            }
            assertEquals(1, solution.density().level(8).integral(), 1e-12);
        }
    }

    private static Trajectory copy(Trajectory trajectory) {
        double[][] levels = new double[trajectory.time().levels()][];
        for (int n = 0; n < levels.length; n++) levels[n] = trajectory.level(n).values();
        return Trajectory.of(trajectory.grid(), trajectory.time(), levels);
    }

    @Test
    void firstValueThatIsNotFiniteIsNamed() {
        TextGame game = TextGame.windy(2, true).withHorizon(0.5).withCosts("where(t > 0.2 and t < 0.3 and x > 0.5 and y > 0.7, sqrt(-1 - t), 0)", "0");
        Solution solution = solve(game, grid(game, 0.5, 4, 4, 5), 1);
        Outcome.Diverged diverged = assertInstanceOf(Outcome.Diverged.class, solution.outcome());
        assertEquals(2, diverged.level());
        assertEquals(1, diverged.iteration());
        assertEquals("value", diverged.quantity());
        assertEquals(List.of(3, 4), diverged.cell());
    }
}
