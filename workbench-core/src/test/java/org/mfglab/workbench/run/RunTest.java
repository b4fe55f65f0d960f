package org.mfglab.workbench.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mfglab.scheme.SplitUpwind;
import org.mfglab.solve.Iterate;
import org.mfglab.solve.Residuals;
import org.mfglab.solve.Solution;
import org.mfglab.solve.Verdict;
import org.mfglab.workbench.file.NumpyArray;
import org.mfglab.workbench.file.NumpyFile;
import org.mfglab.workbench.report.FieldSource;

class RunTest {

    @TempDir
    private Path folder;

    @Test
    void aRunFolderIsComplete() throws IOException {
        Path out = folder.resolve("run");
        Event.End end = Problems.run(Problems.study(Problems.COUPLED), out);
        assertEquals(Exit.DONE, end.exit());
        assertEquals(new TreeSet<>(List.of("problem.toml", "resolved.toml", "manifest.json", "status.json", "log.jsonl", "residuals.csv", "metrics.json",
                "report.html", "t.npy", "x.npy", "m.npy", "u.npy", "figures/density.png", "figures/value.png", "figures/residuals.png", "density.gif")), files(out));
        assertEquals(Problems.COUPLED, Files.readString(out.resolve("problem.toml")));
        assertEquals("done", Json.read(Files.readString(out.resolve("status.json"))).get("state"));
    }

    @Test
    void exportsThatAreAskedForLieInTheirFolder() throws IOException {
        Path out = folder.resolve("run");
        Problems.run(Problems.study(Problems.COUPLED, "output.exports=[\"csv\",\"vti\"]", "output.every={step=10}", "output.figures=false"), out);
        assertEquals(Set.of("exports/fields.csv", "exports/fields.pvd", "exports/fields_0000.vti", "exports/fields_0001.vti", "exports/fields_0002.vti"),
                files(out).stream().filter(name -> name.startsWith("exports/")).collect(Collectors.toSet()));
        assertEquals(1 + 3 * 32, Files.readAllLines(out.resolve("exports/fields.csv")).size());
        assertTrue(Files.readString(out.resolve("report.html")).contains("ParaView opens " + out + "/exports/fields.pvd"));
        Files.writeString(out.resolve("exports/mine.csv"), "mine");
        RunFolder.create(out, true);
        assertEquals(Set.of("exports/mine.csv"), files(out));
    }

    @Test
    void metricsHaveTheKeysOfTheContract() throws IOException {
        Path out = folder.resolve("run");
        Problems.run(Problems.study(Problems.COUPLED), out);
        Map<String, Object> metrics = Json.read(Files.readString(out.resolve("metrics.json")));
        assertEquals(List.of("schema", "name", "kind", "status", "converged", "iterations", "wall_s", "solve_s", "peak_memory_mb", "device", "precision", "threads", "processes",
                "residual", "residual_floor", "mass_error", "density_min", "cost", "exploitability", "duality_gap", "lambda", "mean", "covariance", "error", "generative"),
                List.copyOf(metrics.keySet()));
        assertEquals(List.of("hjb", "fokker_planck", "fixed_point"), keys(metrics, "residual"));
        assertEquals(List.of("total", "kinetic", "running", "terminal"), keys(metrics, "cost"));
        assertEquals(List.of("u_linf", "u_l1", "m_linf", "m_l1", "m_w1"), keys(metrics, "error"));
        assertEquals("converged_residual", metrics.get("status"));
        assertNull(metrics.get("lambda"));
        Map<?, ?> error = (Map<?, ?>) metrics.get("error");
        assertTrue((Double) error.get("m_linf") >= 0.49 && (Double) error.get("m_linf") <= 0.51, "the initial density is at most 0.5 away from 1: " + error);
        assertEquals(1 / Math.PI, (Double) error.get("m_l1"), 1e-2);
    }

