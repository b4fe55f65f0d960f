package org.mfglab.gpu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jocl.CL;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mfglab.conformance.TextGame;
import org.mfglab.device.Backend;
import org.mfglab.device.DeviceException;
import org.mfglab.device.DeviceException.Kind;
import org.mfglab.device.Precision;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;
import org.mfglab.scheme.Discretization;
import org.mfglab.scheme.Scheme;
import org.mfglab.scheme.SemiLagrangian2;
import org.mfglab.scheme.SplitUpwind;
import org.mfglab.scheme.Upwind;
import org.mfglab.solve.Anderson;
import org.mfglab.solve.SolveControl;
import org.mfglab.solve.SolveListener;

/// A driver that fails at one of the calls that a solve makes of it.
@Timeout(300)
class FaultTest {

    private static final List<Integer> CODES = List.of(CL.CL_MEM_OBJECT_ALLOCATION_FAILURE, CL.CL_OUT_OF_RESOURCES, CL.CL_OUT_OF_HOST_MEMORY, CL.CL_BUILD_PROGRAM_FAILURE, CL.CL_INVALID_COMMAND_QUEUE);
    private static final List<String> OPENING = List.of("memory", "context", "queue", "source", "binary", "kernel");

    /// Calls without which a solve may go on: a stored program is compiled anew, and slices make room.
    private static final List<String> DISPENSABLE = List.of("binary", "build", "memory");

    /// So many calls are tried where not all are, beside the first and the last of each name.
    private static final int SAMPLES = 20;

    @TempDir
    Path folder;

    /// A small game, with the programs that are in a folder.
    private record Trial(Scheme scheme, Path programs) {

        Backend open(OpenCl cl) {
            OpenClDevice device = Driver.device(cl);
            return OpenClBackend.open(cl, device, Settings.of(device, Precision.DOUBLE).with(new ProgramCache(programs)));
        }

        /// The density at the horizon.
        double[] solve(Backend backend) {
            TextGame game = TextGame.windy(1, false).withHorizon(0.5).withViscosity(0.2);
            Discretization discretization = new Discretization(Grid.of(game.domain(), 12), new TimeGrid(0.5, 3), scheme);
            return new Anderson(2, 1, 1e-8, 3).solve(game.game(), discretization, backend, SolveListener.SILENT, SolveControl.unlimited()).density().level(3).values();
        }

        double[] run(OpenCl cl) {
            try (Backend backend = open(cl)) {
                return solve(backend);
            }
        }

        /// The calls of a solve in which none fails.
        List<String> calls(double[] expected) {
            FailingCalls healthy = new FailingCalls(Driver.cl(), -1, 0);
            assertArrayEquals(expected, run(healthy.bindings()));
            return healthy.calls;
        }

        /// Call n fails and the solve ends with the code, or it is one of those without which it goes on.
        void fails(int n, int code, String call, double[] expected, List<String> dispensable) {
            FailingCalls failing = new FailingCalls(Driver.cl(), n, code);
            try {
                assertArrayEquals(expected, run(failing.bindings()), () -> "after a failure of " + call);
                assertTrue(dispensable.contains(call), () -> "a failure of %s was swallowed".formatted(call));
            } catch (DeviceException e) {
                assertEquals(Status.failure(code, call).kind(), e.kind(), e::getMessage);
                assertTrue(e.getMessage().contains(call) || e.kind() == Kind.BUILD, e::getMessage);
            }
            assertEquals(call, failing.calls.get(n), "the call that failed");
            int itself = OPENING.contains(call) ? 1 : 0;
            assertEquals(failing.count(OPENING) - itself, failing.count(List.of("release")), () -> "what was opened is released, after a failure of " + call);
        }
    }

    private Trial trial(Scheme scheme) {
        return new Trial(scheme, folder.resolve(scheme.key()));
    }

    @Test
    void aFailureIsToldAndNothingStaysBehind() {
        for (Scheme scheme : List.of(new SplitUpwind(), new Upwind(), new SemiLagrangian2())) {
            Trial trial = trial(scheme);
            double[] expected = trial.run(Driver.cl());
            List<String> calls = trial.calls(expected);
            int tried = 0;
            for (int n : sample(calls)) trial.fails(n, CODES.get(tried++ % CODES.size()), calls.get(n), expected, DISPENSABLE);
            assertArrayEquals(expected, trial.run(Driver.cl()), "the driver works as before");
        }
    }

