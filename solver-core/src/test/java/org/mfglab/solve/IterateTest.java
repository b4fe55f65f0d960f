package org.mfglab.solve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.mfglab.conformance.TextGame;
import org.mfglab.device.Backend;
import org.mfglab.device.DeviceException;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;
import org.mfglab.grid.Trajectory;
import org.mfglab.scheme.Discretization;
import org.mfglab.scheme.LaxFriedrichs;
import org.mfglab.scheme.Scheme;
import org.mfglab.scheme.SemiLagrangian2;
import org.mfglab.scheme.SplitUpwind;
import org.mfglab.scheme.Upwind;

/// A solve that goes on from where another one ended.
class IterateTest {

    private static final int STEPS = 5;
    private static final double TOLERANCE = 1e-9;

    static final List<Anderson> PLAIN = List.of(Anderson.picard(1, TOLERANCE, 60), Anderson.picard(0.8, TOLERANCE, 60));
    static final List<Anderson> ALL = List.of(PLAIN.getFirst(), PLAIN.getLast(), new Anderson(4, 1, TOLERANCE, 60));
    private static final List<Scheme> SCHEMES = List.of(new SplitUpwind(), new Upwind(), new LaxFriedrichs(), new SemiLagrangian2());

    /// A game on a grid.
    private record Case(TextGame game, Grid grid, Scheme scheme) {

        static Case of(int dimension, Scheme scheme) {
            TextGame game = TextGame.windy(dimension, true).withHorizon(0.5).withViscosity(0.2);
            return new Case(game, Grid.of(game.domain(), dimension == 1 ? new int[] {12} : new int[] {7, 6}), scheme);
        }

        Solution solve(Anderson solver, Optional<Iterate> from, SolveListener listener, SolveControl control) {
            try (Backend backend = Backend.cpu(1)) {
                return solve(solver, backend, from, listener, control);
            }
        }

        Solution solve(Anderson solver, Backend backend, Optional<Iterate> from, SolveListener listener, SolveControl control) {
            return solver.solve(game.game(), new Discretization(grid, new TimeGrid(0.5, STEPS), scheme), backend, from, listener, control);
        }
    }

    /// Keeps copies of what it hears.
    private static final class Keeper implements SolveListener {
        private final List<Iterate> advanced = new ArrayList<>();
        private final List<Iterate> ended = new ArrayList<>();
        private Consumer<Residuals> also = _ -> { };

        @Override
        public void iterated(Residuals residuals, Trajectory density) {
            also.accept(residuals);
        }

        @Override
        public void advanced(Iterate next) {
            advanced.add(copy(next));
        }

        @Override
        public void ended(Iterate last) {
            ended.add(copy(last));
        }

        private static Iterate copy(Iterate iterate) {
            Trajectory density = iterate.density();
            double[][] levels = new double[density.time().levels()][density.grid().size()];
            for (int n = 0; n < levels.length; n++) density.read(n, levels[n]);
            return new Iterate(iterate.history(), Trajectory.of(density.grid(), density.time(), levels), iterate.scheme(), iterate.refusals());
        }
    }

    private static Keeper stoppedAfter(int iterations, Case game, Anderson solver) {
        Keeper keeper = new Keeper();
        SolveControl control = SolveControl.unlimited();
        keeper.also = residuals -> {
            if (residuals.iteration() == iterations) control.cancel();
        };
        assertInstanceOf(Outcome.Cancelled.class, game.solve(solver, Optional.empty(), keeper, control).outcome());
        return keeper;
    }

    private static void assertSameBits(Solution expected, Solution actual, String where) {
        assertEquals(expected.outcome(), actual.outcome(), where);
        assertEquals(numbers(expected), numbers(actual), where);
        assertEquals(expected.certificate(), actual.certificate(), where);
        assertSame(expected.value(), actual.value());
        assertSame(expected.density(), actual.density());
    }

    /// The history without what belongs to the clock and to a judgement.
    private static List<List<Double>> numbers(Solution solution) {
        return solution.history().stream().map(each -> List.of((double) each.iteration(), each.hjb(), each.fixedPoint(), each.massError())).toList();
    }

