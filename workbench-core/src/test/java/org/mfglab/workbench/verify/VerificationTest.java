package org.mfglab.workbench.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mfglab.device.DeviceException;
import org.mfglab.workbench.device.BorrowedAccelerators;
import org.mfglab.workbench.device.Devices;
import org.mfglab.workbench.file.ElementType;
import org.mfglab.workbench.file.NumpyArray;
import org.mfglab.workbench.file.NumpyFile;
import org.mfglab.workbench.file.NumpyWriter;
import org.mfglab.workbench.run.Event;
import org.mfglab.workbench.run.Exit;
import org.mfglab.workbench.run.Json;
import org.mfglab.workbench.run.Observer;
import org.mfglab.workbench.run.Problems;
import org.mfglab.workbench.run.Run;
import org.mfglab.workbench.run.RunOptions;
import org.mfglab.workbench.run.Stop;
import org.mfglab.workbench.run.StoredRun;
import org.mfglab.workbench.study.DeviceChoice;
import org.mfglab.workbench.study.Study;

class VerificationTest {

    private static final String PLAIN = "output.figures=false";

    @TempDir
    private static Path solved;

    @TempDir
    private Path folder;

    @BeforeAll
    static void solve() {
        Problems.run(Problems.study(Problems.COUPLED, PLAIN), solved.resolve("run"));
    }

