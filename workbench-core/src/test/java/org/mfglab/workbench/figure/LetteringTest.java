package org.mfglab.workbench.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LetteringTest {

    private static final String USED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.,:;-+*/=<>()[]{}|%'\"_^"
            + "αβγδεθλμνξπρσφχψωΓΔΘΛΣΦΨΩ₀₁₂₃₄₅₆₇₈₉₊₋⁰¹²³⁴⁵⁶⁷⁸⁹⁻−×·∂∇∫√∞≤≥≈≠→←↑↓…–‖±äöüßéñ";

    @Test
    void everyCharacterOfOurLabelsHasAnOutline() {
        USED.codePoints().forEach(c -> {
            String character = Character.toString(c);
            assertTrue(Lettering.has(c), character);
            assertFalse(Lettering.outline(character, 12).getBounds2D().isEmpty(), character);
            assertTrue(Lettering.width(character, 12) > 1, character);
        });
    }

    @Test
    void aSpaceHasWidthButNoOutline() {
        assertTrue(Lettering.width(" ", 12) > 1);
        assertTrue(Lettering.outline(" ", 12).getBounds2D().isEmpty());
    }

    @Test
    void lettersStandOnTheBaselineAndGrowWithTheSize() {
        assertEquals(0, Lettering.outline("H", 100).getBounds2D().getMaxY(), 1e-9);
        assertEquals(-72.9, Lettering.outline("H", 100).getBounds2D().getMinY(), 0.5);
        assertEquals(2 * Lettering.width("density m", 10), Lettering.width("density m", 20), 1e-9);
    }
}
