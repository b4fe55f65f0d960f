package org.mfglab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mfglab.workbench.run.Json;

/// `mfglab import` and `mfglab compare` as they are typed.
class CompareTest {

    private static final Set<String> VERDICT = Set.of("metric", "run", "value", "base", "tol", "pass");

    @TempDir
    private Path folder;

    private Path base;
    private Path near;

    /// Points at the quantiles of a normal law, and the same moved by 0.1.
    @BeforeEach
    void imports() throws IOException {
        base = imported("base", 0);
        near = imported("near", 0.1);
    }

    private Path imported(String name, double shift) throws IOException {
        StringBuilder text = new StringBuilder("x\n");
        for (int i = 0; i < 200; i++) {
            double q = (i + 0.5) / 200;
            text.append(Math.log(q / (1 - q)) / 1.7 + shift).append('\n');
        }
        Path file = Files.writeString(folder.resolve(name + ".csv"), text);
        CommandRun run = CommandRun.of("import", file, "--out", folder.resolve(name), "--map", "t=1", "--bandwidth", "0.3");
        assertEquals(0, run.code(), run.err());
        assertEquals("   results  " + folder.resolve(name) + "\n", run.out());
        assertTrue(run.err().contains("✓ imported  samples, 1-D 256, 1 time, 200 points, KDE h = 0.3 (given)"), run.err());
        return folder.resolve(name);
    }

    @Test
    void theTableIsAlignedAndNamesTheBaseline() {
        CommandRun run = CommandRun.of("compare", base, near);
        assertEquals(0, run.code(), run.err());
        List<String> lines = run.out().lines().toList();
        assertTrue(lines.getFirst().matches("metric +base \\(base\\) +near"), lines.getFirst());
        String w1 = lines.stream().filter(line -> line.startsWith("w1 ")).findFirst().orElseThrow();
        assertTrue(w1.matches("w1 +0 +0\\.1 \\(floor .*\\)"), w1);
        assertEquals(lines.getFirst().indexOf("base (base)"), w1.indexOf('0'));
        assertTrue(run.out().contains("settings: "), run.out());
        assertFalse(run.out().contains("verdict"), run.out());
        assertFalse(lines.stream().anyMatch(line -> line.startsWith("exploitability")), "What no run has is not in the table.");
    }

    @Test
    void outsideToleranceEndsWithEight() {
        CommandRun passed = CommandRun.of("compare", base, near, "--metrics", "w1,w2", "--tol", "w1=0.11");
        assertEquals(0, passed.code(), passed.err());
        assertTrue(passed.out().contains("✓ within tolerance"), passed.out());
        CommandRun failed = CommandRun.of("compare", base, near, "--tol", "w1=0.09,w2=0.2");
        assertEquals(8, failed.code());
        assertTrue(failed.out().contains("✗ outside tolerance: w1 of near"), failed.out());
        CommandRun open = CommandRun.of("compare", base, near, "--tol", "hjb=1");
        assertEquals(8, open.code());
        assertTrue(open.err().startsWith("C508  The tolerance of 'hjb' judges nothing"), open.err());
    }

    @Test
    void jsonHasTheKeysThatArePromised() throws IOException {
        CommandRun run = CommandRun.of("compare", base, near, base, "--json", "--tol", "w1=0.09,kinetic=1%");
        assertEquals(8, run.code());
        Map<String, Object> json = Json.read(run.out());
        assertTrue(json.keySet().containsAll(Set.of("schema", "base", "runs", "verdicts")), json.keySet().toString());
        assertEquals(1, json.get("schema"));
        assertEquals(base.toString(), json.get("base"));
        List<?> runs = (List<?>) json.get("runs");
        assertEquals(3, runs.size());
        assertEquals(List.of("base", "near", "base (2)"), runs.stream().map(each -> ((Map<?, ?>) each).get("label")).toList());
        for (Object each : runs) {
            assertTrue(((Map<?, ?>) each).keySet().containsAll(Set.of("path", "label", "metrics")));
            Map<?, ?> metrics = (Map<?, ?>) ((Map<?, ?>) each).get("metrics");
            assertTrue(metrics.keySet().containsAll(Set.of("w1", "w2", "sliced_w2", "mmd", "kl_data_model", "kl_model_data", "kinetic", "m_linf", "u_l1", "wall_s")), metrics.keySet().toString());
            for (Object metric : metrics.values())
                assertTrue(((Map<?, ?>) metric).keySet().stream().map(String::valueOf).collect(Collectors.toSet()).containsAll(Set.of("value", "floor", "n", "seed", "definition")), metric.toString());
        }
        Map<?, ?> w1 = (Map<?, ?>) ((Map<?, ?>) ((Map<?, ?>) runs.get(1)).get("metrics")).get("w1");
        assertEquals(0.1, (Double) w1.get("value"), 1e-12);
        assertEquals(200, w1.get("n"));
        List<?> verdicts = (List<?>) json.get("verdicts");
        assertEquals(4, verdicts.size());
        for (Object verdict : verdicts) assertTrue(((Map<?, ?>) verdict).keySet().stream().map(String::valueOf).collect(Collectors.toSet()).containsAll(VERDICT), verdict.toString());
        assertEquals(Arrays.asList(false, true, null, null), verdicts.stream().map(verdict -> ((Map<?, ?>) verdict).get("pass")).toList());
    }

