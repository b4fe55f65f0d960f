package org.mfglab.solve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mfglab.conformance.TextGame;
import org.mfglab.device.Backend;
import org.mfglab.device.Buffer;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;
import org.mfglab.scheme.Discretization;
import org.mfglab.scheme.LaxFriedrichs;
import org.mfglab.scheme.Scheme;
import org.mfglab.scheme.SplitUpwind;
import org.mfglab.scheme.Upwind;

class SweepsTest {

    private static final int STEPS = 6;
    private static final List<int[]> SMALL = List.of(new int[] {40}, new int[] {8, 7}, new int[] {5, 4, 3});
    private static final List<int[]> LARGE = List.of(new int[] {4096}, new int[] {80, 60}, new int[] {18, 17, 16});
    private static final List<Scheme> SCHEMES = List.of(new SplitUpwind(), new Upwind(), new LaxFriedrichs());
    private static final Sweeps.Witness NOBODY = (_, _, _) -> { };

    /// Sweeps of a coupled game, whose values answer the resting density.
    private static final class Answered {
        final Sweeps sweeps;
        final Buffer[] m;
        final Buffer[] u;

        Answered(Scheme scheme, int[] n, Backend backend, long room) {
            TextGame game = TextGame.windy(n.length, false).withHorizon(0.5).withViscosity(0.2);
            Grid grid = Grid.of(game.domain(), n);
            sweeps = new Sweeps(game.game(), new Discretization(grid, new TimeGrid(0.5, STEPS), scheme), backend, room);
            m = sweeps.density();
            sweeps.rest(m[0], m);
            u = sweeps.trajectory();
            assertNull(sweeps.backward(m, u, SolveControl.unlimited()));
        }
    }

    private static double[][] values(Buffer[] levels) {
        double[][] values = new double[levels.length][levels[0].size()];
        for (int n = 0; n < levels.length; n++) levels[n].read(values[n]);
        return values;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aDensityMayTakeThePlaceOfTheOldOneOrOfTheValue(int dimension) {
        for (Scheme scheme : SCHEMES)
            for (long room : new long[] {0, Long.MAX_VALUE})
                try (Backend backend = Backend.cpu(1)) {
                    Answered answered = new Answered(scheme, SMALL.get(dimension - 1), backend, room);
                    Buffer[] elsewhere = answered.sweeps.trajectory();
                    assertNull(answered.sweeps.forward(answered.u, answered.m, elsewhere, NOBODY));
                    double[][] expected = values(elsewhere);
                    Answered again = new Answered(scheme, SMALL.get(dimension - 1), backend, room);
                    assertNull(again.sweeps.forward(again.u, again.m, again.m, NOBODY));
                    assertArrayEquals(expected, values(again.m));
                    Answered once = new Answered(scheme, SMALL.get(dimension - 1), backend, room);
                    assertNull(once.sweeps.forward(once.u, once.m, once.u, NOBODY));
                    assertArrayEquals(expected, values(once.u));
                }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void theWitnessSeesEveryLevelBesideTheOldOne(int dimension) {
        try (Backend backend = Backend.cpu(1)) {
            Answered answered = new Answered(new SplitUpwind(), SMALL.get(dimension - 1), backend, 0);
            double[] initial = values(answered.m)[0];
            List<Integer> seen = new ArrayList<>();
            answered.sweeps.forward(answered.u, answered.m, answered.m, (level, fresh, _) -> {
                seen.add(level);
                assertArrayEquals(initial, values(answered.m)[level], "still at rest");
                assertTrue(level == 0 == (backend.distance(fresh, answered.m[level]) == 0));
            });
            assertEquals(List.of(0, 1, 2, 3, 4, 5, 6), seen);
        }
    }

    /// Beside tasks and arguments of a few words: nothing that grows with the grid.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void sweepsAllocateNothingOfTheSizeOfTheGridAfterTheFirst(int dimension) {
        for (long room : new long[] {0, Long.MAX_VALUE})
            try (Backend backend = Backend.cpu(1)) {
                Answered answered = new Answered(new SplitUpwind(), LARGE.get(dimension - 1), backend, room);
                Sweeps sweeps = answered.sweeps;
                Change change = new Change(sweeps, answered.m, true);
                var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
                long least = Long.MAX_VALUE;
                for (int trial = 0; trial < 5; trial++) {
                    long before = threads.getCurrentThreadAllocatedBytes();
                    sweeps.backward(answered.m, answered.u, SolveControl.unlimited());
                    sweeps.forward(answered.u, answered.m, answered.m, change.from(answered.u[STEPS]));
                    least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
                }
                assertTrue(least / STEPS < 4000, "bytes allocated in a step, whose slices have %d: %d".formatted(8 * sweeps.grid.size(), least / STEPS));
            }
    }
}
