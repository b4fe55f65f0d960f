package org.mfglab.gpu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jocl.CL;
import org.junit.jupiter.api.Test;
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

/// A driver that fails, at every call that a solve makes of it.
class FaultTest {

    private static final int[] CODES = {CL.CL_MEM_OBJECT_ALLOCATION_FAILURE, CL.CL_OUT_OF_RESOURCES, CL.CL_OUT_OF_HOST_MEMORY, CL.CL_BUILD_PROGRAM_FAILURE, CL.CL_INVALID_COMMAND_QUEUE};

    /// Failures of the many calls of kernels and their arguments are tried one in so many, after the first.
    private static final int STEP = 29;
    private static final int FIRST = 60;

    @TempDir
    Path folder;

    private static double[] solve(OpenCl cl, Scheme scheme, ProgramCache cache) {
        OpenClDevice device = Driver.device(cl);
        TextGame game = TextGame.windy(1, false).withHorizon(0.5).withViscosity(0.2);
        Discretization discretization = new Discretization(Grid.of(game.domain(), 12), new TimeGrid(0.5, 3), scheme);
        try (Backend backend = OpenClBackend.open(cl, device, Settings.of(device, Precision.DOUBLE).with(cache))) {
            return new Anderson(2, 1, 1e-8, 3).solve(game.game(), discretization, backend, SolveListener.SILENT, SolveControl.unlimited()).density().level(3).values();
        }
    }

    @Test
    void everyFailureIsToldAndNothingStaysBehind() {
        for (Scheme scheme : List.of(new SplitUpwind(), new Upwind(), new SemiLagrangian2())) everyFailure(scheme);
    }

    private void everyFailure(Scheme scheme) {
        ProgramCache cache = new ProgramCache(folder);
        double[] expected = solve(Driver.cl(), scheme, cache);
        FailingCalls healthy = new FailingCalls(Driver.cl(), -1, 0);
        assertArrayEquals(expected, solve(healthy.bindings(), scheme, cache), "with what was compiled before");
        int tried = 0;
        for (int n : chosen(healthy.calls)) {
            int code = CODES[tried++ % CODES.length];
            FailingCalls failing = new FailingCalls(Driver.cl(), n, code);
            fails(failing, scheme, cache, healthy.calls.get(n), code);
        }
        assertTrue(tried > FIRST, "calls that failed: " + tried);
        assertArrayEquals(expected, solve(Driver.cl(), scheme, cache), "the driver works as before");
    }

    /// A failing call ends the solve with its code, or is one whose failure costs nothing (a program that is compiled anew).
    private void fails(FailingCalls failing, Scheme scheme, ProgramCache cache, String call, int code) {
        try {
            solve(failing.bindings(), scheme, cache);
            assertTrue(List.of("binary", "build", "code", "devices", "memory", "text", "number").contains(call), "a failure of %s was swallowed".formatted(call));
        } catch (DeviceException e) {
            assertEquals(Status.failure(code, call).kind(), e.kind(), e::getMessage);
            assertTrue(e.getMessage().contains(call) || e.kind() == Kind.BUILD, e::getMessage);
        }
        long opened = failing.calls.stream().filter(List.of("memory", "context", "queue", "source", "binary", "kernel")::contains).count();
        long released = failing.calls.stream().filter("release"::equals).count();
        int itself = List.of("memory", "context", "queue", "source", "binary", "kernel").contains(call) ? 1 : 0;
        assertEquals(opened - itself, released, "what was opened is released, after a failure of " + call);
    }

    private static List<Integer> chosen(List<String> calls) {
        List<Integer> chosen = new ArrayList<>();
        for (int n = 0; n < calls.size(); n++) {
            boolean frequent = List.of("argument", "launch", "read", "write", "release", "memory").contains(calls.get(n));
            if (n < FIRST || !frequent || n % STEP == 0) chosen.add(n);
        }
        return chosen;
    }

    /// With nothing compiled before, the compiler is reached.
    @Test
    void aDriverThatDoesNotCompileSaysSo() {
        FailingCalls healthy = new FailingCalls(Driver.cl(), -1, 0);
        solve(healthy.bindings(), new SplitUpwind(), new ProgramCache(folder.resolve("a")));
        assertFalse(healthy.calls.contains("binary"));
        FailingCalls failing = new FailingCalls(Driver.cl(), healthy.calls.indexOf("build"), CL.CL_BUILD_PROGRAM_FAILURE);
        DeviceException refused = assertThrows(DeviceException.class, () -> solve(failing.bindings(), new SplitUpwind(), new ProgramCache(folder.resolve("b"))));
        assertEquals(Kind.BUILD, refused.kind());
        assertTrue(refused.getMessage().contains("does not compile"), refused.getMessage());
    }
}
