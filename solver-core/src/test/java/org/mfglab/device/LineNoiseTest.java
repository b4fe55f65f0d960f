package org.mfglab.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What noise on points has in common with that of a normal distribution.
class LineNoiseTest {

    /// A turn that nothing is folded by.
    private static final int FAR = 1_000_000;

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.01, 0.3, 0.34, 1, 4.0 / 3, 1.99, 2, 2.5, 3, 17, 1000.3})
    void momentsAreThoseOfNoise(double variance) {
        double[] p = new LineNoise(variance, FAR).probability();
        assertTrue(Arrays.stream(p).allMatch(x -> x >= 0));
        double sum = p[0], second = 0, fourth = 0;
        for (int j = 1; j < p.length; j++) {
            sum += 2 * p[j];
            second += 2 * p[j] * j * j;
            fourth += 2 * p[j] * Math.pow(j, 4);
        }
        assertEquals(1, sum, 1e-14);
        assertEquals(variance, second, 1e-12 * variance);
        if (variance >= 1.0 / 3) assertEquals(3 * variance * variance, fourth, 1e-11 * variance * variance);
        else assertEquals(variance, fourth, 1e-15);
    }

    /// On a line that repeats itself one point stands for all that lie whole turns apart.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 7, 8, 50, 51})
    void whatGoesFartherThanHalfATurnIsCountedWhereItEnds(int turn) {
        double[] open = new LineNoise(80, FAR).probability();
        double[] folded = new LineNoise(80, turn).probability();
        double[] expected = new double[turn];
        for (int j = 1 - open.length; j < open.length; j++) expected[Math.floorMod(j, turn)] += open[Math.abs(j)];
        double[] seen = new double[turn];
        for (int j = 1 - folded.length; j < folded.length; j++) seen[Math.floorMod(j, turn)] += folded[Math.abs(j)];
        assertEquals(turn / 2, folded.length - 1);
        assertArrayEquals(expected, seen, 1e-14);
    }

    @Test
    void farReachesDoNotOverflow() {
        double[] p = new LineNoise(1e10, FAR).probability();
        assertEquals(1 / Math.sqrt(2 * Math.PI * 1e10), p[0], 1e-12 * p[0]);
    }
}