    /// A copy of a run that converged.
    private Path run() throws IOException {
        Path run = Files.createDirectory(folder.resolve("run"));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(solved.resolve("run"))) {
            for (Path file : files) Files.copy(file, run.resolve(file.getFileName()));
        }
        return run;
    }

    private Path run(String... settings) {
        return run(Problems.study(Problems.COUPLED, with(settings)));
    }

    private Path run(Study study) {
        Path run = folder.resolve("run");
        Problems.run(study, run);
        return run;
    }

    private static String[] with(String... settings) {
        String[] all = Arrays.copyOf(settings, settings.length + 1);
        all[settings.length] = PLAIN;
        return all;
    }

    private static Finding verify(Path run, int threads) throws IOException {
        return Verification.of(run, threads, Optional.empty(), Devices.here(), Observer.SILENT, Stop.after(OptionalDouble.empty()));
    }

    private static Finding.Judged judge(Path run) throws IOException {
        return assertInstanceOf(Finding.Judged.class, verify(run, 1));
    }

    private static Check check(Finding.Judged judged, String name) {
        return judged.checks().stream().filter(check -> check.name().equals(name)).findFirst().orElseThrow(() -> new AssertionError(name + " is not in " + judged.checks()));
    }

    private static List<String> failed(Path run) throws IOException {
        return judge(run).failed().stream().map(Check::name).toList();
    }

    private static String refusal(Path run) {
        return assertThrows(IOException.class, () -> verify(run, 1)).getMessage();
    }

    private static void edit(Path file, String from, String to) throws IOException {
        String text = Files.readString(file);
        String edited = text.replaceFirst(from, to);
        assertFalse(edited.equals(text), from + " is not in " + text);
        Files.writeString(file, edited);
    }

    /// Adds to one value of an array; `ulps` counts in units of its last place.
    private static void disturb(Path file, int index, double by, int ulps) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int place = 10 + bytes.getShort(8) + 8 * index;
        double value = bytes.getDouble(place);
        bytes.putDouble(place, value + by + ulps * Math.ulp(value));
        Files.write(file, bytes.array());
    }

    @ParameterizedTest
    @CsvSource({"acd, '10,8', 1", "crowd-2d, '12,8', 2", "lq-1d, '24', 3", "lq-3d, '5,4,6', 1", "eight-gaussians, '12,12', 2", "cole-hopf-1d, '20', 1", "wind-1d, '20', 2"})
    void aRunIsVerifiedBitByBitForAnyNumberOfThreads(String preset, String n, int threads) throws IOException {
        Path run = run(Problems.preset(preset, with("grid.n=[" + n + "]", "time.nt=6", "solver.max_iter=30", "output.every={ step = 1 }")));
        Finding.Judged judged = assertInstanceOf(Finding.Judged.class, verify(run, threads));
        assertEquals(List.of(), judged.failed());
        assertTrue(judged.bitwise() && judged.recertified(), judged.checks().toString());
        assertEquals(Exit.DONE, judged.exit());
    }

    @Test
    void theSettingsOfTheRunAreThoseOfTheRepetition() throws IOException {
        Finding.Judged judged = judge(run("time.nt=9", "solver.method=picard", "solver.damping=0.7", "params.c=2", "coupling.running=c*m", "solver.tol=1e-9"));
        assertTrue(judged.verified() && judged.bitwise(), judged.checks().toString());
    }

    /// Fewer digits would have a larger floor.
    @Test
    void fieldsWithFewerDigitsThanTheProblemSaysAreRefused() throws IOException {
        Path run = run();
        NumpyArray m = NumpyFile.read(run.resolve("m.npy"));
        try (OutputStream out = Files.newOutputStream(run.resolve("m.npy"))) {
            NumpyWriter.write(out, ElementType.FLOAT32, m);
        }
        assertEquals("m.npy holds numbers of 4 bytes, but resolved.toml says precision = \"f64\".", refusal(run));
    }

    @ParameterizedTest
    @CsvSource({"u.npy, 330, hjb", "u.npy, 0, hjb", "u.npy, 671, hjb", "m.npy, 330, fokker_planck", "m.npy, 40, fokker_planck"})
    void oneChangedValueIsCaught(String file, int index, String residual) throws IOException {
        Path run = run();
        disturb(run.resolve(file), index, 1e-5, 0);
        assertTrue(failed(run).contains(residual), failed(run).toString());
        assertTrue(failed(run).contains("residual." + residual), failed(run).toString());
        assertEquals(Exit.OUTSIDE, judge(run).exit());
    }

    @Test
    void aChangeFarBelowTheToleranceIsCaughtByWhatTheMetricsClaim() throws IOException {
        Path run = run();
        disturb(run.resolve("u.npy"), 330, 1e-11, 0);
        assertEquals(List.of("residual.hjb", "residual.fokker_planck"), failed(run));
    }

    @Test
    void aDifferenceOfRoundingPassesAndIsSaid() throws IOException {
        Path run = run();
        disturb(run.resolve("u.npy"), 330, 0, 1);
        Finding.Judged judged = judge(run);
        assertTrue(judged.verified() && !judged.bitwise(), judged.checks().toString());
        assertEquals("not bitwise equal, though version, Java and system are those of the run", check(judged, "u").note());
        edit(run.resolve("manifest.json"), "\"version\" : \"[^\"]*\"", "\"version\" : \"0.0.9\"");
        assertEquals("not bitwise equal, as may be with another version, Java or system", check(judge(run), "u").note());
    }

    @Test
    void aValueThatIsNotANumberIsCaught() throws IOException {
        Path run = run();
        disturb(run.resolve("m.npy"), 330, Double.NaN, 0);
        assertTrue(failed(run).containsAll(List.of("hjb", "fokker_planck", "mass_error", "m")), failed(run).toString());
    }

    @ParameterizedTest
    @CsvSource({"'\"hjb\" : [^,]*', '\"hjb\" : 1e-15', residual.hjb", "'\"fokker_planck\" : [^,]*', '\"fokker_planck\" : 0.0', residual.fokker_planck",
        "'\"fixed_point\" : [^\\s}]*', '\"fixed_point\" : 0.0', metrics", "'\"mass_error\" : [^,]*', '\"mass_error\" : 0.5', mass_error",
        "'\"residual_floor\" : [^,]*', '\"residual_floor\" : 1.0', residual_floor", "'\"density_min\" : [^,]*', '\"density_min\" : 0.7', density_min",
        "'\"kinetic\" : [^,]*', '\"kinetic\" : 0.25', cost.kinetic", "'\"total\" : [^,]*', '\"total\" : null', cost.total",
        "'\"exploitability\" : [^,]*', '\"exploitability\" : 1e-3', metrics", "'\"mean\" : \\[ [^ ]* \\]', '\"mean\" : [ 0.25 ]', metrics",
        "'\"iterations\" : [^,]*', '\"iterations\" : 2', metrics", "'\"converged\" : true', '\"converged\" : false', metrics",
        "'\"status\" : [^,]*', '\"status\" : \"stalled\"', status", "'\"m_w1\" : [^\\s}]*', '\"m_w1\" : 0.01', metrics"})
    void editedMetricsAreCaught(String from, String to, String name) throws IOException {
        Path run = run();
        edit(run.resolve("metrics.json"), from, to);
        assertTrue(failed(run).contains(name), failed(run).toString());
    }

    @Test
    void anEditedInputIsCaught() throws IOException {
        Path run = run();
        edit(run.resolve("problem.toml"), "nu = 0.3", "nu = 0.31");
        assertEquals(List.of("input_sha256"), failed(run));
    }

    @Test
    void anotherProblemThanTheSolvedOneIsCaught() throws IOException {
        Path run = run();
        edit(run.resolve("resolved.toml"), "nu = 0.3", "nu = 0.31");
        assertTrue(failed(run).containsAll(List.of("resolved_sha256", "hjb", "fokker_planck", "u", "m")), failed(run).toString());
    }

    @Test
    void aManifestOfAnotherProblemIsCaught() throws IOException {
        Path run = run();
        edit(run.resolve("manifest.json"), "\"seed\" : 1", "\"seed\" : 2");
        assertEquals(List.of("manifest"), failed(run));
        assertEquals("from resolved.toml in seed", check(judge(run), "manifest").note());
    }

    @Test
    void movedCoordinatesAreCaught() throws IOException {
        Path run = run();
        disturb(run.resolve("x.npy"), 3, 1e-9, 0);
        assertEquals(List.of("coordinates"), failed(run));
    }

    @Test
    void aThinnedRunIsSolvedAgainButItsFieldsAreNotReCertified() throws IOException {
        Path run = run("output.every={ step = 6 }");
        Finding.Judged judged = judge(run);
        assertTrue(judged.verified() && judged.bitwise() && !judged.recertified(), judged.checks().toString());
        assertEquals("the stored fields themselves were not re-certified: only 5 of 21 time levels are stored", check(judged, "hjb").note());
        disturb(run.resolve("u.npy"), 40, 1e-4, 0);
        assertEquals(List.of("u"), failed(run));
    }

    @Test
    void aRunThatDidNotConvergeIsHeldAgainstWhatItClaims() throws IOException {
        Finding.Judged judged = judge(run("solver.max_iter=2"));
        assertTrue(judged.verified() && judged.bitwise(), judged.checks().toString());
        assertEquals(Check.Verdict.NOT_CHECKED, check(judged, "hjb").verdict());
        assertEquals("iteration_limit", check(judged, "status").value());
    }

    @Test
    void aRunThatDivergedDivergesAgain() throws IOException {
        Finding.Judged judged = judge(run(Problems.study(Problems.EXPLOSIVE, PLAIN)));
        assertTrue(judged.verified() && judged.bitwise(), judged.checks().toString());
        assertEquals("diverged", check(judged, "status").value());
    }

    @Test
    void aRunThatWasCancelledIsSolvedAgainToTheSameIteration() throws IOException {
        Path run = folder.resolve("run");
        Stop stop = Stop.after(OptionalDouble.empty());
        Problems.run(Problems.study(Problems.COUPLED, with("solver.tol=1e-12")), run, event -> {
            if (event instanceof Event.Iteration iteration && iteration.residuals().iteration() == 3) stop.ask(Exit.INTERRUPTED);
        }, stop);
        Finding.Judged judged = judge(run);
        assertTrue(judged.verified() && judged.bitwise(), judged.checks().toString());
        assertEquals(Check.Verdict.NOT_CHECKED, check(judged, "status").verdict());
    }

    /// Where Anderson's mixing began anew shows in the last digits.
    @Test
    void aRunThatWasGoneOnWithIsRepeatedWithinTheBoundWhenItHasConverged() throws IOException {
        Path run = folder.resolve("run");
        for (String last : List.of("solver.max_iter=4", "solver.max_iter=200")) {
            Stop stop = Stop.after(OptionalDouble.empty());
            Study study = Problems.study(Problems.COUPLED, with("solver.tol=1e-10", last));
            Optional<Path> begun = Files.exists(run) ? Optional.of(run) : Optional.empty();
            Run.solve(study, List.of(), new RunOptions(Optional.of(run), false, List.of("mfglab", "solve"), begun, OptionalDouble.empty()), event -> {
                if (begun.isEmpty() && event instanceof Event.Iteration iteration && iteration.residuals().iteration() == 2) stop.ask(Exit.INTERRUPTED);
            }, stop);
            if (begun.isEmpty()) assertEquals("interrupted", StoredRun.open(run).state());
        }
        Finding.Judged judged = judge(run);
        assertTrue(judged.verified(), judged.checks().toString());
        assertTrue(check(judged, "u").note().contains("since the run was resumed") || judged.bitwise(), judged.checks().toString());
        Run.solve(Problems.study(Problems.COUPLED, with("solver.tol=1e-14", "solver.max_iter=6")), List.of(),
                new RunOptions(Optional.of(folder.resolve("more")), false, List.of("mfglab", "solve"), Optional.of(run), OptionalDouble.empty()), Observer.SILENT, Stop.after(OptionalDouble.empty()));
        Finding.Judged unconverged = judge(folder.resolve("more"));
        assertTrue(unconverged.verified() && check(unconverged, "u").note().contains("depends on where that was"), unconverged.checks().toString());
    }

    @Test
    void aRunWithoutAnyIterationHasNothingToRepeat() throws IOException {
        Path run = folder.resolve("run");
        Problems.run(Problems.study(Problems.COUPLED, with("solver.tol=1e-12")), run, Observer.SILENT, Stop.after(OptionalDouble.of(1e-9)));
        Finding.Judged judged = judge(run);
        assertEquals(List.of(), judged.failed());
        assertFalse(judged.bitwise());
        assertTrue(check(judged, "u").note().contains("nothing to repeat"));
    }

    @Test
    void aRunOfAVersionThatRecordedLessIsStillVerified() throws IOException {
        Path run = run();
        edit(run.resolve("manifest.json"), "\\s*\"resolved_sha256\" : \"[0-9a-f]*\",", "");
        Finding.Judged judged = judge(run);
        assertTrue(judged.verified(), judged.checks().toString());
        assertEquals(Check.Verdict.NOT_CHECKED, check(judged, "resolved_sha256").verdict());
    }

    @ParameterizedTest
    @CsvSource({"manifest.json, '\"schema\" : 1', '\"schema\" : 2', 'manifest.json is of schema 2, and this version knows schema 1'",
        "metrics.json, '\"schema\" : 1', '\"schema\" : 7', 'metrics.json is of schema 7'",
        "status.json, '\"done\"', '\"running\"', 'It is running'",
        "status.json, '\"status\"', '\"error\" : \"The memory ran out.\", \"status\"', 'The run failed: The memory ran out.'",
        "metrics.json, '\\{', '', 'metrics.json cannot be read'"})
    void whatCannotBeJudgedIsRefused(String file, String from, String to, String message) throws IOException {
        Path run = run();
        edit(run.resolve(file), from, to);
        assertTrue(refusal(run).contains(message), refusal(run));
    }

    @ParameterizedTest
    @ValueSource(strings = {"manifest.json", "status.json", "metrics.json", "resolved.toml", "problem.toml", "u.npy", "m.npy", "x.npy", "t.npy"})
    void aMissingFileIsRefusedByItsName(String file) throws IOException {
        Path run = run();
        Files.delete(run.resolve(file));
        assertTrue(refusal(run).contains(file), refusal(run));
    }

    @Test
    void aTruncatedArrayIsRefused() throws IOException {
        Path run = run();
        byte[] bytes = Files.readAllBytes(run.resolve("u.npy"));
        Files.write(run.resolve("u.npy"), Arrays.copyOf(bytes, bytes.length - 8));
        assertEquals("u.npy cannot be read. It ends after 671 of its 672 elements.", refusal(run));
    }

    @Test
    void anArrayOfAnotherGridIsRefused() throws IOException {
        Path run = run();
        edit(run.resolve("resolved.toml"), "n = \\[32\\]", "n = [16]");
        assertTrue(refusal(run).contains("u.npy has the shape [21, 32], but resolved.toml says [21, 16]."), refusal(run));
    }

    @Test
    void aFolderThatIsNotARunIsRefused() {
        assertTrue(refusal(folder).contains("manifest.json"), refusal(folder));
    }

    @Test
    void aProblemWithErrorsIsTold() throws IOException {
        Path run = run();
        edit(run.resolve("resolved.toml"), "nu = 0.3", "nu = -0.3");
        Finding.Unsolvable finding = assertInstanceOf(Finding.Unsolvable.class, verify(run, 1));
        assertEquals(Exit.INVALID, finding.exit());
        assertEquals(1, finding.issues().size());
    }

    @Test
    void anInterruptedVerificationHasNoVerdict() throws IOException {
        Path run = run();
        Stop stop = Stop.after(OptionalDouble.empty());
        Finding finding = Verification.of(run, 1, Optional.empty(), Devices.here(), event -> {
            if (event instanceof Event.Iteration) stop.ask(Exit.TERMINATED);
        }, stop);
        assertEquals(new Finding.Stopped(Exit.TERMINATED), finding);
    }

    @Test
    void aRunIsSolvedAgainOnTheDeviceThatIsAskedFor() throws IOException {
        Path run = run();
        BorrowedAccelerators accelerators = new BorrowedAccelerators().with(true, 1e9);
        DeviceChoice first = DeviceChoice.parse("opencl:0").orElseThrow();
        Finding.Judged judged = assertInstanceOf(Finding.Judged.class, verifyOn(first, run, accelerators));
        assertTrue(judged.verified() && judged.bitwise(), () -> judged.checks().toString());
        assertEquals(List.of("list", "open 0", "close 0"), accelerators.said());
        Finding absent = verifyOn(DeviceChoice.parse("opencl:1").orElseThrow(), run, accelerators);
        assertEquals("D301", assertInstanceOf(Finding.Deviceless.class, absent).message().code());
        assertEquals(Exit.DEVICE, verifyOn(first, run, accelerators.failing(DeviceException.Kind.LOST, 20)).exit());
    }

    /// Enough cells for `auto`.
    private Path large() {
        return run(Problems.preset("acd", "grid.n=[150, 150]", "time.nt=2", PLAIN));
    }

    @Test
    void whereADeviceFailsThatNobodyAskedForTheProcessorVerifies() throws IOException {
        Path run = large();
        List<Event> heard = new ArrayList<>();
        BorrowedAccelerators accelerators = new BorrowedAccelerators().with(true, 100e9).failing(DeviceException.Kind.LOST, 30);
        Finding finding = Verification.of(run, 1, Optional.of(DeviceChoice.AUTO), accelerators.besideTenGigabytes(), heard::add, Stop.after(OptionalDouble.empty()));
        Finding.Judged judged = assertInstanceOf(Finding.Judged.class, finding);
        assertTrue(judged.verified() && judged.bitwise(), () -> judged.checks().toString());
        assertEquals(judged.checks().stream().map(Check::name).distinct().toList(), judged.checks().stream().map(Check::name).toList());
        assertEquals(List.of("opencl:0", "cpu"), heard.stream().filter(Event.Start.class::isInstance).map(event -> ((Event.Start) event).device()).toList());
        assertEquals(List.of("N250"), warnings(heard));
    }

    @Test
    void aDeviceThatIsTooSmallDoesNotVerify() throws IOException {
        Path run = large();
        List<Event> heard = new ArrayList<>();
        BorrowedAccelerators small = new BorrowedAccelerators().with(true, 100e9).memory(20_000);
        Finding finding = Verification.of(run, 1, Optional.of(DeviceChoice.AUTO), small.besideTenGigabytes(), heard::add, Stop.after(OptionalDouble.empty()));
        assertTrue(assertInstanceOf(Finding.Judged.class, finding).verified());
        assertEquals(Optional.of("opencl:0 has too little memory"), heard.stream().filter(Event.Start.class::isInstance).map(Event.Start.class::cast).findFirst().orElseThrow().why());
        Finding asked = verifyOn(DeviceChoice.parse("opencl:0").orElseThrow(), run, small);
        assertEquals("D304", assertInstanceOf(Finding.Deviceless.class, asked).message().code());
    }

    @Test
    void aVerdictOutlivesADeviceThatFailsWhenItIsClosed() throws IOException {
        List<Event> heard = new ArrayList<>();
        Finding finding = Verification.of(run(), 1, DeviceChoice.parse("opencl:0"), new BorrowedAccelerators().with(true, 1e9).failingToClose().besideTenGigabytes(), heard::add, Stop.after(OptionalDouble.empty()));
        assertTrue(assertInstanceOf(Finding.Judged.class, finding).verified());
        assertEquals(List.of("D306"), warnings(heard));
    }

    private static List<String> warnings(List<Event> heard) {
        return heard.stream().filter(Event.Warning.class::isInstance).map(event -> ((Event.Warning) event).message().code()).toList();
    }

    private static Finding verifyOn(DeviceChoice device, Path run, BorrowedAccelerators accelerators) throws IOException {
        return Verification.of(run, 1, Optional.of(device), accelerators.besideTenGigabytes(), Observer.SILENT, Stop.after(OptionalDouble.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"de-DE", "tr-TR", "ar-EG"})
    void everyLocaleSaysTheSame(String locale) throws IOException {
        Path run = run();
        String expected = Json.pretty(judge(run).json());
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(locale));
            assertEquals(expected, Json.pretty(judge(run).json()));
        } finally {
            Locale.setDefault(before);
        }
    }
}