    private static void assertSame(Trajectory expected, Trajectory actual) {
        for (int n = 0; n <= STEPS; n++) assertArrayEquals(expected.level(n).values(), actual.level(n).values());
    }

    @ParameterizedTest
    @FieldSource("PLAIN")
    void thePlainIterationGoesOnToTheSameBits(Anderson solver) {
        for (int dimension = 1; dimension <= 2; dimension++)
            for (Scheme scheme : SCHEMES) {
                Case game = Case.of(dimension, scheme);
                Keeper keeper = new Keeper();
                Solution whole = game.solve(solver, Optional.empty(), keeper, SolveControl.unlimited());
                assertTrue(whole.converged() && whole.history().size() > 4, () -> scheme.key() + ": " + whole.outcome());
                assertEquals(List.of(), keeper.ended, "nothing to go on from");
                assertEquals(whole.history().size() - 1, keeper.advanced.size());
                for (int k = 0; k < keeper.advanced.size(); k += dimension == 1 ? 1 : 5) {
                    assertEquals(k + 1, keeper.advanced.get(k).iterations());
                    assertSameBits(whole, game.solve(solver, Optional.of(keeper.advanced.get(k)), SolveListener.SILENT, SolveControl.unlimited()), scheme.key() + " from " + (k + 1));
                }
            }
    }

