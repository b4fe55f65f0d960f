package org.mfglab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mfglab.workbench.run.Json;

class SweepTest {

    @TempDir
    private Path folder;

    private List<String> words(String... more) {
        List<String> words = new ArrayList<>(List.of("sweep", "acd", "--set", "grid.n=[8,8]", "--set", "time.nt=4", "--set", "output.figures=false",
                "--out", folder.resolve("sweep").toString()));
        words.addAll(List.of(more));
        return words;
    }

    private CommandRun sweep(String... more) {
        return CommandRun.of(words(more).toArray());
    }

    @Test
    void aSweepSaysALineForEachPointAndWhereItsTableIs() {
        CommandRun run = sweep("--over", "diffusion.nu=0.5,1", "--jobs", "2", "--threads", "3");
        assertEquals(0, run.code(), run.err());
        assertTrue(run.err().startsWith(" ✓ checked   acd, 2 points, 2 at once with 1 thread\n"), run.err());
        assertTrue(run.err().matches("(?s).* ✓ 0 diffusion.nu=0.5  converged in \\d+ it, .*") && run.err().matches("(?s).* ✓ 1 diffusion.nu=1  converged in .*"), run.err());
        assertTrue(run.err().matches("(?s).* ✓ 2 of 2 points done, 2 converged, .*"), run.err());
        assertEquals(4, run.err().lines().count(), run.err());
        assertEquals("   results  " + folder.resolve("sweep/summary.csv") + "\n   results  " + folder.resolve("sweep/summary.png") + "\n", run.out());
        CommandRun again = sweep("--over", "diffusion.nu=0.5,1");
        assertTrue(again.err().contains(" ✓ 0 diffusion.nu=0.5  done before, converged_residual"), again.err());
    }

    @Test
    void standardOutputOfJsonIsNothingButEvents() throws IOException {
        CommandRun run = sweep("--over", "diffusion.nu=0.5", "--json", "-q");
        assertEquals("", run.err());
        List<Map<String, Object>> events = new ArrayList<>();
        for (String line : run.out().lines().toList()) events.add(Json.read(line));
        assertEquals("sweep", events.getFirst().get("ev"));
        assertEquals(List.of("sweep_end", 1, 1, 0), List.of(events.getLast().get("ev"), events.getLast().get("done"), events.getLast().get("converged"), events.getLast().get("exit")));
        assertTrue(events.stream().anyMatch(event -> event.get("ev").equals("iter") && event.get("index").equals(0)), run.out());
    }

    @Test
    void verboseShowsTheIterationsOfEveryPoint() {
        String err = sweep("--over", "diffusion.nu=0.5,1", "-v").err();
        assertTrue(err.contains(" ▶ 0 diffusion.nu=0.5  it   1/200  fixed point ") && err.contains(" ▶ 1 diffusion.nu=1  it   2/200"), err);
    }

    @Test
    void theWorstPointDecidesTheExitAndQuietNamesIt() {
        CommandRun run = sweep("--over", "solver.max_iter=1,100", "-q");
        assertEquals(4, run.code());
        assertTrue(run.err().matches(" ~ 0 solver.max_iter=1  1 it without reaching the tolerance, .* N222\n"), run.err());
    }