    @Test
    void pathsOfAgentsAreWrittenAtTheLevelsThatAreWritten() throws IOException {
        Problems.run(Problems.study(Problems.COUPLED, "output.figures=false", "output.particles=6", "output.every={step=7}"), folder.resolve("thin"));
        Problems.run(Problems.study(Problems.COUPLED, "output.figures=false", "output.particles=6"), folder.resolve("all"));
        NumpyArray thin = NumpyFile.read(folder.resolve("thin/paths.npy"));
        NumpyArray all = NumpyFile.read(folder.resolve("all/paths.npy"));
        assertEquals(List.of(4, 6, 1), thin.shape());
        assertEquals(List.of(21, 6, 1), all.shape());
        assertArrayEquals(Arrays.copyOfRange(all.values(), 7 * 6, 8 * 6), Arrays.copyOfRange(thin.values(), 6, 12), "they move through all levels");
        for (double x : all.values()) assertTrue(x >= 0 && x < 1, "inside the period: " + x);
    }

    private static List<String> keys(Map<String, Object> metrics, String name) {
        return ((Map<?, ?>) metrics.get(name)).keySet().stream().map(String::valueOf).toList();
    }

    @Test
    void theManifestTellsHowToRepeatTheRun() throws IOException {
        Path out = folder.resolve("run");
        Problems.run(Problems.study(Problems.COUPLED), out);
        Map<String, Object> manifest = Json.read(Files.readString(out.resolve("manifest.json")));
        assertTrue(manifest.keySet().containsAll(Set.of("version", "command", "seed", "device", "driver", "threads", "processes", "input_sha256", "start", "end",
                "java", "os")));
        assertEquals(List.of("auto", "anderson", "auto", "fd_split"),
                List.of(manifest.get("method"), manifest.get("method_used"), manifest.get("scheme"), manifest.get("scheme_used")));
        assertEquals(List.of("mfglab", "solve", "test.toml"), manifest.get("command"));
        assertEquals(64, String.valueOf(manifest.get("input_sha256")).length());
        assertTrue(String.valueOf(manifest.get("end")).endsWith("Z"));
    }

    @Test
    void whatIsWrittenOfTheEndAgreesWithItsEvent() throws IOException {
        Path out = folder.resolve("run");
        Event.End end = Problems.run(Problems.study(Problems.COUPLED), out);
        Map<String, Object> manifest = Json.read(Files.readString(out.resolve("manifest.json")));
        assertEquals(end.seconds(), Json.read(Files.readString(out.resolve("metrics.json"))).get("wall_s"));
        double spent = 1e-3 * Duration.between(Instant.parse(String.valueOf(manifest.get("start"))), Instant.parse(String.valueOf(manifest.get("end")))).toMillis();
        assertEquals(end.seconds(), spent, 0.1);
    }

    @Test
    void aFileThatFailsOnTheWayIsToldEverywhere() throws IOException {
        Path out = folder.resolve("run");
        List<Event> heard = new ArrayList<>();
        Observer spoiler = event -> {
            heard.add(event);
            if (event instanceof Event.Start) spoil(out.resolve("t.npy"));
        };
        Event.End end = Problems.run(Problems.study(Problems.COUPLED), out, spoiler, Stop.after(OptionalDouble.empty()));
        assertEquals(Exit.FILE, end.exit());
        assertEquals(1, heard.stream().filter(Event.End.class::isInstance).count());
        List<String> lines = Files.readAllLines(out.resolve("log.jsonl"));
        assertEquals(Json.line(end.json()), lines.getLast());
        Map<String, Object> status = Json.read(Files.readString(out.resolve("status.json")));
        assertEquals(List.of("failed", 7), List.of(status.get("state"), status.get("exit")));
        assertTrue(status.get("error").toString().contains("t.npy") && !status.get("error").toString().contains("Exception"), status.toString());
    }

