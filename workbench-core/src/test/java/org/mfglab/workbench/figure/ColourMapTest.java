package org.mfglab.workbench.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ColourMapTest {

    /// CIE 1976 lightness, 0 to 100.
    private static double lightness(int rgb) {
        double y = Contrast.luminance(rgb);
        return y > 216.0 / 24389 ? 116 * Math.cbrt(y) - 16 : y * 24389 / 27;
    }

    private static double lightnessAt(ColourMap map, int entry) {
        return lightness(map.rgb(entry / 255.0));
    }

    @ParameterizedTest
    @EnumSource(names = {"VIRIDIS", "INFERNO", "MAGMA", "CIVIDIS"})
    void lightnessRisesAlongASequentialMap(ColourMap map) {
        for (int i = 4; i < 256; i++) {
            assertTrue(lightnessAt(map, i) > lightnessAt(map, i - 4), map + " at " + i);
        }
        assertTrue(lightnessAt(map, 255) - lightnessAt(map, 0) > 60, map + " spans too little lightness");
    }

    @Test
    void lightnessOfTheDivergingMapRisesToTheMiddleAndFallsAfterIt() {
        for (int i = 4; i < 124; i++) {
            assertTrue(lightnessAt(ColourMap.VIK, i) > lightnessAt(ColourMap.VIK, i - 4), "at " + i);
            assertTrue(lightnessAt(ColourMap.VIK, 255 - i) > lightnessAt(ColourMap.VIK, 259 - i), "at " + (255 - i));
        }
        assertTrue(lightnessAt(ColourMap.VIK, 127) > 90);
    }

    @ParameterizedTest
    @EnumSource
    void everyTableNamesItselfItsSourceAndItsLicence(ColourMap map) {
        assertTrue(map.header().getFirst().startsWith(map.title() + ": 256 colours"), map.header().toString());
        assertTrue(map.header().get(1).startsWith("Source: "), map.header().toString());
        assertTrue(map.header().get(2).startsWith("Licence: "), map.header().toString());
    }

    @Test
    void endsAndPositionsBeyondThemGetThePublishedEndColours() {
        assertEquals(0x440154, ColourMap.VIRIDIS.rgb(0));
        assertEquals(0xfde725, ColourMap.VIRIDIS.rgb(1));
        assertEquals(0x440154, ColourMap.VIRIDIS.rgb(-3));
        assertEquals(0xfde725, ColourMap.VIRIDIS.rgb(7));
    }

    @Test
    void nanHasNoColour() {
        assertThrows(IllegalArgumentException.class, () -> ColourMap.VIRIDIS.rgb(Double.NaN));
    }
}
