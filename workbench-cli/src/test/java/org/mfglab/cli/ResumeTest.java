package org.mfglab.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mfglab.workbench.file.NumpyFile;
import org.mfglab.workbench.file.Sha256;
import org.mfglab.workbench.run.Json;

/// Processes that are stopped or killed, and go on.
class ResumeTest {

    /// Seconds between checkpoints that are asked for; writing them may make it twenty times what one takes.
    private static final double APART = 0.02;

    /// Undisturbed.
    @TempDir
    private static Path whole;

    @TempDir
    private Path folder;

    @BeforeAll
    static void undisturbed() {
        CommandRun run = CommandRun.of(words(whole.resolve("run")).toArray());
        assertEquals(4, run.code(), run.err());
    }

    /// An iteration that takes its time and is not finished within its limit.
    private static List<Object> words(Path run) {
        return new ArrayList<>(List.of("solve", "acd", "--set", "grid.n=[32,32]", "--set", "time.nt=20", "--set", "solver.method=picard", "--set", "solver.damping=0.05",
                "--set", "solver.tol=1e-12", "--set", "solver.max_iter=100", "--set", "output.figures=false", "-q", "--threads", "1", "--out", run));
    }

    private Path run() {
        return folder.resolve("run");
    }

    private List<Object> resuming(Object... more) {
        List<Object> words = words(run());
        words.set(words.indexOf("--out"), "--resume");
        words.addAll(Arrays.asList(more));
        return words;
    }

    private Child start(List<Object> words, Object... more) throws IOException {
        List<Object> all = new ArrayList<>(words);
        all.addAll(Arrays.asList(more));
        return Child.start(folder, all.toArray());
    }

    private void assertSameAsUndisturbed() throws IOException {
        for (String file : List.of("u.npy", "m.npy")) assertEquals(Sha256.of(Files.readAllBytes(whole.resolve("run").resolve(file))), Sha256.of(Files.readAllBytes(run().resolve(file))), file);
        assertEquals(residuals(whole.resolve("run")), residuals(run()));
    }