    /// A folder with something in it, where a file is to stand.
    private static void spoil(Path place) {
        try {
            Files.createDirectories(place.resolve("inside"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatDoesNotConvergeIsNotAdvisedToDoWhatItDoes() {
        Event.End anderson = Problems.run(Problems.study(Problems.COUPLED, "solver.max_iter=1"), folder.resolve("a"));
        Event.End picard = Problems.run(Problems.study(Problems.COUPLED, "solver.max_iter=1", "solver.method=picard"), folder.resolve("p"));
        assertFalse(anderson.message().orElseThrow().text().contains("anderson"));
        assertTrue(picard.message().orElseThrow().text().contains("--set solver.method=anderson"));
    }

    @Test
    void residualsAreATableWithOneLinePerIteration() throws IOException {
        Path out = folder.resolve("run");
        Event.End end = Problems.run(Problems.study(Problems.COUPLED), out);
        List<String> lines = Files.readAllLines(out.resolve("residuals.csv"));
        assertEquals("iteration,wall_s,hjb,fokker_planck,fixed_point,mass_error,exploitability", lines.getFirst());
        assertEquals(end.solution().orElseThrow().history().size() + 1, lines.size());
        assertTrue(lines.get(1).matches("1,[^,]+,[^,]+,,[^,]+,[^,]+,"), lines.get(1));
        assertTrue(lines.getLast().matches("\\d+(,[^,]+){6}"), lines.getLast());
    }

    @Test
    void theLogIsTheEventStream() throws IOException {
        Path out = folder.resolve("run");
        List<String> heard = new ArrayList<>();
        Problems.run(Problems.study(Problems.COUPLED), out, event -> heard.add(Json.line(event.json())), Stop.after(OptionalDouble.empty()));
        assertEquals(heard, Files.readAllLines(out.resolve("log.jsonl")));
        Map<String, Object> start = Json.read(heard.getFirst());
        assertEquals("start", start.get("ev"));
        assertEquals(1, start.get("schema"));
        Map<String, Object> iteration = Json.read(heard.get(1));
        assertEquals("iter", iteration.get("ev"));
        assertTrue(iteration.keySet().containsAll(Set.of("k", "hjb", "fokker_planck", "fixed_point", "mass_error", "verdict", "rate", "eta_s")));
        Map<String, Object> end = Json.read(heard.getLast());
        assertEquals("end", end.get("ev"));
        assertTrue(end.keySet().containsAll(Set.of("status", "exit", "wall_s", "dir")));
    }

    @Test
    void levelsAreThinnedButTheCertificateIsNot() throws IOException {
        Path all = folder.resolve("all");
        Path some = folder.resolve("some");
        Problems.run(Problems.study(Problems.COUPLED), all);
        Problems.run(Problems.study(Problems.COUPLED, "output.every={ step = 6 }"), some);
        assertEquals(List.of(21, 32), NumpyFile.read(all.resolve("m.npy")).shape());
        assertEquals(List.of(5, 32), NumpyFile.read(some.resolve("m.npy")).shape());
        assertArrayEquals(new double[] {0, 0.3, 0.6, 0.9, 1}, NumpyFile.read(some.resolve("t.npy")).values(), 1e-15);
        assertEquals(Json.read(Files.readString(all.resolve("metrics.json"))).get("residual"), Json.read(Files.readString(some.resolve("metrics.json"))).get("residual"));
        FieldSource whole = StoredRun.open(all).density();
        FieldSource thinned = StoredRun.open(some).density();
        assertArrayEquals(whole.level(20), thinned.level(4));
        assertArrayEquals(whole.level(6), thinned.level(1));
    }

    @Test
    void arraysOfSpaceHaveXFastest() throws IOException {
        Path out = folder.resolve("run");
        Problems.run(Problems.preset("lq-3d", "grid.n=[6,5,4]", "time.nt=3", "output.figures=false"), out);
        assertEquals(List.of(4, 4, 5, 6), NumpyFile.read(out.resolve("m.npy")).shape());
        assertEquals(List.of(4), NumpyFile.read(out.resolve("z.npy")).shape());
        assertFalse(Files.exists(out.resolve("figures")));
        assertFalse(Files.exists(out.resolve("density.gif")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"de-DE", "tr-TR", "ar-EG"})
    void everyLocaleWritesTheSameBytes(String locale) throws IOException {
        Path plain = folder.resolve("plain");
        Path foreign = folder.resolve("foreign");
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.ROOT);
            Problems.run(Problems.study(Problems.COUPLED), plain);
            Locale.setDefault(Locale.forLanguageTag(locale));
            Problems.run(Problems.study(Problems.COUPLED), foreign);
        } finally {
            Locale.setDefault(before);
        }
        for (String name : List.of("problem.toml", "resolved.toml", "t.npy", "x.npy", "m.npy", "u.npy", "figures/density.png", "density.gif"))
            assertArrayEquals(Files.readAllBytes(plain.resolve(name)), Files.readAllBytes(foreign.resolve(name)), name);
        assertEquals(withoutTimes(plain.resolve("metrics.json")), withoutTimes(foreign.resolve("metrics.json")));
        assertEquals(withoutTimes(plain.resolve("manifest.json")), withoutTimes(foreign.resolve("manifest.json")));
        assertEquals(withoutSeconds(plain.resolve("residuals.csv")), withoutSeconds(foreign.resolve("residuals.csv")));
    }

    private static String withoutTimes(Path file) throws IOException {
        return Files.readAllLines(file).stream().filter(line -> !line.matches(".*\"(wall_s|solve_s|peak_memory_mb|start|end)\".*")).collect(Collectors.joining("\n"));
    }

    private static String withoutSeconds(Path file) throws IOException {
        return Files.readAllLines(file).stream().map(line -> line.replaceFirst(",[^,]*", "")).collect(Collectors.joining("\n"));
    }

    @Test
    void aDivergingProblemKeepsItsLastGoodState() throws IOException {
        Path out = folder.resolve("run");
        Event.End end = Problems.run(Problems.study(Problems.EXPLOSIVE), out);
        assertEquals(Exit.DIVERGED, end.exit());
        String message = end.message().orElseThrow().text();
        assertTrue(message.startsWith("N201"), message);
        Matcher place = Pattern.compile("iteration 2, t-step (\\d+) \\(t = ([0-9.]+)\\), cell \\[(\\d+)\\], x = ([0-9.]*[0-9])").matcher(message);
        assertTrue(place.find(), message);
        assertEquals(Integer.parseInt(place.group(1)) / 40.0, Double.parseDouble(place.group(2)), 1e-12, message);
        assertEquals((Integer.parseInt(place.group(3)) + 0.5) / 80, Double.parseDouble(place.group(4)), 1e-12, message);
        FieldSource m = StoredRun.open(out).density();
        assertTrue(Arrays.stream(m.level(m.times().length - 1)).allMatch(Double::isFinite));
        assertEquals("diverged", StoredRun.open(out).metrics().orElseThrow().get("status"));
        assertEquals("failed", StoredRun.open(out).state());
        assertTrue(Files.exists(out.resolve("report.html")));
    }

    @Test
    void whatDoesNotConvergeIsWrittenAndMarked() throws IOException {
        Path out = folder.resolve("run");
        Event.End end = Problems.run(Problems.study(Problems.COUPLED, "solver.max_iter=1"), out);
        assertEquals(Exit.NOT_CONVERGED, end.exit());
        assertEquals("iteration_limit", StoredRun.open(out).metrics().orElseThrow().get("status"));
        assertEquals(false, StoredRun.open(out).metrics().orElseThrow().get("converged"));
        assertTrue(Files.readString(out.resolve("report.html")).contains("Not converged within 1 iterations"));
    }

    @Test
    void aCancelledRunKeepsItsPartialResult() throws IOException {
        Path out = folder.resolve("run");
        Stop stop = Stop.after(OptionalDouble.empty());
        Observer impatient = event -> {
            if (event instanceof Event.Iteration) stop.ask(Exit.INTERRUPTED);
        };
        Event.End end = Problems.run(Problems.study(Problems.COUPLED, "solver.tol=1e-12"), out, impatient, stop);
        assertEquals(Exit.INTERRUPTED, end.exit());
        assertEquals("interrupted", StoredRun.open(out).state());
        assertEquals("cancelled", StoredRun.open(out).metrics().orElseThrow().get("status"));
        assertEquals(32, StoredRun.open(out).density().level(0).length);
        assertEquals(Set.of("m-000001.npy", "m-000001.json"), files(out.resolve("checkpoint")));
    }

    @Test
    void theTimeLimitKeepsACheckpoint() throws IOException {
        Path out = folder.resolve("run");
        Event.End end = Problems.run(Problems.study(Problems.COUPLED, "solver.tol=1e-12"), out, Observer.SILENT, Stop.after(OptionalDouble.of(1e-9)));
        assertEquals(Exit.TIME_LIMIT, end.exit());
        assertEquals(List.of(21, 32), NumpyFile.read(out.resolve("checkpoint/m-000000.npy")).shape());
    }

    @Test
    void aGridThatDoesNotFitIsRefusedBeforeAnythingStarts() {
        Path out = folder.resolve("run");
        Event.End end = Problems.run(Problems.study(Problems.COUPLED, "grid.n=[200000000]", "field.initial.expr=\"1\""), out);
        assertEquals(Exit.FILE, end.exit());
        assertTrue(end.message().orElseThrow().text().matches("(?s)I401.*needs .* GB.*has .*fits is n = .*"), end.message().orElseThrow().text());
        assertFalse(Files.exists(out));
    }

    @Test
    void aFolderThatIsNotEmptyIsNotTouched() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "mine");
        Event.End end = Problems.run(Problems.study(Problems.COUPLED), folder);
        assertEquals(Exit.FILE, end.exit());
        assertTrue(end.message().orElseThrow().text().contains("--force"));
        assertEquals(Set.of("notes.txt"), files(folder));
    }

    @Test
    void aPlaceThatCannotBeWrittenIsToldWithoutATrace() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        Event.End end = Problems.run(Problems.study(Problems.COUPLED), file.resolve("run"));
        assertEquals(Exit.FILE, end.exit());
        assertTrue(end.message().orElseThrow().text().startsWith("I402"));
    }

