package org.mfglab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mfglab.workbench.run.Json;

class VerifyTest {

    @TempDir
    private Path folder;
    private Path run;

    @BeforeEach
    void solve() {
        run = folder.resolve("run");
        CommandRun solve = CommandRun.of("solve", "acd", "--set", "grid.n=[12,12]", "--set", "time.nt=8", "--set", "output.figures=false", "-q", "--out", run);
        assertEquals(0, solve.code(), solve.err());
    }

    private void edit(String file, String from, String to) throws IOException {
        Path path = run.resolve(file);
        String text = Files.readString(path);
        assertFalse(text.replaceFirst(from, to).equals(text), from);
        Files.writeString(path, text.replaceFirst(from, to));
    }

    @Test
    void aRunIsVerifiedInATableWithOneLinePerCheck() {
        CommandRun verify = CommandRun.of("verify", run);
        assertEquals(0, verify.code(), verify.out() + verify.err());
        assertTrue(verify.out().matches("(?s).*✓  hjb +\\S+ +1e-8 .*✓  u +0 +1e-7 +bitwise equal\\R.*✓ verified: solved again, the run is bitwise equal\\R"), verify.out());
        assertTrue(verify.out().lines().allMatch(line -> line.length() < 120), verify.out());
        assertTrue(verify.err().contains("✓ converged in "), verify.err());
    }

    @Test
    void whatIsOutsideItsBoundIsNamedAndEndsWithEight() throws IOException {
        edit("metrics.json", "\"kinetic\" : [^,]*", "\"kinetic\" : 0.1");
        CommandRun verify = CommandRun.of("verify", run, "-q");
        assertEquals(8, verify.code());
        assertTrue(verify.out().contains("!  cost.kinetic") && verify.out().contains("! not verified: cost.kinetic, metrics outside the bound"), verify.out());
        assertEquals("", verify.err());
    }

    @Test
    void jsonSaysTheSameAsTheTable() throws IOException {
        CommandRun verify = CommandRun.of("verify", run, "--json", "--threads", "3");
        assertEquals(0, verify.code());
        Map<String, Object> json = Json.read(verify.out());
        assertEquals(List.of("schema", "run", "verified", "recertified", "bitwise", "checks"), List.copyOf(json.keySet()));
        assertEquals(List.of(1, true, true, true), List.of(json.get("schema"), json.get("verified"), json.get("recertified"), json.get("bitwise")));
        List<?> checks = (List<?>) json.get("checks");
        assertEquals(List.of("check", "value", "bound", "verdict", "note"), List.copyOf(((Map<?, ?>) checks.getFirst()).keySet()));
        List<String> lines = CommandRun.of("verify", run).out().lines().skip(1).takeWhile(line -> !line.isEmpty()).toList();
        assertEquals(lines.stream().map(line -> line.split(" +")[1]).toList(), checks.stream().map(check -> ((Map<?, ?>) check).get("check")).toList());
    }

    @Test
    void whatIsNoRunEndsWithSevenAndWhatIsNoProblemWithThree() throws IOException {
        CommandRun nothing = CommandRun.of("verify", folder.resolve("nothing"));
        assertEquals(7, nothing.code());
        assertTrue(nothing.err().contains("There is no folder"), nothing.err());
        assertEquals(2, CommandRun.of("verify").code());
        assertEquals(2, CommandRun.of("verify", run, "--threads", "5000").code());
        edit("resolved.toml", "\\nnt = 8", "\nnt = -8");
        CommandRun invalid = CommandRun.of("verify", run);
        assertEquals(3, invalid.code());
        assertTrue(invalid.err().contains("resolved.toml:") && invalid.err().contains(": E107 "), invalid.err());
    }

    @Test
    void theHelpNamesTheExitCodes() {
        assertTrue(CommandRun.of("help", "verify").out().contains("8 outside tolerance"));
        assertTrue(CommandRun.of("completion").out().contains("verify"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"de-DE", "tr-TR", "ar-EG"})
    void numbersHaveAPointInEveryLocale(String locale) {
        String expected = CommandRun.of("verify", run).out();
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(locale));
            assertEquals(expected, CommandRun.of("verify", run).out());
        } finally {
            Locale.setDefault(before);
        }
    }
}
