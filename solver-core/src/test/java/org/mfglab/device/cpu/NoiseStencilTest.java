package org.mfglab.device.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What noise on points has in common with that of a normal distribution.
class NoiseStencilTest {

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.01, 0.3, 0.34, 1, 4.0 / 3, 2.5, 3, 17, 1000.3})
    void momentsAreThoseOfNoise(double variance) {
        NoiseStencil noise = NoiseStencil.of(variance);
        double near = noise.near(), far = near + 1;
        assertTrue(noise.rest() >= 0 && noise.inner() >= 0 && noise.outer() >= 0, noise::toString);
        assertEquals(1, noise.rest() + 2 * noise.inner() + 2 * noise.outer(), 1e-15);
        assertEquals(variance, 2 * noise.inner() * near * near + 2 * noise.outer() * far * far, 1e-13 * variance);
        double fourth = 2 * noise.inner() * Math.pow(near, 4) + 2 * noise.outer() * Math.pow(far, 4);
        if (variance >= 1.0 / 3) assertEquals(3 * variance * variance, fourth, 1e-12 * variance * variance);
        else assertEquals(variance, fourth, 1e-15);
    }
}
