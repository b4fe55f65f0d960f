package org.mfglab.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What noise on points has in common with that of a normal distribution.
class LineNoiseTest {

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.01, 0.3, 0.34, 1, 4.0 / 3, 1.99, 2, 2.5, 3, 17, 1000.3})
    void momentsAreThoseOfNoise(double variance) {
        double[] p = new LineNoise(variance).probability();
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
}