    private static Set<Integer> sample(List<String> calls) {
        Set<Integer> sample = new TreeSet<>();
        for (String call : new HashSet<>(calls)) sample.addAll(List.of(calls.indexOf(call), calls.lastIndexOf(call)));
        for (int k = 0; k < SAMPLES; k++) sample.add(k * calls.size() / SAMPLES);
        return sample;
    }

    @Tag("slow")
    @Test
    void everyFailureIsToldAndNothingStaysBehind() {
        Trial trial = trial(new SplitUpwind());
        double[] expected = trial.run(Driver.cl());
        List<String> calls = trial.calls(expected);
        for (int n = 0; n < calls.size(); n++) trial.fails(n, CODES.get(n % CODES.size()), calls.get(n), expected, DISPENSABLE);
        assertArrayEquals(expected, trial.run(Driver.cl()), "the driver works as before");
    }

    /// Each program is compiled while the others are stored. A program that cannot be read back serves all the same.
    @Tag("slow")
    @Test
    void aFailureOfTheCompilerIsTold() throws IOException {
        Trial trial = trial(new SplitUpwind());
        double[] expected = trial.run(Driver.cl());
        List<Path> programs = files(trial.programs);
        int tried = 0;
        for (Path program : programs) {
            Files.delete(program);
            List<String> calls = trial.calls(expected);
            int source = calls.indexOf("source");
            assertEquals(List.of("source", "build", "code"), calls.subList(source, source + 3));
            for (int n = source; n < source + 3; n++) {
                Files.delete(program);
                trial.fails(n, CODES.get(tried++ % CODES.size()), calls.get(n), expected, List.of("code"));
                assertFalse(Files.exists(program), "what failed is not kept");
                trial.run(Driver.cl());
            }
        }
        assertEquals(programs, files(trial.programs));
        assertTrue(tried > 3 * CODES.size(), "failures: " + tried);
    }

    private static List<Path> files(Path programs) throws IOException {
        try (Stream<Path> files = Files.list(programs)) {
            return files.sorted().toList();
        }
    }

    /// With nothing compiled before, the compiler is reached.
    @Test
    void aDriverThatDoesNotCompileSaysSo() {
        Trial trial = trial(new SplitUpwind());
        FailingCalls healthy = new FailingCalls(Driver.cl(), -1, 0);
        trial.run(healthy.bindings());
        assertFalse(healthy.calls.contains("binary"));
        FailingCalls failing = new FailingCalls(Driver.cl(), healthy.calls.indexOf("build"), CL.CL_BUILD_PROGRAM_FAILURE);
        DeviceException refused = assertThrows(DeviceException.class, () -> new Trial(new SplitUpwind(), folder.resolve("empty")).run(failing.bindings()));
        assertEquals(Kind.BUILD, refused.kind());
        assertTrue(refused.getMessage().contains("does not compile"), refused.getMessage());
    }

    /// What is released last is the queue and the context; before them the memory, the kernels and the programs.
    @Timeout(60)
    @Test
    void aFailureToCloseIsToldWithTheResultAtHand() {
        Trial trial = trial(new SplitUpwind());
        double[] expected = trial.run(Driver.cl());
        List<String> calls = trial.calls(expected);
        int finish = calls.lastIndexOf("finish");
        int closing = calls.size() - finish;
        for (int k : IntStream.concat(IntStream.of(0, closing - 2, closing - 1), IntStream.range(1, SAMPLES).map(k -> k * closing / SAMPLES)).distinct().toArray()) {
            FailingCalls failing = new FailingCalls(Driver.cl(), finish + k, CODES.get(k % CODES.size()));
            Backend backend = trial.open(failing.bindings());
            assertArrayEquals(expected, trial.solve(backend));
            DeviceException told = assertThrows(DeviceException.class, backend::close);
            assertTrue(told.getMessage().contains(calls.get(finish + k)), told::getMessage);
            assertEquals(calls, failing.calls, "all else is released");
        }
    }
}
