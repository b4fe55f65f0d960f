package org.mfglab.workbench.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicksTest {

    private static List<String> labels(List<Ticks.Tick> ticks) {
        return ticks.stream().map(Ticks.Tick::label).toList();
    }

    @Test
    void ticksStandAtRoundNumbers() {
        assertEquals(List.of("−4", "−2", "0", "2", "4"), labels(Ticks.linear(-5, 5, 6, 0)));
        assertEquals(List.of("0", "0.2", "0.4", "0.6", "0.8"), labels(Ticks.linear(0, 0.83, 6, 0)));
        assertEquals(List.of("0", "2×10⁻⁶", "4×10⁻⁶"), labels(Ticks.linear(0, 5e-6, 4, 0)));
        assertEquals(List.of("0.0", "0.5×10⁵", "1.0×10⁵").subList(1, 3), labels(Ticks.linear(1e4, 1e5, 3, 0)));
    }

    @Test
    void iterationsAreCountedInWholeNumbers() {
        assertEquals(List.of("1", "2", "3"), labels(Ticks.linear(1, 3, 9, 1)));
    }

    @Test
    void everyRangeGetsTwoOrMoreTicksInsideItAtOneTwoOrFiveTimesAPowerOfTen() {
        SplittableRandom random = new SplittableRandom(1);
        for (int trial = 0; trial < 2000; trial++) {
            double low = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(-8, 8));
            double high = low + Math.pow(10, random.nextInt(-6, 8)) * (0.1 + random.nextDouble());
            if (high - low < 1e-9 * Math.abs(low)) continue;
            List<Ticks.Tick> ticks = Ticks.linear(low, high, 6, 0);
            assertTrue(ticks.size() >= 2 && ticks.size() <= 6, low + " .. " + high + ": " + ticks);
            double slack = 1e-8 * (high - low);
            assertTrue(ticks.getFirst().value() >= low - slack && ticks.getLast().value() <= high + slack, ticks.toString());
            double step = ticks.get(1).value() - ticks.get(0).value();
            double leading = step / Math.pow(10, Math.floor(Math.log10(step) + 1e-6));
            assertTrue(Math.abs(leading - 1) < 1e-5 || Math.abs(leading - 2) < 1e-5 || Math.abs(leading - 5) < 1e-5, "step " + step);
        }
    }

    @Test
    void logarithmicTicksStandAtPowersOfTen() {
        assertEquals(List.of("10⁻¹²", "10⁻⁹", "10⁻⁶", "10⁻³", "1"), labels(Ticks.logarithmic(1e-12, 10, 6)));
        assertEquals(List.of("2×10⁻²", "5×10⁻²", "10⁻¹"), labels(Ticks.logarithmic(0.02, 0.15, 6)));
    }

    @Test
    void numbersHaveThreeSignificantDigits() {
        assertEquals("0.827", Ticks.number(0.82743));
        assertEquals("−1.33", Ticks.number(-1.3333));
        assertEquals("12300", Ticks.number(12345));
        assertEquals("1.5×10⁻⁷", Ticks.number(1.5e-7));
        assertEquals("10⁻⁶", Ticks.number(1e-6));
        assertEquals("0", Ticks.number(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"de-DE", "tr-TR", "ar", "fa-IR"})
    void numbersHaveAPointInEveryLocale(String tag) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(tag));
        try {
            assertEquals(List.of("0", "0.5", "1.0"), labels(Ticks.linear(0, 1, 4, 0)));
            assertEquals("0.827", Ticks.number(0.82743));
        } finally {
            Locale.setDefault(before);
        }
    }
}
