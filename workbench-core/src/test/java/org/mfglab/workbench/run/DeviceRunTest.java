package org.mfglab.workbench.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mfglab.device.DeviceException;
import org.mfglab.device.DeviceException.Kind;
import org.mfglab.workbench.device.BorrowedAccelerators;
import org.mfglab.workbench.study.Study;

/// Runs on accelerators, and what becomes of runs whose device fails.
class DeviceRunTest {

    @TempDir
    private Path folder;

    private final List<Event> heard = new ArrayList<>();

    private Event.End run(Study study, BorrowedAccelerators accelerators) {
        return Run.solve(study, List.of(), new RunOptions(Optional.of(folder.resolve("run")), false, List.of("mfglab", "solve")), accelerators.besideTenGigabytes(),
                heard::add, Stop.after(OptionalDouble.empty()));
    }

    private static Study ring(String... settings) {
        List<String> all = new ArrayList<>(List.of("output.figures=false"));
        all.addAll(List.of(settings));
        return Problems.study(Problems.COUPLED, all.toArray(String[]::new));
    }

    /// Enough cells for `auto`, a quick game.
    private static Study automatic() {
        return Problems.preset("acd", "grid.n=[150, 150]", "time.nt=2", "solver.device=auto", "output.figures=false");
    }

    private Map<String, Object> json(String name) throws IOException {
        return Json.read(Files.readString(folder.resolve("run").resolve(name)));
    }

    private List<Event.Start> starts() {
        return heard.stream().filter(Event.Start.class::isInstance).map(Event.Start.class::cast).toList();
    }

    @Test
    void theRunFolderNamesDeviceAndDriver() throws IOException {
        BorrowedAccelerators accelerators = new BorrowedAccelerators().with(true, 1e9);
        assertEquals(Exit.DONE, run(ring("solver.device=opencl:0"), accelerators).exit());
        assertEquals(List.of("opencl:0", BorrowedAccelerators.DRIVER), List.of(json("manifest.json").get("device"), json("manifest.json").get("driver")));
        assertNull(json("manifest.json").get("device_why"));
        assertEquals("opencl:0", json("metrics.json").get("device"));
        Map<String, Object> start = starts().getFirst().json();
        assertEquals(List.of("opencl:0", BorrowedAccelerators.DRIVER), List.of(start.get("device"), start.get("driver")));
        assertEquals(List.of("list", "open 0", "close 0"), accelerators.said());
    }

    @Test
    void whyADeviceWasTakenIsInStartAndManifest() throws IOException {
        run(ring("solver.device=auto"), new BorrowedAccelerators().with(true, 100e9));
        String why = "32 cells are done before a device has compiled its kernels";
        assertEquals(Optional.of(why), starts().getFirst().why());
        assertEquals(why, json("manifest.json").get("device_why"));
        assertEquals("cpu", json("metrics.json").get("device"));
    }

    @Test
    void aDeviceThatIsNotThereLeavesNoFolder() {
        Event.End end = run(ring("solver.device=opencl:7"), new BorrowedAccelerators().with(true, 1e9));
        assertEquals(Exit.DEVICE, end.exit());
        assertEquals("D301", end.message().orElseThrow().code());
        assertTrue(end.message().get().text().contains("apt install pocl-opencl-icd ocl-icd-libopencl1"), end.message().get().text());
        assertFalse(Files.exists(folder.resolve("run")));
        assertEquals(List.of(end), heard);
    }

    @Test
    void aDeviceWithTooLittleMemoryLeavesNoFolder() {
        BorrowedAccelerators accelerators = new BorrowedAccelerators().with(true, 1e9).memory(10_000);
        Event.End end = run(ring("solver.device=opencl", "grid.n=[256]"), accelerators);
        assertEquals(Exit.DEVICE, end.exit());
        assertEquals("D304", end.message().orElseThrow().code());
        assertTrue(end.message().get().oneLine().contains("opencl:0 has room for"), end.message().get().text());
        assertFalse(Files.exists(folder.resolve("run")));
        assertEquals(List.of("list", "open 0", "close 0"), accelerators.said());
    }

    @Test
    void leftToItselfTheProgramTakesTheProcessorWhereADeviceIsTooSmall() throws IOException {
        assertEquals(Exit.DONE, run(automatic(), new BorrowedAccelerators().with(true, 100e9).memory(20_000)).exit());
        assertEquals("cpu", json("metrics.json").get("device"));
        assertEquals("opencl:0 has too little memory", json("manifest.json").get("device_why"));
    }