    @Test
    void allProblemsAreCheckedFirstAndListedWithTheirValues() {
        CommandRun run = sweep("--over", "diffusion.nu=1,-1", "--over", "time.T=1,two");
        assertEquals(3, run.code());
        assertEquals(List.of("--set time.T: E103", "--set diffusion.nu: E107"), run.err().lines().filter(line -> line.startsWith("--set")).map(line -> line.replaceFirst("(E\\d+).*", "$1")).toList());
        assertTrue(run.err().contains("\n      with diffusion.nu=-1 time.T=1, or diffusion.nu=-1 time.T=two\n"), run.err());
        assertFalse(Files.exists(folder.resolve("sweep")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"--over;k=1,1;twice", "--over;k=0:1;a:b:n", "--over;k;KEY=v1", "--index;2;must lie between 0 and 1: the sweep has 2 points", "--index;-1;between 0 and 1",
        "--jobs;0;between 1 and", "--threads;-3;between 0 and", "--over;diffusion.nu=3;swept twice", "--progress;fancy;fancy"})
    void aWrongCommandLineEndsWithTwo(String option, String value, String message) {
        CommandRun run = sweep("--over", "diffusion.nu=0.5,1", option, value);
        assertEquals(2, run.code());
        assertTrue(run.err().contains(message), run.err());
        assertFalse(Files.exists(folder.resolve("sweep")));
    }

    @Test
    void whatIsMissingOrDoesNotFitTogetherEndsWithTwo() {
        assertEquals(2, sweep().code());
        assertEquals(2, sweep("--over", "diffusion.nu=0.5,1", "--index", "0", "--jobs", "2").code());
        assertEquals(2, CommandRun.of("sweep", "acd", "--over", "diffusion.nu=1").code());
        assertEquals(2, CommandRun.of("sweep", "acd", "--over", "diffusion.nu=1", "--out", "").code());
        assertEquals(7, CommandRun.of("sweep", "nothing.toml", "--over", "diffusion.nu=1", "--out", folder.resolve("sweep")).code());
    }

    @Test
    void aFolderOfOtherThingsEndsWithSeven() throws IOException {
        Files.createDirectories(folder.resolve("sweep"));
        Files.writeString(folder.resolve("sweep/notes.txt"), "mine");
        CommandRun run = sweep("--over", "diffusion.nu=1");
        assertEquals(7, run.code());
        assertTrue(run.err().contains("I402") && run.err().contains("holds no sweep") && run.err().contains("> Another --out"), run.err());
    }

    /// Processes of their own, as a cluster starts them: each solves its point, and the table has all of them in the end.
    @Test
    void processesThatShareTheFolderMakeOneWholeTable() throws IOException, InterruptedException {
        List<Process> processes = new ArrayList<>();
        for (int index = 0; index < 3; index++) {
            List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                    "-cp", System.getProperty("java.class.path"), "org.mfglab.cli.Main"));
            command.addAll(words("--over", "diffusion.nu=0.5:1:3", "--index", String.valueOf(index), "--threads", "1"));
            processes.add(new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve("log-" + index).toFile()).start());
        }
        for (int index = 0; index < 3; index++) assertEquals(0, processes.get(index).waitFor(), Files.readString(folder.resolve("log-" + index)));
        List<String> lines = Files.readAllLines(folder.resolve("sweep/summary.csv"));
        assertEquals(4, lines.size());
        for (int index = 0; index < 3; index++) assertTrue(lines.get(index + 1).contains(",done,converged_residual,true,"), lines.toString());
        CommandRun verify = CommandRun.of("verify", folder.resolve("sweep/001-diffusion.nu=0.75"), "-q");
        assertEquals(0, verify.code(), verify.out());
    }

    @Test
    void controlCEndsAllPointsKeepsTheirResultsAndTheSweepCanGoOn() throws IOException {
        String[] words = words("--over", "diffusion.nu=0.5:1:4", "--set", "solver.method=picard", "--set", "solver.damping=0.2", "--set", "solver.tol=1e-8",
                "--jobs", "2", "--json", "-q").toArray(String[]::new);
        assertEquals(130, Main.run(words, new Impatient("INT"), new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8)));
        List<String> lines = Files.readAllLines(folder.resolve("sweep/summary.csv"));
        assertTrue(lines.stream().anyMatch(line -> line.contains(",interrupted,cancelled,false,")), lines.toString());
        assertTrue(lines.get(4).contains(",queued,,,"), lines.toString());
        assertEquals(0, CommandRun.of((Object[]) words).code());
        assertTrue(Files.readAllLines(folder.resolve("sweep/summary.csv")).stream().skip(1).allMatch(line -> line.contains(",done,converged_residual,true,")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"de-DE", "tr-TR", "ar-EG"})
    void whatIsSaidIsTheSameInEveryLocale(String locale) {
        String plain = sweep("--over", "diffusion.nu=0.25").err();
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(locale));
            assertEquals(plain.replaceFirst("(?s)\n.*", ""), sweep("--over", "diffusion.nu=0.25").err().replaceFirst("(?s)\n.*", ""));
            assertTrue(sweep("--over", "diffusion.nu=0.25").err().contains(" ✓ 0 diffusion.nu=0.25  done before, converged_residual\n ✓ 1 of 1 points done, 1 converged, 0."));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void theHelpNamesTheForms() {
        String help = CommandRun.of("help", "sweep").out();
        assertTrue(help.contains("--over=KEY=v1,v2,...|a:b:n") && help.contains("$SLURM_ARRAY_TASK_ID") && help.contains("130 Ctrl-C"), help);
        assertTrue(CommandRun.of().out().contains("  sweep "));
    }
}
