package org.mfglab.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mfglab.cli.Impatient;
import org.mfglab.cli.Main;

class InterruptsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void aSignalEndsTheSolveAfterTheIterationAndKeepsTheResult(String signal, int code) {
        Path run = folder.resolve("run");
        String[] words = {"solve", "acd", "--set", "grid.n=[12,12]", "--set", "time.nt=8", "--set", "solver.method=picard", "--set", "solver.damping=0.1",
            "--set", "solver.tol=1e-13", "--set", "output.figures=false", "--json", "-q", "--out", run.toString()};
        assertEquals(code, Main.run(words, new Impatient(signal), new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8)));
        assertTrue(Files.exists(run.resolve("m.npy")) && Files.exists(run.resolve("report.html")) && Files.isDirectory(run.resolve("checkpoint")));
    }
}
