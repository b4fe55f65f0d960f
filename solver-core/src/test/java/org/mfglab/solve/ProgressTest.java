package org.mfglab.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressTest {

    private static Progress after(int iterations, IntToDoubleFunction residual, IntToDoubleFunction state) {
        Progress progress = new Progress();
        for (int k = 0; k < iterations; k++) progress.add(residual.applyAsDouble(k), new double[] {state.applyAsDouble(k), -2 * state.applyAsDouble(k)});
        return progress;
    }

    @Test
    void fallingResidualConvergesAtItsRateAndSaysWhenItEnds() {
        Progress progress = after(10, k -> Math.pow(10, -0.4 * k), k -> Math.pow(10, -0.4 * k));
        assertEquals(Verdict.CONVERGING, progress.verdict());
        assertEquals(0.4, progress.rate(), 1e-12);
        assertEquals((6 - 3.6) / 0.4, progress.remaining(1e-6), 1e-9);
        assertEquals(0, progress.period());
    }

    @Test
    void rateIsThatOfTheLastEightIterations() {
        assertEquals(0.5, after(30, k -> k < 22 ? 1 : Math.pow(10, -0.5 * (k - 22)), k -> k).rate(), 1e-12);
    }

    @Test
    void rateIsUnknownAtFirstAndNothingRemainsBelowTheTolerance() {
        Progress progress = after(1, _ -> 1, _ -> 1);
        assertTrue(Double.isNaN(progress.rate()) && Double.isNaN(progress.remaining(1e-6)));
        assertEquals(Verdict.CONVERGING, progress.verdict());
        assertEquals(0, after(5, k -> Math.pow(10, -8 - k), k -> k).remaining(1e-6));
        assertTrue(after(2, k -> 1 - 0.5 * k, k -> k).rate() > 0.3);
    }

    @Test
    void zeroResidualHasARate() {
        assertTrue(Double.isFinite(after(4, k -> k < 3 ? 1 : 0, k -> k).rate()));
    }

    @Test
    void risingResidualDivergesAndHasNoEnd() {
        Progress progress = after(10, k -> Math.pow(10, 0.1 * k), k -> Math.pow(1.3, k));
        assertEquals(Verdict.DIVERGING, progress.verdict());
        assertEquals(-0.1, progress.rate(), 1e-12);
        assertTrue(Double.isNaN(progress.remaining(1e-6)));
        assertEquals(Verdict.CONVERGING, after(10, k -> Math.pow(10, 0.04 * k), k -> Math.pow(1.3, k)).verdict());
    }

    @Test
    void levelResidualStallsAfterTwentyIterationsAndEndsAfterForty() {
        IntToDoubleFunction wandering = k -> Math.sin(k * k);
        assertEquals(Verdict.CONVERGING, after(20, _ -> 0.1, wandering).verdict());
        assertEquals(Verdict.STALLED, after(21, _ -> 0.1, wandering).verdict());
        assertFalse(after(40, _ -> 0.1, wandering).stalled());
        assertTrue(after(41, _ -> 0.1, wandering).stalled());
        assertFalse(after(41, k -> k < 40 ? 0.1 : 0.089, wandering).stalled());
        assertTrue(after(41, k -> k < 40 ? 0.1 : 0.091, wandering).stalled());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 6})
    void repeatingStatesCycleWithTheirPeriod(int period) {
        int needed = Math.max(12, 3 * period) + period;
        IntToDoubleFunction state = k -> Math.sin(1 + 2.3 * (k % period)) + 1e-4 * Math.sin(k);
        assertEquals(0, after(needed, _ -> 0.5, state).period());
        Progress progress = after(needed + 1, _ -> 0.5, state);
        assertEquals(period, progress.period());
        assertEquals(Verdict.CYCLING, progress.verdict());
    }

    @Test
    void cyclesAreSeenInAnyOfTheFingerprints() {
        Progress progress = new Progress();
        for (int k = 0; k < 30; k++) progress.add(0.5, new double[] {1, 0.1 * (k % 2)});
        assertEquals(2, progress.period());
    }

    @Test
    void statesThatComeNearToRestDoNotCycle() {
        assertEquals(0, after(40, k -> Math.pow(0.7, k), k -> Math.pow(-0.7, k)).period());
        assertEquals(0, after(40, _ -> 0.1, k -> Math.sin(k * k)).period());
        assertEquals(0, after(40, _ -> 0.1, k -> (k % 2) * (k % 4 == 1 ? 1 : 0.95)).period() % 2, "the slower return counts");
    }
}
