package org.mfglab.solve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.mfglab.conformance.TextGame;
import org.mfglab.device.AxisStage;
import org.mfglab.device.Backend;
import org.mfglab.device.Buffer;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;
import org.mfglab.grid.Trajectory;
import org.mfglab.scheme.Discretization;
import org.mfglab.scheme.SplitUpwind;

/// A sweep that breaks off leaves the state of the iteration before, bit by bit, whatever it has overwritten.
class LastStateTest {

    private static final int GOOD = 3;
    private static final int STEPS = 6;

    static final List<Anderson> SOLVERS = List.of(Anderson.picard(1, 1e-12, 50), Anderson.picard(0.6, 1e-12, 50), new Anderson(4, 1, 1e-12, 50));

    /// The processor, of which one kind of line solve does something else once: the second one after `armed` was set.
    private static final class Tricky {
        private final Backend backend;
        private final String method;
        private final Consumer<Buffer> trick;
        private boolean armed;
        private int calls;

        Tricky(Backend backend, String method, Consumer<Buffer> trick) {
            this.backend = backend;
            this.method = method;
            this.trick = trick;
        }

        Backend device() {
            return proxy(Backend.class, backend, (name, _, result) -> name.equals("axisStage") ? proxy(AxisStage.class, result, this::tricked) : result);
        }

        private Object tricked(String name, Object[] arguments, Object result) {
            if (armed && name.equals(method) && ++calls == 2) {
                armed = false;
                trick.accept((Buffer) arguments[arguments.length - 1]);
            }
            return result;
        }
    }

    private interface After {
        Object of(String method, Object[] arguments, Object result);
    }

    private static <T> T proxy(Class<T> type, Object target, After after) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
            try {
                return after.of(method.getName(), arguments, method.invoke(target, arguments));
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    private static Solution solve(Anderson solver, int dimension, String method, Consumer<Buffer> trick, SolveControl control) {
        TextGame game = TextGame.windy(dimension, true).withHorizon(0.5).withViscosity(0.2);
        Grid grid = Grid.of(game.domain(), dimension == 1 ? new int[] {12} : new int[] {7, 6});
        try (Backend backend = Backend.cpu(1)) {
            Tricky tricky = new Tricky(backend, method, trick);
            return solver.solve(game.game(), new Discretization(grid, new TimeGrid(0.5, STEPS), new SplitUpwind()), tricky.device(),
                    (residuals, _) -> tricky.armed = residuals.iteration() == GOOD, control);
        }
    }

    private static void spoil(Buffer slice) {
        double[] values = new double[slice.size()];
        Arrays.fill(values, Double.NaN);
        slice.write(values);
    }

    /// What the same solve comes to when it ends after the good iterations.
    private static void assertStateAfterGoodIterations(Solution solution, Anderson solver, int dimension) {
        Anderson limited = new Anderson(solver.depth(), solver.damping(), solver.tolerance(), GOOD);
        Solution expected = solve(limited, dimension, "none", _ -> { }, SolveControl.unlimited());
        assertEquals(GOOD, solution.history().size());
        assertSame(expected.value(), solution.value());
        assertSame(expected.density(), solution.density());
        assertEquals(expected.certificate(), solution.certificate());
    }

    private static void assertSame(Trajectory expected, Trajectory actual) {
        for (int n = 0; n <= STEPS; n++) assertArrayEquals(expected.level(n).values(), actual.level(n).values());
    }

    @ParameterizedTest
    @FieldSource("SOLVERS")
    void afterADensityThatIsNotFinite(Anderson solver) {
        for (int dimension = 1; dimension <= 2; dimension++) {
            Solution solution = solve(solver, dimension, "transpose", LastStateTest::spoil, SolveControl.unlimited());
            Outcome.Diverged diverged = assertInstanceOf(Outcome.Diverged.class, solution.outcome());
            assertEquals(List.of(GOOD + 1, "density", dimension == 1 ? 2 : 1), List.of(diverged.iteration(), diverged.quantity(), diverged.level()));
            assertStateAfterGoodIterations(solution, solver, dimension);
        }
    }

    @ParameterizedTest
    @FieldSource("SOLVERS")
    void afterAValueThatIsNotFinite(Anderson solver) {
        for (int dimension = 1; dimension <= 2; dimension++) {
            Solution solution = solve(solver, dimension, "solve", LastStateTest::spoil, SolveControl.unlimited());
            assertEquals("value", assertInstanceOf(Outcome.Diverged.class, solution.outcome()).quantity());
            assertStateAfterGoodIterations(solution, solver, dimension);
        }
    }

    /// The clock strikes within the backward sweep.
    @ParameterizedTest
    @FieldSource("SOLVERS")
    void whenTimeIsOut(Anderson solver) {
        SolveControl control = SolveControl.limitedTo(3);
        Solution solution = solve(solver, 2, "solve", _ -> waitFor(control), control);
        assertInstanceOf(Outcome.TimeLimit.class, solution.outcome());
        assertStateAfterGoodIterations(solution, solver, 2);
    }

    private static void waitFor(SolveControl control) {
        while (!control.outOfTime()) Thread.onSpinWait();
    }
}
