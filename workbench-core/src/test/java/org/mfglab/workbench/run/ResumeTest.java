package org.mfglab.workbench.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mfglab.solve.Outcome;
import org.mfglab.workbench.file.NumpyFile;
import org.mfglab.workbench.file.Sha256;
import org.mfglab.workbench.study.Study;

/// Runs that are gone on with.
class ResumeTest {

    private static final List<String> WORDS = List.of("mfglab", "solve", "test.toml");

    /// A run that converged, and one that was stopped after its fourth iteration, with checkpoints of the last two.
    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    @BeforeAll
    static void twoRuns() {
        Problems.run(study("picard"), shared.resolve("whole"));
        stopped(study("picard"), shared.resolve("stopped"), 4);
    }

    private final List<Event> heard = new ArrayList<>();

    private static Study study(String method, String... more) {
        List<String> settings = new ArrayList<>(List.of("output.figures=false", "solver.tol=1e-9", "solver.method=" + method));
        settings.addAll(List.of(more));
        return Problems.study(Problems.COUPLED, settings.toArray(String[]::new));
    }

    /// A copy of the run that was stopped.
    private Path stopped() throws IOException {
        return copied("stopped", at("run"));
    }

    private static Path copied(String name, Path to) throws IOException {
        Path from = shared.resolve(name);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) Files.copy(file, to.resolve(from.relativize(file).toString()));
        }
        return to;
    }

    private Path at(String name) {
        return folder.resolve(name);
    }

    private Event.End resume(Study study, Path from, Optional<Path> out) {
        heard.clear();
        return Run.solve(study, List.of(), new RunOptions(out, false, WORDS, Optional.of(from), OptionalDouble.empty()), heard::add, Stop.after(OptionalDouble.empty()));
    }

    private Event.End resume(Study study, String name) {
        return resume(study, at(name), Optional.empty());
    }

    /// A run that is stopped after so many iterations, with a checkpoint after each.
    private static Event.End stopped(Study study, Path run, int iterations) {
        Stop stop = Stop.after(OptionalDouble.empty());
        Observer impatient = event -> {
            stop.requests().checkpoint();
            if (event instanceof Event.Iteration(var residuals, double _) && residuals.iteration() == iterations) stop.ask(Exit.INTERRUPTED);
        };
        Event.End end = Problems.run(study, run, impatient, stop);
        assertEquals(Exit.INTERRUPTED, end.exit());
        return end;
    }

    private Message refused(Exit exit, Event.End end) {
        assertEquals(exit, end.exit(), end::toString);
        assertEquals(List.of(end), heard, "nothing begins");
        assertTrue(end.solution().isEmpty());
        return end.message().orElseThrow();
    }

    private static List<String> residuals(Path run) throws IOException {
        return Files.readAllLines(run.resolve("residuals.csv")).stream().map(line -> line.replaceFirst(",[^,]*", "")).toList();
    }

    private Map<String, Object> json(String name, String file) throws IOException {
        return Json.read(Files.readString(at(name).resolve(file)));
    }

    @ParameterizedTest
    @CsvSource({"1, false", "0.7, true"})
    void thePlainIterationGoesOnToTheSameBits(String damping, boolean elsewhere) throws IOException {
        Study study = study("picard", "solver.damping=" + damping);
        Problems.run(study, at("whole"));
        stopped(study, at("run"), 3);
        Map<String, String> before = contents(at("run"));
        assertEquals(Exit.DONE, resume(study, at("run"), elsewhere ? Optional.of(at("other")) : Optional.empty()).exit());
        String name = elsewhere ? "other" : "run";
        for (String file : List.of("u.npy", "m.npy")) assertArrayEquals(Files.readAllBytes(at("whole").resolve(file)), Files.readAllBytes(at(name).resolve(file)), file);
        assertEquals(residuals(at("whole")), residuals(at(name)));
        for (String key : List.of("status", "iterations", "residual", "exploitability", "cost")) assertEquals(json("whole", "metrics.json").get(key), json(name, "metrics.json").get(key));
        List<?> resumed = (List<?>) json(name, "manifest.json").get("resumed");
        assertEquals(List.of(3, at("run").toString()), List.of(((Map<?, ?>) resumed.getFirst()).get("iteration"), ((Map<?, ?>) resumed.getFirst()).get("dir")));
        assertTrue((double) json(name, "metrics.json").get("wall_s") > ((Number) ((Map<?, ?>) resumed.getFirst()).get("wall_s")).doubleValue());
        assertEquals(elsewhere, before.equals(contents(at("run"))), "only where the results go elsewhere is the run left as it is");
    }

    @Test
    void theLogGoesOnAndSaysWhere() throws IOException {
        stopped();
        List<String> before = Files.readAllLines(at("run").resolve("log.jsonl"));
        resume(study("picard"), "run");
        List<String> after = Files.readAllLines(at("run").resolve("log.jsonl"));
        assertEquals(before, after.subList(0, before.size()));
        List<Map<String, Object>> events = new ArrayList<>();
        for (String line : after.subList(before.size(), after.size())) events.add(Json.read(line));
        assertEquals(List.of("start", "resume", "iter"), events.subList(0, 3).stream().map(event -> event.get("ev")).toList());
        assertEquals(List.of(4, 5), List.of(events.get(1).get("k"), events.get(2).get("k")));
        assertEquals(at("run").resolve("checkpoint/m-000004.npy").toString(), events.get(1).get("from"));
    }

    @Test
    void andersonsMixingGoesOnToTheSameFixedPoint() throws IOException {
        Study study = study("anderson");
        stopped(study, at("run"), 3);
        Event.End end = resume(study, "run");
        assertEquals(Exit.DONE, end.exit());
        assertEquals(IntStream.rangeClosed(1, end.solution().orElseThrow().history().size()).boxed().toList(), end.solution().get().history().stream().map(row -> row.iteration()).toList());
        assertArrayEquals(NumpyFile.read(shared.resolve("whole/m.npy")).values(), NumpyFile.read(at("run").resolve("m.npy")).values(), 1e-8);
    }

    @Test
    void aRunThatReachedItsLimitGoesOnWithALargerOne() throws IOException {
        Event.End limited = Problems.run(study("picard", "solver.max_iter=2"), at("run"));
        assertEquals(Exit.NOT_CONVERGED, limited.exit());
        assertTrue(limited.message().orElseThrow().text().contains("mfglab solve test.toml --resume " + at("run") + " --set solver.max_iter=10"), limited.message().get().text());
        Message again = refused(Exit.NOT_CONVERGED, resume(study("picard", "solver.max_iter=2"), "run"));
        assertTrue(again.text().contains("has made 2 iterations, and 2 are allowed") && again.text().contains("--set solver.max_iter=4"), again.text());
        assertEquals(Exit.DONE, resume(study("picard"), "run").exit());
        assertEquals(residuals(shared.resolve("whole")), residuals(at("run")));
    }

    @Test
    void methodToleranceOutputAndNameMayChange() throws IOException {
        stopped();
        assertEquals(Exit.DONE, resume(study("anderson", "solver.tol=1e-7", "solver.damping=0.9", "solver.threads=1", "solver.max_iter=99", "output.every={step=5}", "title=\"Again\""), "run").exit());
        assertEquals(5, heard.stream().filter(Event.Iteration.class::isInstance).map(event -> ((Event.Iteration) event).residuals().iteration()).findFirst().orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"coupling.running=\"0.4*m\" | coupling.running is \"0.3*m\" there and \"0.4*m\" here", "grid.n=[33] | grid.n is [32] there and [33] here",
        "time.nt=21 | time.nt is 20 there", "solver.scheme=fd_upwind | solver.scheme is fd_split there and fd_upwind here", "diffusion.nu=0.31 | diffusion.nu is"})
    void anotherProblemIsRefusedWithWhatDiffers(String setting, String difference) throws IOException {
        stopped();
        Map<String, String> before = contents(at("run"));
        Message message = refused(Exit.FILE, resume(study("picard", setting), "run"));
        assertEquals("I405", message.code());
        assertTrue(message.text().contains("is a run of another problem") && message.text().contains(difference), message.text());
        assertTrue(message.text().contains("mfglab solve " + at("run").resolve("resolved.toml") + " --resume " + at("run")), message.text());
        assertEquals(before, contents(at("run")), "nothing is touched");
    }

    @Test
    void samplesThatHaveChangedAreAnotherProblem() throws IOException {
        Path samples = Files.writeString(at("x.csv"), "0.2\n0.3\n0.35\n0.6\n");
        String text = Problems.COUPLED.replace("type = \"formula\"\nexpr = \"1 + 0.5*sin(2*pi*x)\"", "type = \"samples\"\nfile = \"%s\"".formatted(samples));
        String[] settings = {"output.figures=false", "solver.tol=1e-9", "solver.method=picard"};
        stopped(Problems.study(text, settings), at("run"), 2);
        Files.writeString(samples, "0.2\n0.3\n0.35\n0.61\n");
        Message message = refused(Exit.FILE, resume(Problems.study(text, settings), "run"));
        assertTrue(message.text().contains("the initial density is another one"), message.text());
    }

    @Test
    void whatIsNoRunOrKeepsNothingIsRefused() throws IOException {
        assertTrue(refused(Exit.FILE, resume(study("picard"), "absent")).text().contains("There is no folder"));
        Files.createDirectory(at("empty"));
        assertTrue(refused(Exit.FILE, resume(study("picard"), "empty")).text().contains("it is not a run folder"));
        Files.createDirectory(at("other"));
        Files.writeString(at("other/manifest.json"), "{\"program\": \"MFGLab\", \"kind\": \"imported\"}");
        assertTrue(refused(Exit.FILE, resume(study("picard"), "other")).text().contains("It has no resolved.toml"));
        stopped();
        for (String file : List.of("m-000004.json", "m-000003.json")) Files.delete(at("run").resolve("checkpoint").resolve(file));
        Message message = refused(Exit.FILE, resume(study("picard"), "run"));
        assertTrue(message.code().equals("I404") && message.text().contains("It holds no checkpoint") && message.text().contains("without --resume"), message.text());
    }

    @Test
    void whatHasConvergedIsLeftAsItIs() throws IOException {
        copied("whole", at("run"));
        Map<String, String> before = contents(at("run"));
        Event.End end = resume(study("picard", "solver.tol=1e-8"), "run");
        assertEquals("converged_residual", end.status());
        assertTrue(refused(Exit.DONE, end).text().contains("has converged already"), end.toString());
        assertEquals(before, contents(at("run")));
        assertEquals("I404", refused(Exit.FILE, resume(study("picard", "solver.tol=1e-11"), "run")).code(), "there is no checkpoint to go on from");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut", "flipped", "no array", "no JSON", "other JSON", "empty"})
    void ofTwoCheckpointsTheWholeOneIsTaken(String damage) throws IOException {
        Path newest = stopped().resolve("checkpoint/m-000004.npy");
        switch (damage) {
            case "cut" -> truncate(newest, 1000);
            case "empty" -> truncate(newest, 0);
            case "flipped" -> flip(newest);
            case "no array" -> Files.delete(newest);
            case "no JSON" -> truncate(Checkpoint.beside(newest), 60);
            case "other JSON" -> Files.writeString(Checkpoint.beside(newest), "{\"schema\": 1}");
            default -> throw new AssertionError(damage);
        }
        List<String> complaints = new ArrayList<>();
        assertEquals(3, Checkpoint.newest(at("run"), complaints::add).orElseThrow().iteration());
        assertTrue(complaints.size() == 1 && complaints.getFirst().startsWith("checkpoint/m-000004.npy cannot be used."), complaints.toString());
    }

    @Test
    void aRunGoesOnFromTheWholeCheckpointAndSaysSo() throws IOException {
        Path newest = stopped().resolve("checkpoint/m-000004.npy");
        truncate(newest, 1000);
        assertEquals(Exit.DONE, resume(study("picard"), "run").exit());
        assertEquals(List.of("I407"), heard.stream().filter(Event.Warning.class::isInstance).map(event -> ((Event.Warning) event).message().code()).toList());
        assertEquals(3, heard.stream().filter(Event.Resumed.class::isInstance).map(event -> ((Event.Resumed) event).iteration()).findFirst().orElseThrow());
        assertEquals(residuals(shared.resolve("whole")), residuals(at("run")));
        assertFalse(Files.exists(newest) || Files.exists(Checkpoint.beside(newest)), "what is damaged is gone");
    }

    private static void truncate(Path file, long length) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            open.setLength(length);
        }
    }

    private static void flip(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }

    @Test
    void whereBothAreDamagedBothReasonsAreTold() throws IOException {
        stopped();
        truncate(at("run").resolve("checkpoint/m-000004.npy"), 100);
        Files.delete(at("run").resolve("checkpoint/m-000003.npy"));
        Message message = refused(Exit.FILE, resume(study("picard"), "run"));
        assertTrue(message.text().contains("no checkpoint that is whole") && message.text().contains("m-000004.npy") && message.text().contains("Its array is gone."), message.text());
    }

    @Test
    void aRunThatGoesOnIsNotGoneOnWithByAnother() throws IOException {
        stopped();
        try (EventLog _ = EventLog.goOn(at("run").resolve("log.jsonl"))) {
            Message message = refused(Exit.FILE, resume(study("picard"), "run"));
            assertEquals("I406", message.code());
            assertTrue(message.text().contains("Another process is at work in " + at("run")), message.text());
        }
        assertEquals(Exit.DONE, resume(study("picard"), "run").exit());
    }

    /// Nothing of what a killed process left half done stays, and nothing else goes.
    @Test
    void theRestsOfAKilledProcessAreTidied() throws IOException {
        Path run = stopped();
        List<String> rests = List.of(".m.npy.0123abcd.part", "checkpoint/.m-000009.npy.0123abcd.part", "checkpoint/m-000008.npy", "live/density.npz");
        List<String> mine = List.of(".notes.part", "notes.txt", "checkpoint/mine.npy", "figures/mine.png");
        for (String name : Stream.concat(rests.stream(), mine.stream()).toList()) {
            Files.createDirectories(run.resolve(name).getParent());
            Files.writeString(run.resolve(name), "{");
        }
        Files.writeString(run.resolve("log.jsonl"), Files.readString(run.resolve("log.jsonl")) + "{\"ev\":\"ite");
        assertEquals(Exit.DONE, resume(study("picard"), "run").exit());
        for (String name : rests) assertFalse(Files.exists(run.resolve(name)), name);
        for (String name : mine) assertTrue(Files.exists(run.resolve(name)), name);
        for (String line : Files.readAllLines(run.resolve("log.jsonl"))) Json.read(line);
    }

    /// Its time is out before it has made an iteration: the results that are there are better than the start of the next one.
    @Test
    void aRunThatGetsNowhereLeavesWhatThereIs() throws IOException {
        Study study = study("picard");
        stopped();
        byte[] before = Files.readAllBytes(at("run").resolve("u.npy"));
        RunOptions options = new RunOptions(Optional.empty(), false, WORDS, Optional.of(at("run")), OptionalDouble.empty());
        Event.End end = Run.solve(study, List.of(), options, heard::add, Stop.after(OptionalDouble.of(1e-9)));
        assertEquals(Exit.TIME_LIMIT, end.exit());
        assertArrayEquals(before, Files.readAllBytes(at("run").resolve("u.npy")));
        assertEquals("interrupted", StoredRun.open(at("run")).state());
        assertEquals(Exit.DONE, resume(study, "run").exit());
        assertEquals(residuals(shared.resolve("whole")), residuals(at("run")));
        assertEquals(2, ((List<?>) json("run", "manifest.json").get("resumed")).size());
    }

    @Test
    void aDivergedRunKeepsTheLastGoodStateAndGoesOnWithLessDamping() throws IOException {
        Event.End end = Problems.run(Problems.study(Problems.EXPLOSIVE, "output.figures=false"), at("run"));
        assertTrue(end.solution().orElseThrow().outcome() instanceof Outcome.Diverged);
        Checkpoint kept = Checkpoint.newest(at("run"), sentence -> { throw new AssertionError(sentence); }).orElseThrow();
        assertEquals(end.solution().get().history().size(), kept.iteration());
        assertArrayEquals(NumpyFile.read(at("run").resolve("m.npy")).values(), NumpyFile.read(kept.file()).values());
        assertEquals(Exit.DIVERGED, resume(Problems.study(Problems.EXPLOSIVE, "output.figures=false", "solver.damping=0.5"), "run").exit());
        assertTrue(StoredRun.open(at("run")).density().level(3).length == 80);
    }

    @Test
    void theDissipationThatWasFoundIsKept() throws IOException {
        Study study = study("picard", "solver.scheme=fd_lax_friedrichs");
        Problems.run(study, at("whole"));
        stopped(study, at("run"), 3);
        assertEquals(Exit.DONE, resume(study, "run").exit());
        assertEquals(residuals(at("whole")), residuals(at("run")));
        assertEquals(json("whole", "manifest.json").get("theta"), json("run", "manifest.json").get("theta"));
    }

    @Test
    void theCommandThatGoesOnIsThatOfTheRunWithoutWhatBelongsToOneStart() {
        assertEquals("mfglab solve crowd.toml --set params.c=2 --set 'grid.n=[64,64]' --threads 2 --resume 'my runs/a'",
                ResumeCommand.of(List.of("mfglab", "solve", "crowd.toml", "--set", "params.c=2", "--set", "grid.n=[64,64]", "--out", "b", "--force", "--threads", "2", "--resume=x", "--control", "stdin"), Path.of("my runs/a")));
        assertEquals("mfglab solve a --set b=1 --resume r --device cpu", ResumeCommand.of(List.of("mfglab", "solve", "a", "--device", "opencl:0", "--set", "b=1"), Path.of("r"), "--device", "cpu"));
        assertEquals("mfglab solve a --set b=1 --resume r --set solver.max_iter=10",
                ResumeCommand.of(List.of("mfglab", "solve", "a", "--set=solver.max_iter=2", "--set", "b=1", "--set", "solver.max_iter=3"), Path.of("r"), "--set", "solver.max_iter=10"));
    }

    private static Map<String, String> contents(Path run) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        Files.walkFileTree(run, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                contents.put(run.relativize(file).toString(), Sha256.of(Files.readAllBytes(file)));
                return FileVisitResult.CONTINUE;
            }
        });
        return contents;
    }
}