    @Test
    void onlyTheLatestTwoCheckpointsAreKept() throws IOException {
        Solution solution = Problems.run(Problems.study(Problems.COUPLED), folder.resolve("run")).solution().orElseThrow();
        RunFolder run = RunFolder.create(folder.resolve("long"), false);
        Checkpoints checkpoints = new Checkpoints(run, 1e-6, 30);
        List<Residuals> history = List.of();
        for (int k = 1; k <= 4; k++) {
            history = Stream.concat(history.stream(), Stream.of(new Residuals(k, 31 * k, 1e-3, 1e-3, 0, Verdict.CONVERGING, Double.NaN, Double.NaN))).toList();
            assertEquals(k, checkpoints.offer(new Iterate(history, solution.density(), new SplitUpwind(), 0), 31 * k).orElseThrow().iteration());
        }
        history = Stream.concat(history.stream(), Stream.of(new Residuals(5, 125, 1e-3, 1e-3, 0, Verdict.CONVERGING, Double.NaN, Double.NaN))).toList();
        assertTrue(checkpoints.offer(new Iterate(history, solution.density(), new SplitUpwind(), 0), 31 * 4 + 1).isEmpty());
        assertEquals(Set.of("m-000003.npy", "m-000003.json", "m-000004.npy", "m-000004.json"), files(run.file("checkpoint")));
    }

    private static Set<String> files(Path folder) throws IOException {
        try (Stream<Path> inside = Files.walk(folder)) {
            return inside.filter(Files::isRegularFile).map(file -> folder.relativize(file).toString().replace('\\', '/')).collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
