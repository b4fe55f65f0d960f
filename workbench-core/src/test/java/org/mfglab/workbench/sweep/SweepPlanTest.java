package org.mfglab.workbench.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mfglab.workbench.study.Setting;

class SweepPlanTest {

    private static SweepPlan plan(String... over) {
        return SweepPlan.of(Arrays.stream(over).map(SweptKey::parse).toList(), List.of(new Setting("time.nt", "8")));
    }

    private static List<String> values(String text) {
        return SweptKey.parse("k=" + text).values();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"1,2,3; 1|2|3", "[16,16],[32,32]; [16,16]|[32,32]", "m^2,min(m,2); m^2|min(m,2)", "\"a,b\",'c'; \"a,b\"|'c'", "{ step = 1, x = 2 },3; { step = 1, x = 2 }|3",
        "\"m, n\",m; \"m, n\"|m", " 1 , 2 ; 1|2", "cpu,opencl:0; cpu|opencl:0"})
    void commasInsideBracketsAndQuotesDoNotSplit(String text, String expected) {
        assertEquals(List.of(expected.split("\\|")), values(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"0:1:5; 0|0.25|0.5|0.75|1", "0.0:1:3; 0.0|0.5|1.0", "10:40:4; 10|20|30|40", "1:0:3; 1|0.5|0", "-1:1:3; -1|0|1", "1e-3:3e-3:3; 0.001|0.002|0.003",
        "0:1:4; 0|0.3333333333333333|0.6666666666666667|1"})
    void aRangeHasEquidistantValuesAndBothEnds(String text, String expected) {
        assertEquals(List.of(expected.split("\\|")), values(text));
    }

    @Test
    void aRangeOfDecimalsHasNoTraceOfBinaryRounding() {
        assertEquals(List.of("0", "0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7", "0.8", "0.9", "1"), values("0:1:11"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"k; KEY=v1,v2", "=1,2; KEY=v1,v2", "k=; KEY=v1,v2", "k=1,,2; comma too many", "k=1,; comma too many", "k=[1,2; close every bracket", "k=1,1; twice", "k=0:1; a:b:n", "k=0:1:x; a:b:n",
        "k=0:1:1; from 2 to 10000", "k=0:1:20000; from 2 to 10000", "k=0.5:; a:b:n"})
    void whatIsNoSweepIsSaid(String option, String message) {
        String said = assertThrows(IllegalArgumentException.class, () -> SweptKey.parse(option)).getMessage();
        assertTrue(said.contains(message), said);
    }

    @Test
    void theLastKeyVariesFastest() {
        SweepPlan plan = plan("params.a=1,2", "params.b=x,y,z");
        assertEquals(List.of("params.a=1 params.b=x", "params.a=1 params.b=y", "params.a=1 params.b=z", "params.a=2 params.b=x", "params.a=2 params.b=y", "params.a=2 params.b=z"),
                plan.points().stream().map(SweepPoint::label).toList());
        assertEquals(List.of(0, 1, 2, 3, 4, 5), plan.points().stream().map(SweepPoint::index).toList());
        assertEquals(List.of(new Setting("time.nt", "8"), new Setting("params.a", "1"), new Setting("params.b", "z")), plan.settings(plan.points().get(2)));
    }

    @Test
    void aKeyIsSweptOnceAndPointsHaveALimit() {
        assertThrows(IllegalArgumentException.class, () -> plan("k=1,2", "k=3"));
        assertThrows(IllegalArgumentException.class, () -> plan("a=0:1:10000", "b=0:1:10000", "c=0:1:10000", "d=0:1:10000", "e=0:1:10000", "f=0:1:10000"));
        assertThrows(IllegalArgumentException.class, () -> plan("a=0:1:101", "b=0:1:100"));
        assertEquals(10_000, plan("a=0:1:100", "b=0:1:100").points().size());
    }

    @Test
    void foldersAreSafeInFileNamesAndSortAsTheIndex() {
        assertEquals(List.of("000-coupling.running=m_2-grid.n=_16_16", "001-coupling.running=1_m_c-grid.n=_16_16"), plan("coupling.running=m^2,1/m*c", "grid.n=[16,16]")
                .points().stream().map(SweepPoint::folder).toList());
        assertEquals("0000-k=0", plan("k=0:2000:2001").points().getFirst().folder());
        String longest = plan("coupling.running=" + "m+".repeat(200) + "m").points().getFirst().folder();
        assertTrue(longest.length() < 120, longest);
        List<String> hostile = plan("k=../../x,a\\b,<\u00e9>,con: ").points().stream().map(SweepPoint::folder).toList();
        assertTrue(hostile.stream().allMatch(name -> name.matches("[0-9]{3}-[A-Za-z0-9._+=-]*[A-Za-z0-9=+]")), hostile.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"de-DE", "tr-TR", "ar-EG"})
    void namesAndNumbersAreTheSameInEveryLocale(String locale) {
        SweepPlan expected = plan("diffusion.NU=0:1:7", "I=1e-7:2e-7:3");
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(locale));
            assertEquals(expected, plan("diffusion.NU=0:1:7", "I=1e-7:2e-7:3"));
        } finally {
            Locale.setDefault(before);
        }
    }
}
