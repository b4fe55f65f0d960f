package org.mfglab.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mfglab.conformance.TextGame;
import org.mfglab.device.Backend;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;
import org.mfglab.scheme.Discretization;
import org.mfglab.scheme.SplitUpwind;
import org.mfglab.verify.Certifier;
import org.mfglab.verify.Exploitability;

/// What a solve states of its memory is what it takes.
class SlicesTest {

    private static final int STEPS = 60;
    private static final TextGame COUPLED = TextGame.windy(2, true).withHorizon(0.5).withViscosity(0.2);

    /// The slices that a solve allocates on a device without room to spare.
    private static long allocated(Anderson solver, TextGame game, Discretization discretization) {
        long[] count = {0};
        try (Backend backend = Backend.cpu(1)) {
            Backend counting = (Backend) Proxy.newProxyInstance(Backend.class.getClassLoader(), new Class<?>[] {Backend.class}, (_, method, arguments) -> {
                if (method.getName().equals("memory")) return 0L;
                if (method.getName().equals("allocate")) count[0]++;
                try {
                    return method.invoke(backend, arguments);
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            });
            solver.solve(game.game(), discretization, counting, SolveListener.SILENT, SolveControl.unlimited());
        }
        return count[0];
    }

    private static Discretization discretization(TextGame game) {
        return new Discretization(Grid.of(game.domain(), 9, 8), new TimeGrid(game.horizon(), STEPS), new SplitUpwind());
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 4, 3, 0", "0, 1, 1, 3, 0", "0, 0.5, 4, 4, 0", "5, 1, 20, 4, 12", "5, 1, 4, 4, 6", "5, 1, 1, 4, 0"})
    void aCoupledGameTakesWholeTrajectoriesAndAFewSlices(int depth, double damping, int iterations, int trajectories, int remembered) {
        Anderson solver = new Anderson(depth, damping, 1e-300, iterations);
        Discretization discretization = discretization(COUPLED);
        long stated = solver.slices(COUPLED.game(), discretization.grid(), discretization.time());
        int working = Sweeps.SLICES + Change.SLICES;
        assertEquals(trajectories * (STEPS + 1L) + remembered * STEPS + working, stated);
        int stage = 1;
        assertEquals(stated, allocated(solver, COUPLED, discretization) - Exploitability.SLICES - stage);
    }

    @Test
    void aDecoupledGameTakesTwoTrajectories() {
        TextGame game = COUPLED.withCosts("sin(2*pi*x)", "0");
        Discretization discretization = discretization(game);
        Anderson solver = Anderson.toTolerance(1e-6);
        long stated = solver.slices(game.game(), discretization.grid(), discretization.time());
        long allocated = allocated(solver, game, discretization);
        assertTrue(allocated < 2 * (STEPS + 1) + 12, "slices: " + allocated);
        assertTrue(allocated <= stated, allocated + " of " + stated);
        assertEquals(2 * (STEPS + 1) + Sweeps.SLICES + Change.SLICES + Certifier.slices(game.game(), discretization.grid()), stated);
    }
}
