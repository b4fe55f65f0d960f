package org.mfglab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mfglab.workbench.file.NumpyFile;
import org.mfglab.workbench.run.Json;

/// `solver.precision = "f32"` on a real OpenCL device; skipped where there is none.
class SinglePrecisionTest {

    private static final double CLOSE = 5e-5;

    @TempDir
    private Path folder;

    @BeforeAll
    static void thereIsADevice() {
        DeviceTest.thereIsADevice();
    }

    private CommandRun solve(Path run, String preset, String precision, String device, String... more) {
        List<String> words = new ArrayList<>(List.of("solve", preset, "--set", "solver.precision=" + precision, "--set", "output.figures=false", "--device", device, "--out", run.toString()));
        for (String setting : more) words.addAll(List.of("--set", setting));
        CommandRun solve = CommandRun.of(words.toArray());
        assertEquals(0, solve.code(), solve.err());
        return solve;
    }

    private static Map<String, Object> json(Path file) throws IOException {
        return Json.read(Files.readString(file));
    }

    private static double apart(Path a, Path b) throws IOException {
        double[] x = NumpyFile.read(a).values();
        double[] y = NumpyFile.read(b).values();
        double apart = 0;
        for (int i = 0; i < x.length; i++) apart = Math.max(apart, Math.abs(x[i] - y[i]));
        return apart / Arrays.stream(y).map(Math::abs).max().orElseThrow();
    }

    private static String elements(Path file) throws IOException {
        return new String(Files.readAllBytes(file), 10, 16, StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"cole-hopf-1d | fd_split | [96] | 30", "acd | fd_split | [24, 20] | 10", "acd | semi_lagrangian_2 | [24, 20] | 10", "acd | fd_upwind | [24, 20] | 10",
        "crowd-2d | auto | [24, 16] | 12"})
    void fieldsAgreeWithThoseOfDoublePrecision(String preset, String scheme, String n, int nt) throws IOException {
        String[] settings = {"solver.scheme=" + scheme, "grid.n=" + n, "time.nt=" + nt};
        Path single = folder.resolve("single");
        Path exact = folder.resolve("double");
        solve(single, preset, "f32", "opencl", settings);
        solve(exact, preset, "f64", "cpu", settings);
        for (String field : List.of("u.npy", "m.npy")) {
            double apart = apart(single.resolve(field), exact.resolve(field));
            assertTrue(apart > 0 && apart < CLOSE, field + " " + apart);
            assertEquals("{'descr': '<f4',", elements(single.resolve(field)));
            assertEquals("{'descr': '<f8',", elements(exact.resolve(field)));
        }
        assertEquals("converged_residual", json(single.resolve("metrics.json")).get("status"));
    }

    @Test
    void aRunTellsItsPrecisionAndIsVerified() throws IOException {
        Path run = folder.resolve("run");
        CommandRun solve = solve(run, "acd", "f32", "auto", "grid.n=[16, 12]", "time.nt=8", "output.exports=[\"npz\", \"csv\", \"h5\", \"vti\"]");
        assertTrue(solve.err().contains("single precision (f32)") && solve.err().contains("N251"), solve.err());
        assertTrue(Files.readString(run.resolve("report.html")).contains("single precision (f32)"));
        assertEquals("f32", json(run.resolve("metrics.json")).get("precision"));
        assertEquals("f32", json(run.resolve("manifest.json")).get("precision"));
        assertEquals("f32 needs an OpenCL device", json(run.resolve("manifest.json")).get("device_why"));
        double[] stored = NumpyFile.read(run.resolve("m.npy")).values();
        double[] exported = NumpyFile.readArchive(run.resolve("exports/fields.npz"), Optional.of("m"), stored.length).values();
        assertEquals(-1, Arrays.mismatch(stored, exported));
        CommandRun verify = CommandRun.of("verify", run, "--progress", "none");
        assertEquals(0, verify.code(), verify.out() + verify.err());
        assertTrue(verify.out().contains("bitwise equal"), verify.out());
        assertTrue(CommandRun.of("info", run).out().contains("single precision (f32)"));
        CommandRun plot = CommandRun.of("plot", run, "-o", folder.resolve("m.png"));
        assertEquals(0, plot.code(), plot.err());
    }
}
