package org.mfglab.scheme;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mfglab.conformance.TextGame;
import org.mfglab.device.Backend;
import org.mfglab.device.Buffer;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;
import org.mfglab.solve.Anderson;
import org.mfglab.solve.Solution;
import org.mfglab.solve.SolveControl;
import org.mfglab.solve.SolveListener;

class StageMemoryTest {

    private static final int SIZE = 12;
    private static final int STAGES = 2;
    private static final int LEVELS = 5;
    private static final long ENOUGH = 8L * SIZE * STAGES * LEVELS;

    private final Buffer uNext = buffer();
    private final Buffer u = buffer();

    private static Buffer buffer() {
        try (Backend backend = Backend.cpu(1)) {
            return backend.allocate(SIZE);
        }
    }

    /// The processor with another memory.
    private static Backend withMemory(Backend backend, long bytes) {
        return (Backend) Proxy.newProxyInstance(Backend.class.getClassLoader(), new Class<?>[] {Backend.class}, (_, method, arguments) -> {
            if (method.getName().equals("memory")) return bytes;
            try {
                return method.invoke(backend, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    private static StageMemory memory(long bytes) {
        return new StageMemory(Backend.cpu(1), SIZE, STAGES, LEVELS, bytes);
    }

    @Test
    void iteratesOfAStepAreRecalledForItsSlicesAlone() {
        StageMemory memory = memory(ENOUGH);
        Buffer[] iterates = memory.place(3, uNext, u);
        assertEquals(STAGES, iterates.length);
        assertEquals(SIZE, iterates[0].size());
        assertSame(iterates, memory.recall(3, uNext, u));
        assertNull(memory.recall(2, uNext, u));
        assertNull(memory.recall(3, u, u));
        assertNull(memory.recall(3, uNext, uNext));
    }

    @Test
    void eachStepHasAPlaceOfItsOwnThatTheNextTakesOver() {
        StageMemory memory = memory(ENOUGH);
        Buffer[] first = memory.place(0, uNext, u);
        assertNotSame(first, memory.place(1, uNext, u));
        assertSame(first, memory.place(0, uNext, uNext));
        assertNull(memory.recall(0, uNext, u));
    }

    @Test
    void oneByteTooFewAndAllStepsShareOnePlaceThatIsNeverRecalled() {
        StageMemory memory = memory(ENOUGH - 1);
        Buffer[] place = memory.place(0, uNext, u);
        assertSame(place, memory.place(4, uNext, u));
        for (int n = 0; n < LEVELS; n++) assertNull(memory.recall(n, uNext, u));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void aSolveWithoutRoomGivesTheSameBits(int dimension) {
        Solution kept = solve(dimension, Long.MAX_VALUE);
        Solution repeated = solve(dimension, 0);
        assertEquals(kept.certificate(), repeated.certificate());
        for (int n = 0; n <= 6; n++) {
            assertArrayEquals(kept.value().level(n).values(), repeated.value().level(n).values());
            assertArrayEquals(kept.density().level(n).values(), repeated.density().level(n).values());
        }
    }

    private static Solution solve(int dimension, long bytes) {
        TextGame game = TextGame.windy(dimension, false).withHorizon(0.5).withViscosity(0.2);
        Grid grid = Grid.of(game.domain(), dimension == 2 ? new int[] {9, 7} : new int[] {6, 5, 4});
        try (Backend backend = Backend.cpu(1)) {
            return Anderson.toTolerance(1e-8).solve(game.game(), new Discretization(grid, new TimeGrid(0.5, 6), new SplitUpwind()),
                    withMemory(backend, bytes), SolveListener.SILENT, SolveControl.unlimited());
        }
    }
}