    private static List<String> residuals(Path run) throws IOException {
        return Files.readAllLines(run.resolve("residuals.csv")).stream().map(line -> line.replaceFirst(",[^,]*", "")).toList();
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void aSignalKeepsACheckpointThatTheSameCommandGoesOnFrom(String signal, int code) throws IOException, InterruptedException {
        assumeTrue(code != 130 || !ignoresInterrupts(), "this process was started with SIGINT ignored, and so are its children");
        try (Child child = start(words(run()))) {
            for (int k = 0; k < 3; k++) child.await("iter");
            child.signal(signal);
            assertEquals(code, child.end(), child.errors());
            int last = (int) child.last("iter").get("k");
            assertEquals(last, child.last("checkpoint").get("k"));
            assertTrue(child.errors().contains("> To go on from the last checkpoint: mfglab solve acd --set 'grid.n=[32,32]'") && child.errors().contains(" --resume " + run()), child.errors());
            assertTrue(CommandRun.of("info", run()).out().contains("resume          from iteration " + last + ": mfglab solve acd "), CommandRun.of("info", run()).out());
        }
        assertEquals("interrupted", Json.read(Files.readString(run().resolve("status.json"))).get("state"));
        assertEquals(4, CommandRun.of(resuming().toArray()).code());
        assertSameAsUndisturbed();
    }

    private static boolean ignoresInterrupts() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) return false;
        return Files.readAllLines(status).stream().filter(line -> line.startsWith("SigIgn:")).anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
    }

    /// Whatever the limit and the machine, every run comes as far as the one before, and one that has the time further.
    @Test
    void aTimeLimitStopsARunAgainAndAgain() throws IOException {
        List<Object> words = words(run());
        words.addAll(List.of("--time-limit", "0.000001s"));
        CommandRun limited = CommandRun.of(words.toArray());
        assertEquals(9, limited.code(), limited.err());
        int before = 0;
        for (double limit = 0.1; limited.code() == 9 && before < 3; limit *= 2) {
            assertTrue(limited.err().contains("> To go on from the last checkpoint: mfglab solve acd ") && limited.err().contains("--resume " + run()), limited.err());
            limited = CommandRun.of(resuming("--time-limit", limit + "s").toArray());
            int iterations = ((Number) Json.read(Files.readString(run().resolve("metrics.json"))).get("iterations")).intValue();
            assertTrue(iterations >= before, iterations + " after " + before);
            before = iterations;
        }
        assertTrue(before >= 3);
        assertEquals(4, CommandRun.of(resuming().toArray()).code());
        assertSameAsUndisturbed();
    }

    /// Slow until a run that is killed between its last iteration and its results can be gone on with: docs/resuming.md.
    @Tag("slow")
    @Test
    void fiveKillsLoseNothing() throws IOException, InterruptedException {
        killed(5, 1);
    }

    @Tag("slow")
    @Test
    void fortyKillsLoseNothing() throws IOException, InterruptedException {
        for (int seed = 2; seed < 10; seed++) {
            killed(5, seed);
            delete(run());
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) Files.delete(file);
        }
    }

    /// A run that is killed at random moments, of its iterations, of what it writes at its end and of its start, ends as if it had not been.
    private void killed(int times, int seed) throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(seed);
        for (int k = 0; k < times; k++) {
            boolean begun = Files.exists(run().resolve("checkpoint"));
            if (!begun && Files.exists(run())) delete(run());
            try (Child child = start(begun ? resuming() : words(run()), "--checkpoint-every", APART + "s")) {
                if (random.nextInt(5) > 0 && !child.reaches("iter")) break; // it had come to its last iteration before the kill
                Thread.sleep(random.nextInt(700));
                child.kill();
                assertWhole(child, seed + ", kill " + k);
            }
        }
        try (Child child = start(Files.exists(run().resolve("checkpoint")) ? resuming() : words(run()))) {
            int code = child.end();
            if (code == 4 && child.last("start").isEmpty()) assertTrue(child.errors().contains("100 iterations"), child.errors());
            assertEquals(4, code, child.errors());
        }
        assertSameAsUndisturbed();
    }

    /// Every file that has its name is complete; what was told of is there, and less than an interval was lost.
    private void assertWhole(Child child, String where) throws IOException {
        if (!Files.exists(run())) return;
        try (Stream<Path> files = Files.walk(run())) {
            for (Path file : files.filter(Files::isRegularFile).filter(file -> !file.getFileName().toString().startsWith(".")).toList()) assertComplete(file);
        }
        Object told = child.last("checkpoint").get("k");
        if (told == null) return;
        int newest = newestCheckpoint();
        assertTrue(newest >= (int) told, "%s: %s of %s".formatted(where, newest, told));
        double cost = child.events.stream().filter(event -> "checkpoint".equals(event.get("ev"))).mapToDouble(event -> ((Number) event.get("took_s")).doubleValue()).max().orElse(0);
        double kept = ((Number) Json.read(Files.readString(run().resolve("checkpoint/m-%06d.json".formatted(newest)))).get("wall_s")).doubleValue();
        double reached = iterations(child).stream().mapToDouble(event -> ((Number) event.get("wall_s")).doubleValue()).max().orElse(0);
        double longest = 0.5;
        assertTrue(reached - kept <= Math.max(APART, 20 * cost) + longest, "%s: lost from %s to %s".formatted(where, kept, reached));
    }

    private static List<Map<String, Object>> iterations(Child child) {
        return child.events.stream().filter(event -> "iter".equals(event.get("ev"))).toList();
    }

    private int newestCheckpoint() throws IOException {
        try (Stream<Path> files = Files.list(run().resolve("checkpoint"))) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.matches("m-\\d+\\.json")).mapToInt(name -> Integer.parseInt(name.substring(2, 8))).max().orElse(-1);
        }
    }

    private static void assertComplete(Path file) throws IOException {
        String name = file.getFileName().toString();
        if (name.endsWith(".npy")) assertArrayEquals(new double[0], Arrays.stream(NumpyFile.read(file).values()).filter(value -> !Double.isFinite(value)).toArray(), name);
        else if (name.endsWith(".json")) assertFalse(Json.read(Files.readString(file)).isEmpty(), name);
        else if (name.equals("log.jsonl")) {
            String text = Files.readString(file);
            for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) Json.read(line);
        } else if (name.endsWith(".csv")) assertTrue(Files.readString(file).endsWith("\n"), name);
        else if (name.endsWith(".html")) assertTrue(Files.readString(file).strip().endsWith("</html>"), name);
        else assertTrue(Files.size(file) > 0, name);
    }
}
