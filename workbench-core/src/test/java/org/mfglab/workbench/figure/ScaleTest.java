package org.mfglab.workbench.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ScaleTest {

    private static final double[] EARLY = {0.5, 1, 2};
    private static final double[] LATE = {0.25, 8, Double.NaN};

    @Test
    void limitsComeFromAllTimesAtOnce() {
        Scale scale = Scale.sequential("value u", "", EARLY, LATE);
        assertEquals(0.25, scale.low());
        assertEquals(8, scale.high());
    }

    @Test
    void densitiesStartAtZero() {
        Scale scale = Scale.density("density m", "", EARLY, LATE);
        assertEquals(0, scale.low());
        assertEquals(8, scale.high());
        assertFalse(scale.clipsBelow());
    }

    @Test
    void aNegativeDensityIsMarkedAndNotHidden() {
        assertTrue(Scale.density("density m", "", new double[] {-1e-3, 1}).clipsBelow());
    }

    @Test
    void signedQuantitiesAreBalancedAboutZeroWhichIsTheMiddleOfADivergingMap() {
        Scale scale = Scale.signed("value u", "", new double[] {-1, 3});
        assertEquals(-3, scale.low());
        assertEquals(3, scale.high());
        assertEquals(0.5, scale.position(0));
        assertTrue(scale.map().diverging());
    }

    @Test
    void aDivergingMapRefusesUnbalancedLimits() {
        Scale scale = Scale.signed("value u", "", EARLY);
        assertThrows(IllegalArgumentException.class, () -> scale.withLimits(-1, 2));
    }

    @Test
    void equalRatiosGetEqualStepsOnALogarithmicScale() {
        Scale scale = Scale.logarithmic("density m", "", 1e-4, new double[] {0, 1});
        assertEquals(0.25, scale.position(1e-3), 1e-12);
        assertEquals(0.75, scale.position(1e-1), 1e-12);
        assertEquals(0, scale.position(0));
        assertTrue(scale.clipsBelow(), "the floor must be shown");
    }

    @Test
    void aLogarithmicScaleNeedsAPositiveFloor() {
        assertThrows(IllegalArgumentException.class, () -> Scale.logarithmic("density m", "", 0, EARLY));
    }

    @Test
    void valuesThatAreNotFiniteGetTheMissingColour() {
        Scale scale = Scale.density("density m", "", EARLY);
        for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertEquals(0x123456, scale.rgb(value, 0x123456));
        }
        assertNotEquals(0x123456, scale.rgb(0, 0x123456));
    }

    @Test
    void limitsByHandMarkWhatTheyCutOff() {
        Scale scale = Scale.density("density m", "", EARLY).withLimits(0, 1);
        assertFalse(scale.clipsBelow());
        assertTrue(scale.clipsAbove());
        assertEquals(1, scale.position(2));
    }

    @Test
    void constantAndEmptyFieldsHaveAScaleToo() {
        assertEquals(0.5, Scale.sequential("value u", "", new double[] {3, 3}).position(3));
        assertEquals(0, Scale.density("density m", "", new double[] {0, 0}).position(0));
        assertEquals(0.5, Scale.signed("value u", "", new double[] {Double.NaN}).position(0));
    }
}
