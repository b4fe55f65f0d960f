package org.mfglab.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mfglab.cli.Console;
import org.mfglab.cli.Terminal;
import org.mfglab.workbench.run.Json;
import picocli.CommandLine;

class EnvironmentTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private int solve(Map<String, String> variables, String... more) {
        PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        List<String> words = new ArrayList<>(List.of("acd", "--set", "grid.n=[8,8]", "--set", "time.nt=4", "--set", "output.figures=false", "--out", folder.resolve("run").toString()));
        words.addAll(List.of(more));
        CommandLine solve = new CommandLine(new SolveCommand(new Console(stream, stream, Terminal.NONE), words));
        solve.setErr(new PrintWriter(stream, true, StandardCharsets.UTF_8));
        solve.setDefaultValueProvider(new Environment(variables::get));
        return solve.execute(words.toArray(String[]::new));
    }

    private String text() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private Object manifest(String key) throws IOException {
        return Json.read(Files.readString(folder.resolve("run/manifest.json"))).get(key);
    }

    @ParameterizedTest
    @CsvSource({"MFGLAB_DEVICE, gpu", "MFGLAB_THREADS, many", "MFGLAB_TIME_LIMIT, soon", "MFGLAB_PROGRESS, much"})
    void anEmptyVariableCountsAsNotGivenAndAWrongOneIsRefused(String name, String wrong) {
        assertEquals(2, solve(Map.of(name, wrong)), text());
        assertTrue(text().contains(wrong), text());
        assertEquals(0, solve(Map.of(name, "")), text());
    }

    @Test
    void aVariableStandsForItsOptionWhereThatIsNotGiven() throws IOException {
        assertEquals(0, solve(Map.of("MFGLAB_THREADS", "1", "MFGLAB_DEVICE", "auto")), text());
        assertEquals(1, manifest("threads"));
        assertTrue(String.valueOf(manifest("device_why")).contains("64 cells"), () -> text());
        assertEquals(0, solve(Map.of("MFGLAB_THREADS", "1", "MFGLAB_DEVICE", "auto"), "--threads", "2", "--device", "cpu", "--force"), text());
        assertEquals(2, manifest("threads"));
        assertEquals("cpu", manifest("device"));
    }

    @ParameterizedTest
    @CsvSource({"--device, MFGLAB_DEVICE", "MFGLAB_DEVICE, --device"})
    void whatIsWrongIsPlacedWhereItWasWritten(String written, String other) {
        String[] scheme = {"--set", "solver.scheme=semi_lagrangian", "--device", "opencl"};
        int code = written.equals("--device") ? solve(Map.of(), scheme) : solve(Map.of("MFGLAB_DEVICE", "opencl"), scheme[0], scheme[1]);
        assertEquals(3, code, text());
        assertTrue(text().contains(written + "=opencl"), text());
        assertFalse(text().contains("--set solver.device") || text().contains(other), text());
    }
}