    @Test
    void wrongCommandLinesEndWithTwo() {
        assertEquals(2, CommandRun.of("compare", base).code());
        CommandRun metric = CommandRun.of("compare", base, near, "--metrics", "w4");
        assertEquals(2, metric.code());
        assertTrue(metric.err().startsWith("C506  There is no metric 'w4'.\n      > Did you mean 'w1'?"), metric.err());
        assertEquals(2, CommandRun.of("compare", base, near, "--tol", "w1").code());
        assertEquals(2, CommandRun.of("import", folder.resolve("base.csv")).code());
        assertEquals(2, CommandRun.of("import", folder.resolve("base.csv"), "--out", "").code());
        assertEquals(2, CommandRun.of("import", folder.resolve("base.csv"), "--out", folder.resolve("x"), "--as", "onnx").code());
        assertEquals(2, CommandRun.of("import", folder.resolve("base.csv"), "--out", folder.resolve("x"), "--bandwidth", "0").code());
        assertEquals(2, CommandRun.of("import", folder.resolve("base.csv"), "--out", folder.resolve("x"), "--set", "a=1").code());
        CommandRun time = CommandRun.of("import", folder.resolve("base.csv"), "--out", folder.resolve("x"));
        assertEquals(2, time.code());
        assertTrue(time.err().contains("> --map t=1 for the time 1"), time.err());
        assertFalse(Files.exists(folder.resolve("x")));
    }

    @Test
    void filesThatCannotBeReadEndWithSeven() {
        CommandRun run = CommandRun.of("compare", base, folder.resolve("base.csv"));
        assertEquals(7, run.code());
        assertTrue(run.err().startsWith("C501") && run.err().contains("mfglab import"), run.err());
        assertEquals(7, CommandRun.of("import", folder.resolve("none.npz"), "--out", folder.resolve("x")).code());
        assertEquals(7, CommandRun.of("import", folder.resolve("base.csv"), "--out", folder.resolve("x"), "--problem", folder.resolve("none.toml")).code());
        CommandRun full = CommandRun.of("import", folder.resolve("base.csv"), "--out", near, "--map", "t=1");
        assertEquals(7, full.code());
        assertTrue(full.err().startsWith("I402"), full.err());
        assertEquals(0, CommandRun.of("import", folder.resolve("base.csv"), "--out", near, "--map", "t=1", "--force").code());
    }

    @Test
    void aProblemWithErrorsEndsWithThree() throws IOException {
        Path problem = Files.writeString(folder.resolve("wrong.toml"), "schema = 1\n");
        CommandRun run = CommandRun.of("import", folder.resolve("base.csv"), "--out", folder.resolve("x"), "--problem", problem);
        assertEquals(3, run.code());
        assertTrue(run.err().contains("wrong.toml:"), run.err());
    }

    @Test
    void theProblemGivesGridAndTimeAndSeesWhatLeavesIt() {
        CommandRun run = CommandRun.of("import", folder.resolve("base.csv"), "--out", folder.resolve("x"), "--problem", "lq-box-1d");
        assertEquals(0, run.code(), run.err());
        assertTrue(run.err().matches("(?s)C503  Samples leave the domain: \\d+ of 200 .*"), run.err());
    }

    @Test
    void importedRunsAreSeenByTheOtherCommands() {
        CommandRun info = CommandRun.of("info", near);
        assertEquals(0, info.code());
        assertTrue(info.out().contains("status          imported\n"), info.out());
        assertEquals(0, CommandRun.of("plot", near, "-o", folder.resolve("near.svg")).code());
        CommandRun verify = CommandRun.of("verify", near);
        assertEquals(7, verify.code());
        assertTrue(verify.err().contains("a result of another program"), verify.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"de-DE", "tr-TR", "ar-EG"})
    void numbersAreTheSameInEveryLocale(String tag) {
        Locale before = Locale.getDefault();
        String expected = CommandRun.of("compare", base, near).out();
        try {
            Locale.setDefault(Locale.forLanguageTag(tag));
            assertEquals(expected, CommandRun.of("compare", base, near).out());
        } finally {
            Locale.setDefault(before);
        }
    }
}