    @ParameterizedTest
    @FieldSource("PLAIN")
    void aSolveThatWasStoppedAndOneThatReachedItsLimitGoOnToTheSameBits(Anderson solver) {
        Case game = Case.of(2, new SplitUpwind());
        Solution whole = game.solve(solver, Optional.empty(), SolveListener.SILENT, SolveControl.unlimited());
        for (int k = 1; k < whole.history().size(); k++) {
            Keeper limited = new Keeper();
            game.solve(new Anderson(0, solver.damping(), solver.tolerance(), k), Optional.empty(), limited, SolveControl.unlimited());
            for (Keeper keeper : List.of(limited, stoppedAfter(k, game, solver))) {
                assertEquals(1, keeper.ended.size());
                assertEquals(k, keeper.ended.getFirst().iterations());
                assertSameBits(whole, game.solve(solver, Optional.of(keeper.ended.getFirst()), SolveListener.SILENT, SolveControl.unlimited()), "from " + k);
            }
        }
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void everySolverGoesOnToTheSameFixedPoint(Anderson solver) {
        Case game = Case.of(2, new SplitUpwind());
        Solution whole = game.solve(solver, Optional.empty(), SolveListener.SILENT, SolveControl.unlimited());
        for (Iterate iterate : List.of(stoppedAfter(1, game, solver).ended.getFirst(), stoppedAfter(4, game, solver).ended.getFirst())) {
            Solution resumed = game.solve(solver, Optional.of(iterate), SolveListener.SILENT, SolveControl.unlimited());
            assertTrue(resumed.converged());
            assertEquals(iterate.history(), resumed.history().subList(0, iterate.iterations()));
            assertEquals(iterate.iterations() + 1, resumed.history().get(iterate.iterations()).iteration());
            assertTrue(resumed.history().get(iterate.iterations()).seconds() >= iterate.seconds());
            for (int n = 0; n <= STEPS; n++) {
                assertArrayEquals(whole.density().level(n).values(), resumed.density().level(n).values(), 20 * TOLERANCE);
                assertArrayEquals(whole.value().level(n).values(), resumed.value().level(n).values(), 20 * TOLERANCE);
            }
        }
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void aSolveThatMakesNoIterationGivesBackWhatItBeganWith(Anderson solver) {
        Case game = Case.of(2, new SplitUpwind());
        Iterate start = stoppedAfter(3, game, solver).ended.getFirst();
        Keeper keeper = new Keeper();
        Solution none = game.solve(solver, Optional.of(start), keeper, SolveControl.limitedTo(-1));
        assertInstanceOf(Outcome.TimeLimit.class, none.outcome());
        assertEquals(start.history(), none.history());
        assertEquals(start.history(), keeper.ended.getFirst().history());
        assertSame(start.density(), keeper.ended.getFirst().density());
        assertSame(start.density(), none.density());
    }

    @Test
    void theIterateOfADivergedSolveIsWhatWasPublished() {
        Case game = Case.of(1, new SplitUpwind());
        Case explosive = new Case(game.game.withCosts("1e250*max(m - 2, 0)", "50*(x-0.5)^2").withViscosity(0.02), game.grid, game.scheme);
        Keeper keeper = new Keeper();
        Solution solution = explosive.solve(ALL.getLast(), Optional.empty(), keeper, SolveControl.unlimited());
        assertInstanceOf(Outcome.Diverged.class, solution.outcome());
        assertFalse(solution.history().isEmpty());
        assertEquals(1, keeper.ended.size());
        assertEquals(solution.history(), keeper.ended.getFirst().history());
        assertSame(solution.density(), keeper.ended.getFirst().density());
    }

    @Test
    void anotherGridIsNoStart() {
        Case game = Case.of(1, new SplitUpwind());
        Iterate iterate = stoppedAfter(2, Case.of(2, new SplitUpwind()), PLAIN.getFirst()).ended.getFirst();
        Throwable refused = assertThrows(IllegalArgumentException.class, () -> game.solve(PLAIN.getFirst(), Optional.of(iterate), SolveListener.SILENT, SolveControl.unlimited()));
        assertTrue(refused.getMessage().contains("6 levels of 42 values") && refused.getMessage().contains("6 levels of 12 values"), refused.getMessage());
    }

    /// A processor that fails at one call, or at all from one on.
    private static Backend failing(Backend processor, int[] calls, int at, boolean forever) {
        return (Backend) Proxy.newProxyInstance(Backend.class.getClassLoader(), new Class<?>[] {Backend.class}, (_, method, arguments) -> {
            int call = calls[0]++;
            if (call == at || forever && call > at) throw new DeviceException(DeviceException.Kind.LOST, "call " + at);
            try {
                return method.invoke(processor, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    /// Whichever call fails, what is left goes on to the fixed point.
    @ParameterizedTest
    @FieldSource("ALL")
    void aDeviceThatFailsAnywhereLeavesAnIterateOrNothing(Anderson solver) {
        Case game = Case.of(1, new SplitUpwind());
        int[] calls = {0};
        Solution whole;
        try (Backend processor = Backend.cpu(1)) {
            whole = game.solve(solver, failing(processor, calls, -1, false), Optional.empty(), SolveListener.SILENT, SolveControl.unlimited());
        }
        int all = calls[0];
        int kept = 0;
        int tried = 0;
        for (int at = all / 9; at < all; at += 1 + all / 150) {
            Keeper keeper = new Keeper();
            tried++;
            try (Backend processor = Backend.cpu(1)) {
                Backend device = failing(processor, new int[1], at, tried % 2 == 0);
                DeviceException told = assertThrows(DeviceException.class, () -> game.solve(solver, device, Optional.empty(), keeper, SolveControl.unlimited()));
                assertEquals(DeviceException.Kind.LOST, told.kind());
            }
            if (keeper.ended.isEmpty()) continue;
            kept++;
            Iterate left = keeper.ended.getFirst();
            assertTrue(left.iterations() >= keeper.advanced.size(), "not before what was told last");
            Solution resumed = game.solve(solver, Optional.of(left), SolveListener.SILENT, SolveControl.unlimited());
            assertTrue(resumed.converged());
            assertEquals(numbers(whole).subList(0, left.iterations()), numbers(resumed).subList(0, left.iterations()), "call " + at);
            for (int n = 0; n <= STEPS; n++) assertArrayEquals(whole.density().level(n).values(), resumed.density().level(n).values(), 20 * TOLERANCE);
        }
        assertTrue(kept > tried / 3, "%d of %d".formatted(kept, tried));
    }
}
