package org.mfglab.workbench.sweep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mfglab.device.Heap;
import org.mfglab.workbench.device.Devices;
import org.mfglab.workbench.figure.LinePlot;
import org.mfglab.workbench.run.Estimate;
import org.mfglab.workbench.run.Event;
import org.mfglab.workbench.run.Exit;
import org.mfglab.workbench.run.Json;
import org.mfglab.workbench.run.Observer;
import org.mfglab.workbench.run.Problems;
import org.mfglab.workbench.run.Stop;
import org.mfglab.workbench.study.ProblemFile;
import org.mfglab.workbench.study.ProblemSource;
import org.mfglab.workbench.study.Setting;
import org.mfglab.workbench.verify.Finding;
import org.mfglab.workbench.verify.Verification;

class SweepTest {

    @TempDir
    private Path folder;
    private Path out;
    private final List<SweepEvent> heard = new ArrayList<>();

    @BeforeEach
    void place() {
        out = folder.resolve("sweep");
    }

    private static SweepPlan plan(String... over) {
        return SweepPlan.of(Arrays.stream(over).map(SweptKey::parse).toList(), List.of(new Setting("output.figures", "false")));
    }

    private static ProblemSource source(String text) {
        return settings -> ProblemFile.read(text, "test.toml", Path.of(""), settings);
    }

    private SweepOptions options(OptionalInt index, int jobs) {
        return new SweepOptions(out, index, jobs, 2, List.of("mfglab", "solve", "test.toml"));
    }

    private SweepResult sweep(SweepPlan plan, int jobs) {
        return Sweep.run(plan, source(Problems.COUPLED), options(OptionalInt.empty(), jobs), heard::add, never());
    }

    private SweepResult index(SweepPlan plan, int index) {
        return Sweep.run(plan, source(Problems.COUPLED), options(OptionalInt.of(index), 1), SweepObserver.SILENT, never());
    }