    @ParameterizedTest
    @CsvSource({"ABSENT, D301", "UNSUPPORTED, D302", "BUILD, D303", "MEMORY, D304", "LOST, D305"})
    void aDeviceThatWasAskedForAndFailsEndsTheRun(Kind kind, String code) throws IOException {
        BorrowedAccelerators accelerators = new BorrowedAccelerators().with(true, 1e9).failing(kind, 30);
        Event.End end = run(ring("solver.device=opencl:0"), accelerators);
        assertEquals(Exit.DEVICE, end.exit());
        assertEquals(code, end.message().orElseThrow().code());
        assertTrue(end.message().get().oneLine().contains("4096 bytes"), end.message().get().oneLine());
        assertTrue(end.message().get().text().contains("> On the processor: --device cpu"), end.message().get().text());
        assertEquals(List.of("failed", 6), List.of(json("status.json").get("state"), json("status.json").get("exit")));
        assertEquals("close 0", accelerators.said().getLast());
        assertFalse(Files.exists(folder.resolve("run/metrics.json")));
    }

    @ParameterizedTest
    @CsvSource({"0", "30", "60"})
    void leftToItselfTheProgramBeginsAgainOnTheProcessor(int calls) throws IOException {
        BorrowedAccelerators accelerators = new BorrowedAccelerators().with(true, 100e9).failing(Kind.LOST, calls);
        assertEquals(Exit.DONE, run(automatic(), accelerators).exit());
        assertEquals(List.of("opencl:0", "cpu"), starts().stream().map(Event.Start::device).toList());
        assertEquals(Optional.of("opencl:0 failed"), starts().getLast().why());
        assertEquals(List.of("N250"), heard.stream().filter(Event.Warning.class::isInstance).map(event -> ((Event.Warning) event).message().code()).toList());
        assertEquals("cpu", json("metrics.json").get("device"));
        assertNull(json("manifest.json").get("driver"));
        assertEquals("done", json("status.json").get("state"));
        assertEquals("close 0", accelerators.said().getLast());
        assertEquals(heard.size(), Files.readAllLines(folder.resolve("run/log.jsonl")).size());
    }

    @ParameterizedTest
    @CsvSource({"opencl:0", "auto"})
    void aResultOutlivesADeviceThatFailsWhenItIsClosed(String device) throws IOException {
        Study study = Problems.preset("acd", "grid.n=[150, 150]", "time.nt=2", "solver.device=" + device, "output.figures=false");
        Event.End end = run(study, new BorrowedAccelerators().with(true, 100e9).failingToClose());
        assertEquals(Exit.DONE, end.exit());
        assertEquals(List.of("opencl:0"), starts().stream().map(Event.Start::device).toList());
        assertEquals(List.of("D306 opencl:0 failed when it was given back. The result was complete before. It does not let go."),
                heard.stream().filter(Event.Warning.class::isInstance).map(event -> ((Event.Warning) event).message()).map(message -> message.code() + " " + message.oneLine()).toList());
        assertEquals(List.of("done", 0), List.of(json("status.json").get("state"), json("status.json").get("exit")));
        assertEquals("opencl:0", json("metrics.json").get("device"));
        assertEquals(heard.size(), Files.readAllLines(folder.resolve("run/log.jsonl")).size());
    }

    @Test
    void theProcessorTakesThePlaceOfADeviceThatIsTooSmallAndCannotBeClosed() throws IOException {
        assertEquals(Exit.DONE, run(automatic(), new BorrowedAccelerators().with(true, 100e9).memory(20_000).failingToClose()).exit());
        assertEquals("opencl:0 has too little memory, and fails: It does not let go.", json("manifest.json").get("device_why"));
    }

    @ParameterizedTest
    @CsvSource({"MODULE, apt, solver-gpu", "MEMORY, picard, grid.n", "LOST, apt, Once more"})
    void adviceBelongsToTheFailure(Kind kind, String absent, String present) {
        String text = DeviceNotices.of(new DeviceException(kind, "4096 bytes.")).text();
        assertFalse(text.contains(absent), text);
        assertTrue(text.contains(present), text);
    }

    @Test
    void theSameGameHasTheSameBitsOnEveryDevice() throws IOException {
        run(ring("solver.device=opencl:0"), new BorrowedAccelerators().with(true, 1e9));
        Problems.run(ring(), folder.resolve("cpu"));
        assertArrayEquals(Files.readAllBytes(folder.resolve("cpu/u.npy")), Files.readAllBytes(folder.resolve("run/u.npy")));
    }
}
