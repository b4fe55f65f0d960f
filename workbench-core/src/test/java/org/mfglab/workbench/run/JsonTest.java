package org.mfglab.workbench.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class JsonTest {

    @Test
    void whatIsNotANumberIsNull() {
        assertEquals("{\"a\":null,\"b\":null,\"c\":[1.0,null]}", Json.line(Json.object("a", Double.NaN, "b", Double.POSITIVE_INFINITY, "c", Json.array(1, Double.NaN))));
    }

    @Test
    void numbersAreShortAndExactInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            assertEquals("{\"x\":0.1,\"y\":3.1E-8,\"n\":7}", Json.line(Json.object("x", 0.1, "y", 3.1e-8, "n", 7)));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void wordsForPeopleHaveAPointInEveryLocale() {
        assertEquals("2.1e-5", Words.small(2.13e-5));
        assertEquals("1e-6", Words.small(1e-6));
        assertEquals("0.123", Words.small(0.12345));
        assertEquals("1e300", Words.small(1e300));
        assertEquals("1 min 5 s", Words.duration(65));
    }
}
