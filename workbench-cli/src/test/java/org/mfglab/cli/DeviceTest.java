package org.mfglab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mfglab.device.DeviceException;
import org.mfglab.workbench.device.Devices;
import org.mfglab.workbench.file.NumpyFile;
import org.mfglab.workbench.run.Json;

/// The command line on a real OpenCL device; skipped where there is none.
class DeviceTest {

    @TempDir
    private Path folder;

    @BeforeAll
    static void thereIsADevice() {
        try {
            Devices.here().accelerators();
        } catch (DeviceException e) {
            boolean required = Arrays.asList(System.getProperty("mfglab.require", "").split(",")).contains("opencl");
            if (required) throw e;
            abort("no OpenCL device: " + e.getMessage());
        }
    }

    private String[] words(String device, Path run, String... more) {
        List<String> words = new ArrayList<>(List.of("solve", "acd", "--set", "grid.n=[24,20]", "--set", "time.nt=8", "--set", "output.figures=false", "--device", device, "--out", run.toString()));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    private Path solve(String device, String... more) {
        Path run = folder.resolve(device.replace(':', '-'));
        CommandRun solve = CommandRun.of((Object[]) words(device, run, more));
        assertEquals(0, solve.code(), solve.err());
        return run;
    }

    @ParameterizedTest
    @ValueSource(strings = {"fd_split", "fd_upwind", "semi_lagrangian_2"})
    void aSolveOnADeviceIsThatOfTheProcessor(String scheme) throws IOException {
        Path there = solve("opencl", "--set", "solver.scheme=" + scheme);
        Path here = solve("cpu", "--set", "solver.scheme=" + scheme);
        for (String field : List.of("u.npy", "m.npy")) {
            double[] a = NumpyFile.read(here.resolve(field)).values();
            double[] b = NumpyFile.read(there.resolve(field)).values();
            double size = Math.max(1, Arrays.stream(a).map(Math::abs).max().orElseThrow());
            for (int i = 0; i < a.length; i++) assertEquals(a[i], b[i], 1e-10 * size, field + " at " + i);
        }
        Map<String, Object> manifest = Json.read(Files.readString(there.resolve("manifest.json")));
        assertTrue(String.valueOf(manifest.get("device")).matches("opencl:\\d+"), manifest::toString);
        assertFalse(String.valueOf(manifest.get("driver")).isBlank());
        CommandRun verify = CommandRun.of("verify", there, "--progress", "none");
        assertEquals(0, verify.code(), verify.out() + verify.err());
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void aSignalEndsASolveWithADriverLoaded(String signal, int code) {
        Path run = folder.resolve("run");
        String[] words = words("opencl", run, "--set", "solver.method=picard", "--set", "solver.damping=0.1", "--set", "solver.tol=1e-13", "--json", "-q");
        assertEquals(code, Main.run(words, new Impatient(signal), new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8)));
        assertTrue(Files.exists(run.resolve("m.npy")));
    }

    @Test
    void jobsOfASweepShareADevice() {
        CommandRun sweep = CommandRun.of("sweep", "acd", "--over", "params.nu=0.5,0.7,1", "--set", "solver.device=opencl", "--set", "grid.n=[16,16]", "--set", "time.nt=4",
                "--set", "output.figures=false", "--jobs", "2", "--out", folder.resolve("sweep"));
        assertEquals(0, sweep.code(), sweep.err());
        assertTrue(sweep.err().contains("3 of 3 points done, 3 converged"), sweep.err());
    }

    @Test
    void everyDeviceIsListed() throws IOException {
        List<?> devices = (List<?>) Json.read(CommandRun.of("devices", "--json").out()).get("devices");
        assertEquals(1 + Devices.here().accelerators().size(), devices.size());
    }
}