    private static Stop never() {
        return Stop.after(OptionalDouble.empty());
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /// The table: one map of cells by column for each line.
    private List<Map<String, String>> table() throws IOException {
        List<String> lines = Files.readAllLines(out.resolve("summary.csv"));
        String[] header = lines.getFirst().split(",");
        return lines.stream().skip(1).map(line -> {
            String[] cells = line.split(",", -1);
            return IntStream.range(0, header.length).boxed().collect(Collectors.toMap(i -> header[i], i -> cells[i]));
        }).toList();
    }

    private List<Integer> solved() {
        return heard.stream().filter(event -> event instanceof SweepEvent.Inside(var _, Event.End _)).map(event -> ((SweepEvent.Inside) event).point().index()).sorted().toList();
    }

    @Test
    void everyPointIsARunFolderOfItsOwn() throws IOException {
        SweepResult result = sweep(plan("coupling.running=0.2*m,0.4*m", "time.nt=5,10"), 1);
        assertEquals(Exit.DONE, result.exit());
        assertEquals(Set.of(".sweep.lock", "sweep.json", "summary.csv", "000-coupling.running=0.2_m-time.nt=5", "001-coupling.running=0.2_m-time.nt=10",
                "002-coupling.running=0.4_m-time.nt=5", "003-coupling.running=0.4_m-time.nt=10"), names(out));
        assertTrue(Files.readString(out.resolve("002-coupling.running=0.4_m-time.nt=5/resolved.toml")).contains("# --set coupling.running"));
        Finding.Judged judged = assertInstanceOf(Finding.Judged.class, Verification.of(out.resolve("003-coupling.running=0.4_m-time.nt=10"), 1, Optional.empty(), Devices.here(), Observer.SILENT, never()));
        assertTrue(judged.verified() && judged.bitwise(), judged.checks().toString());
        assertEquals(List.of("mfglab", "solve", "test.toml", "--set", "coupling.running=0.4*m", "--set", "time.nt=10", "--threads", "2", "--out",
                out.resolve("003-coupling.running=0.4_m-time.nt=10").toString()),
                Json.read(Files.readString(out.resolve("003-coupling.running=0.4_m-time.nt=10/manifest.json"))).get("command"));
    }

    @Test
    void theTableHasTheNumbersOfTheMetrics() throws IOException {
        sweep(plan("diffusion.nu=0.2:0.4:3"), 1);
        List<Map<String, String>> table = table();
        assertEquals(List.of("0.2", "0.3", "0.4"), table.stream().map(row -> row.get("diffusion.nu")).toList());
        Map<String, Object> metrics = Json.read(Files.readString(out.resolve("001-diffusion.nu=0.3/metrics.json")));
        Map<String, String> row = table.get(1);
        assertEquals(List.of("1", "done", "converged_residual", "true", "001-diffusion.nu=0.3"),
                List.of(row.get("index"), row.get("state"), row.get("status"), row.get("converged"), row.get("folder")));
        assertEquals(((Map<?, ?>) metrics.get("residual")).get("hjb").toString(), row.get("residual.hjb"));
        assertEquals(((Map<?, ?>) metrics.get("cost")).get("total").toString(), row.get("cost.total"));
        assertEquals(((List<?>) metrics.get("mean")).getFirst().toString(), row.get("mean_x"));
        assertEquals("", row.get("mean_y"));
        assertEquals(((Map<?, ?>) metrics.get("error")).get("m_w1").toString(), row.get("error.m_w1"));
    }

    @Test
    void pointsThatAreSolvedAtOnceHaveTheBitsOfPointsSolvedAlone() throws IOException {
        SweepPlan plan = plan("diffusion.nu=0.2,0.3,0.4");
        assertEquals(Exit.DONE, sweep(plan, 2).exit());
        assertEquals(List.of(0, 1, 2), solved());
        for (SweepPoint point : plan.points()) {
            Path alone = folder.resolve("alone-" + point.index());
            Problems.run(Problems.study(Problems.COUPLED, "output.figures=false", "diffusion.nu=" + point.values().getFirst().value()), alone);
            for (String name : List.of("u.npy", "m.npy"))
                assertArrayEquals(Files.readAllBytes(alone.resolve(name)), Files.readAllBytes(out.resolve(point.folder()).resolve(name)), name);
        }
        assertEquals(3, table().stream().filter(row -> row.get("converged").equals("true")).count());
    }

    @Test
    void whatIsDoneIsNotDoneAgain() throws IOException {
        SweepPlan plan = plan("diffusion.nu=0.2,0.3");
        sweep(plan, 1);
        String manifest = Files.readString(out.resolve("000-diffusion.nu=0.2/manifest.json"));
        byte[] table = Files.readAllBytes(out.resolve("summary.csv"));
        heard.clear();
        assertEquals(Exit.DONE, sweep(plan, 2).exit());
        assertEquals(List.of(), solved());
        assertEquals(2, heard.stream().filter(SweepEvent.Done.class::isInstance).count());
        assertEquals(manifest, Files.readString(out.resolve("000-diffusion.nu=0.2/manifest.json")));
        assertArrayEquals(table, Files.readAllBytes(out.resolve("summary.csv")));
    }

    /// As processes leave them that were killed while they solved, before they wrote a thing but the empty log, and before they began.
    @Test
    void whatWasNotFinishedIsDoneAgain() throws IOException {
        SweepPlan plan = plan("diffusion.nu=0.2,0.3,0.4,0.5");
        sweep(plan, 1);
        Files.writeString(out.resolve("000-diffusion.nu=0.2/status.json"), "{\"state\": \"running\", \"pid\": 1}");
        for (int i : new int[] {1, 2}) {
            Path run = out.resolve(plan.points().get(i).folder());
            for (String name : names(run)) Files.delete(run.resolve(name));
            if (i == 1) Files.createFile(run.resolve("log.jsonl"));
            else Files.delete(run);
        }
        heard.clear();
        assertEquals(Exit.DONE, sweep(plan, 1).exit());
        assertEquals(List.of(0, 1, 2), solved());
        assertEquals(4, table().stream().filter(row -> row.get("state").equals("done")).count());
    }

    @Test
    void allProblemsAreCheckedBeforeAnyIsSolved() {
        SweepResult.Refused refused = assertInstanceOf(SweepResult.Refused.class, sweep(plan("diffusion.nu=0.3,-0.1,zero", "time.nt=5,0"), 1));
        assertEquals(Exit.INVALID, refused.exit());
        assertEquals(List.of(), heard);
        assertFalse(Files.exists(out));
        Map<String, String> said = refused.issues().stream().collect(Collectors.toMap(issue -> issue.issue().place() + " " + issue.issue().code(), SweepIssue::values));
        assertEquals(Set.of("--set diffusion.nu E107", "--set time.nt E107", "--set diffusion.nu E104"), said.keySet());
        assertEquals("with diffusion.nu=-0.1 time.nt=5, or diffusion.nu=-0.1 time.nt=0", said.get("--set diffusion.nu E107"));
        assertEquals("with diffusion.nu=0.3 time.nt=0, or diffusion.nu=-0.1 time.nt=0, or diffusion.nu=zero time.nt=0", said.get("--set time.nt E107"));
    }

    @Test
    void whatIsWrongInTheFileItselfIsSaidOnce() {
        SweepResult result = Sweep.run(plan("diffusion.nu=0.1:1:10"), source(Problems.COUPLED.replace("0.3*m", "0.3*q")), options(OptionalInt.empty(), 1), SweepObserver.SILENT, never());
        SweepResult.Refused refused = assertInstanceOf(SweepResult.Refused.class, result);
        assertEquals(1, refused.issues().size());
        assertEquals("", refused.issues().getFirst().values());
    }

    @Test
    void anIndexWritesItsOwnFolderAndTheTable() throws IOException {
        SweepPlan plan = plan("diffusion.nu=0.2,0.3,0.4");
        assertEquals(Exit.DONE, index(plan, 1).exit());
        assertEquals(Set.of(".sweep.lock", "sweep.json", "summary.csv", "001-diffusion.nu=0.3"), names(out));
        assertEquals(List.of("queued", "done", "queued"), table().stream().map(row -> row.get("state")).toList());
    }

    @Test
    void aProblemThatOnlyAnotherIndexHasDoesNotMatterToThisOne() {
        assertEquals(Exit.DONE, index(plan("diffusion.nu=0.2,-1"), 0).exit());
        assertEquals(Exit.INVALID, index(plan("diffusion.nu=0.2,-1"), 1).exit());
    }

    @Test
    void indicesThatShareTheFolderMakeOneWholeTable() throws IOException {
        SweepPlan plan = plan("diffusion.nu=0.2:0.5:4");
        List<Exit> exits = IntStream.range(0, 4).parallel().mapToObj(i -> index(plan, i).exit()).toList();
        assertEquals(List.of(Exit.DONE), exits.stream().distinct().toList());
        assertEquals(4, table().stream().filter(row -> row.get("converged").equals("true")).count());
        assertEquals(7, names(out).stream().filter(name -> !name.equals("summary.png")).count());
    }

    @Test
    void aPointThatAnotherProcessSolvesIsLeftToIt() throws IOException {
        SweepPlan plan = plan("diffusion.nu=0.2,0.3");
        index(plan, 0);
        Files.writeString(out.resolve("000-diffusion.nu=0.2/status.json"), "{\"state\": \"running\"}");
        String digest = String.valueOf(Json.read(Files.readString(out.resolve("sweep.json"))).get("input_sha256"));
        try (SweepFolder other = SweepFolder.open(out, plan, digest); SweepFolder.Claim _ = other.claim(plan.points().getFirst()).orElseThrow()) {
            assertEquals(Exit.DONE, sweep(plan, 1).exit());
        }
        assertEquals(List.of(1), solved());
        assertEquals(1, heard.stream().filter(SweepEvent.Taken.class::isInstance).count());
        SweepEvent.End end = assertInstanceOf(SweepEvent.End.class, heard.getLast());
        assertEquals(List.of(1, 1, 2), List.of(end.done(), end.converged(), end.total()));
    }

    @Test
    void anotherSweepOrOtherThingsInTheFolderAreNotTouched() throws IOException {
        SweepPlan plan = plan("diffusion.nu=0.2,0.3");
        sweep(plan, 1);
        Set<String> before = names(out);
        SweepResult.Failed values = assertInstanceOf(SweepResult.Failed.class, sweep(plan("diffusion.nu=0.2,0.4"), 1));
        assertTrue(values.message().text().contains("The folder holds a sweep with other values of --over"), values.message().text());
        SweepResult file = Sweep.run(plan, source(Problems.COUPLED.replace("T = 1.0", "T = 2.0")), options(OptionalInt.empty(), 1), SweepObserver.SILENT, never());
        assertTrue(assertInstanceOf(SweepResult.Failed.class, file).message().text().contains("another problem file"));
        assertEquals(before, names(out));
        out = Files.createDirectory(folder.resolve("mine"));
        Files.writeString(out.resolve("notes.txt"), "mine");
        SweepResult.Failed mine = assertInstanceOf(SweepResult.Failed.class, sweep(plan, 1));
        assertEquals(Exit.FILE, mine.exit());
        assertTrue(mine.message().text().contains("The folder is not empty, and holds no sweep."), mine.message().text());
        assertEquals(Set.of("notes.txt"), names(out));
    }

    @Test
    void aStopEndsThePointsThatAreSolvedAndBeginsNoOther() throws IOException {
        Stop stop = never();
        SweepPlan plan = plan("diffusion.nu=0.2:0.5:4", "solver.tol=1e-13");
        SweepResult result = Sweep.run(plan, source(Problems.COUPLED), options(OptionalInt.empty(), 2), event -> {
            heard.add(event);
            if (event instanceof SweepEvent.Inside(var _, Event.Iteration _)) stop.ask(Exit.INTERRUPTED);
        }, stop);
        assertEquals(Exit.INTERRUPTED, result.exit());
        assertTrue(!solved().isEmpty() && solved().size() <= 2, solved().toString());
        assertTrue(table().stream().anyMatch(row -> row.get("status").equals("cancelled")), table().toString());
        heard.clear();
        assertTrue(Set.of(Exit.DONE, Exit.NOT_CONVERGED).contains(sweep(plan, 2).exit()));
        assertEquals(4, solved().size());
    }

    @Test
    void theWorstPointDecidesTheExitAndEveryPointHasItsTurn() throws IOException {
        assertEquals(Exit.NOT_CONVERGED, sweep(plan("solver.max_iter=1,100"), 1).exit());
        assertEquals(List.of("false", "true"), table().stream().map(row -> row.get("converged")).toList());
        out = folder.resolve("other");
        SweepPlan plan = plan("coupling.running=exp(70*m),m", "solver.max_iter=3");
        SweepResult result = Sweep.run(plan, source(Problems.EXPLOSIVE), options(OptionalInt.empty(), 1), SweepObserver.SILENT, never());
        assertEquals(Exit.DIVERGED, result.exit());
        assertTrue(table().stream().anyMatch(row -> row.get("status").equals("diverged")), table().toString());
        heard.clear();
        SweepResult again = Sweep.run(plan, source(Problems.EXPLOSIVE), options(OptionalInt.empty(), 1), heard::add, never());
        assertEquals(Exit.DIVERGED, again.exit());
        assertEquals(List.of(), solved(), "what diverged would diverge again");
    }

    @Test
    void aPointThatCannotBeWrittenDoesNotCostTheOthers() throws IOException {
        SweepPlan plan = plan("diffusion.nu=0.2,0.3");
        index(plan, 1);
        Files.createDirectories(out.resolve("000-diffusion.nu=0.2"));
        Files.writeString(out.resolve("000-diffusion.nu=0.2/notes.txt"), "mine");
        assertEquals(Exit.FILE, sweep(plan, 1).exit());
        assertEquals(List.of("unreadable", "done"), table().stream().map(row -> row.get("state")).toList());
        assertEquals(Set.of("notes.txt"), names(out.resolve("000-diffusion.nu=0.2")));
    }

    @Test
    void solvesThatDoNotFitAtOnceAreRefusedWithHowManyDo() {
        int n = (int) (0.6 * Heap.here().forBuffers() / Estimate.of(Problems.study(Problems.COUPLED, "time.nt=1000", "grid.n=[1000]")).bytes() * 1000);
        SweepResult.Failed failed = assertInstanceOf(SweepResult.Failed.class, sweep(plan("time.nt=1000", "grid.n=[" + n + "],[" + (n + 1) + "]"), 2));
        assertTrue(failed.message().text().startsWith("I401") && failed.message().text().contains("--jobs 1"), failed.message().text());
        assertFalse(Files.exists(out));
    }

    @Test
    void theStreamTellsOfWhichPointItSpeaks() {
        sweep(plan("diffusion.nu=0.2"), 1);
        sweep(plan("diffusion.nu=0.2"), 1);
        List<Map<String, Object>> lines = heard.stream().map(SweepEvent::json).toList();
        assertEquals("sweep", lines.getFirst().get("ev"));
        assertEquals("sweep_end", lines.getLast().get("ev"));
        assertEquals(Set.of("sweep", "start", "iter", "end", "point", "sweep_end"), lines.stream().map(line -> String.valueOf(line.get("ev"))).collect(Collectors.toSet()));
        for (Map<String, Object> line : lines) assertEquals(Set.of("start", "iter", "end", "point").contains(line.get("ev")), line.containsKey("index"), line.toString());
        assertEquals(List.of("ev", "index"), lines.get(1).keySet().stream().limit(2).toList());
    }

    @Test
    void theCostsAreDrawnOverOneNumericKeyWhereItConverged() throws IOException {
        SweepPlan plan = plan("diffusion.nu=0.5,0.2,0.8");
        sweep(plan, 1);
        assertEquals("PNG", new String(Files.readAllBytes(out.resolve("summary.png")), 1, 3));
        List<StoredPoint> points = new ArrayList<>(plan.points().stream().map(point -> StoredPoint.read(out.resolve(point.folder()))).toList());
        LinePlot plot = SummaryPicture.plot("ring", plan, points).orElseThrow();
        assertArrayEquals(new double[] {0.2, 0.5, 0.8}, plot.curves().getFirst().x());
        assertEquals(table().get(1).get("cost.total"), String.valueOf(plot.curves().getFirst().y()[0]));
        points.set(0, StoredPoint.read(folder.resolve("nothing")));
        assertArrayEquals(new double[] {0.2, 0.8}, SummaryPicture.plot("ring", plan, points).orElseThrow().curves().getFirst().x());
        points.set(1, points.getFirst());
        assertTrue(SummaryPicture.plot("ring", plan, points).isEmpty());
        assertTrue(SummaryPicture.plot("ring", plan("grid.n=[8],[16]"), points).isEmpty());
        assertTrue(SummaryPicture.plot("ring", plan("time.nt=1,2", "diffusion.nu=1,2"), points).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"de-DE", "tr-TR", "ar-EG"})
    void everyLocaleWritesTheSameTable(String locale) throws IOException {
        SweepPlan plan = plan("diffusion.nu=0.25");
        sweep(plan, 1);
        List<Map<String, String>> expected = table();
        byte[] json = Files.readAllBytes(out.resolve("sweep.json"));
        out = folder.resolve("foreign");
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(locale));
            sweep(plan, 1);
        } finally {
            Locale.setDefault(before);
        }
        assertArrayEquals(json, Files.readAllBytes(out.resolve("sweep.json")));
        assertEquals(withoutTimes(expected), withoutTimes(table()));
    }

    private static List<Map<String, String>> withoutTimes(List<Map<String, String>> table) {
        return table.stream().map(row -> row.entrySet().stream().filter(cell -> !cell.getKey().endsWith("_s")).collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))).toList();
    }
}
