package org.mfglab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mfglab.gpu.FaultyDevices;
import org.mfglab.workbench.device.Devices;
import org.mfglab.workbench.file.NumpyFile;
import org.mfglab.workbench.run.Event;
import org.mfglab.workbench.run.Exit;
import org.mfglab.workbench.run.Json;
import org.mfglab.workbench.run.Observer;
import org.mfglab.workbench.run.Run;
import org.mfglab.workbench.run.RunOptions;
import org.mfglab.workbench.run.Stop;
import org.mfglab.workbench.study.Presets;
import org.mfglab.workbench.study.ProblemFile;
import org.mfglab.workbench.study.Reading;
import org.mfglab.workbench.study.Setting;
import org.mfglab.workbench.study.Study;

/// A real OpenCL driver that fails in the middle of a solve. What the processor then makes of it is the undisturbed result.
class LostDeviceTest {

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    private FaultyDevices accelerators;
    private final List<Event> heard = new ArrayList<>();

    @BeforeEach
    void undisturbed() {
        accelerators = new FaultyDevices();
        if (Files.exists(shared.resolve("cpu"))) return;
        RunOptions options = new RunOptions(Optional.of(shared.resolve("cpu")), false, List.of("mfglab", "solve", "acd"));
        assertEquals(Exit.DONE, Run.solve(study("cpu"), List.of(), options, Observer.SILENT, never()).exit());
    }

    private static Stop never() {
        return Stop.after(OptionalDouble.empty());
    }

    /// Enough cells for `auto` to take a device.
    private static Study study(String device) {
        List<String> settings = List.of("grid.n=[150,150]", "time.nt=3", "output.figures=false", "solver.tol=1e-11", "solver.device=" + device);
        return switch (ProblemFile.read(Presets.text("acd"), "acd.toml", Path.of(""), settings.stream().map(Setting::parse).toList())) {
            case Reading.Accepted(Study study, var _) -> study;
            case Reading.Refused(var issues) -> throw new AssertionError(issues);
        };
    }

    private Path run() {
        return folder.resolve("run");
    }

    /// Fails so many calls after an iteration.
    private Event.End failing(String device, int iteration, int calls, int code, boolean lost) {
        Stop stop = never();
        Observer saboteur = event -> {
            heard.add(event);
            if (!(event instanceof Event.Iteration(var residuals, double _))) return;
            if (residuals.iteration() < iteration) stop.requests().checkpoint();
            if (residuals.iteration() == iteration && !accelerators.failed()) accelerators.failAfter(calls, code, lost);
        };
        RunOptions options = new RunOptions(Optional.of(run()), false, List.of("mfglab", "solve", "acd", "--device", device), Optional.empty(), OptionalDouble.empty());
        Event.End end = Run.solve(study(device), List.of(), options, new Devices(() -> Optional.of(accelerators), _ -> 10e9), saboteur, stop);
        assertTrue(accelerators.failed());
        return end;
    }

    private <E extends Event> List<E> heard(Class<E> kind) {
        return heard.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private void assertUndisturbed() throws IOException {
        for (String file : List.of("u.npy", "m.npy")) {
            double[] expected = NumpyFile.read(shared.resolve("cpu").resolve(file)).values();
            double[] actual = NumpyFile.read(run().resolve(file)).values();
            double scale = Math.max(1, Arrays.stream(expected).map(Math::abs).max().orElseThrow());
            for (int i = 0; i < expected.length; i++) assertEquals(expected[i], actual[i], 1e-10 * scale, file + " at " + i);
        }
    }

    @ParameterizedTest
    @CsvSource({"3, 40, -36, true", "4, 150, -36, false", "5, 90, -4, false", "3, 20, -11, false"})
    void aDeviceThatWasAskedForLeavesACheckpointThatTheProcessorGoesOnFrom(int iteration, int calls, int code, boolean lost) throws IOException {
        Event.End end = failing("opencl", iteration, calls, code, lost);
        if (end.exit() == Exit.DONE) {
            assertTrue(code == -4, "only memory may be found elsewhere");
            assertUndisturbed();
            return;
        }
        assertEquals(Exit.DEVICE, end.exit());
        assertTrue(end.message().orElseThrow().text().contains("> To go on from the last checkpoint: mfglab solve acd --resume " + run() + " --device cpu"), end.message().get().text());
        assertEquals("failed", Json.read(Files.readString(run().resolve("status.json"))).get("state"));
        heard.clear();
        RunOptions options = new RunOptions(Optional.empty(), false, List.of("mfglab", "solve", "acd"), Optional.of(run()), OptionalDouble.empty());
        assertEquals(Exit.DONE, Run.solve(study("cpu"), List.of(), options, heard::add, never()).exit());
        int from = heard(Event.Resumed.class).getFirst().iteration();
        assertTrue(from >= iteration - 1, "from " + from);
        assertUndisturbed();
    }

    @ParameterizedTest
    @CsvSource({"3, 40, -36, true", "4, 150, -5, false"})
    void leftToItselfTheProgramGoesOnOnTheProcessorAndSaysSo(int iteration, int calls, int code, boolean lost) throws IOException {
        assertEquals(Exit.DONE, failing("auto", iteration, calls, code, lost).exit());
        assertEquals(List.of("opencl:0", "cpu"), heard(Event.Start.class).stream().map(Event.Start::device).toList());
        assertEquals("N250", heard(Event.Warning.class).getFirst().message().code());
        int from = heard(Event.Resumed.class).getFirst().iteration();
        assertTrue(from >= iteration - 1, "from " + from);
        List<Integer> iterations = heard(Event.Iteration.class).stream().map(event -> event.residuals().iteration()).toList();
        int again = iterations.lastIndexOf(from + 1);
        assertTrue(again == iteration, "nothing is done twice that was kept: " + iterations);
        List<?> sittings = (List<?>) Json.read(Files.readString(run().resolve("manifest.json"))).get("resumed");
        assertTrue(sittings.size() == 1 && sittings.toString().contains("device=opencl:0"), sittings.toString());
        assertUndisturbed();
    }

    /// Anywhere in an iteration and after it, with every code in turn.
    @Tag("slow")
    @Test
    void whereverTheDriverFailsNothingIsLost() throws IOException {
        int[] codes = {-4, -5, -6, -11, -36};
        for (int n = 0; n < 40; n++) {
            aDeviceThatWasAskedForLeavesACheckpointThatTheProcessorGoesOnFrom(3, 11 * n, codes[n % codes.length], n % 2 == 0);
            try (Stream<Path> files = Files.walk(run())) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
            }
            heard.clear();
            accelerators = new FaultyDevices();
        }
    }

    /// Without a checkpoint, and with a device that gives nothing back, it begins again.
    @Test
    void aDeviceThatIsLostBeforeAnythingWasKeptCostsWhatWasDone() throws IOException {
        assertEquals(Exit.DONE, failing("auto", 1, 3, -36, true).exit());
        assertEquals(List.of(), heard(Event.Resumed.class));
        assertUndisturbed();
    }
}
