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
import org.mfglab.cli.Main;

class InterruptsTest {

    @TempDir
    private Path folder;

    /// Standard output that sends this process a signal when the second iteration is told, and waits until it has arrived.
    private static final class Impatient extends PrintStream {
        private final String signal;
        private boolean sent;

        Impatient(String signal) {
            super(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
            this.signal = signal;
        }

        @Override
        public void print(String text) {
            super.print(text);
            if (sent || !text.contains("\"k\":2,")) return;
            sent = true;
            try {
                Class<?> type = Class.forName("sun.misc.Signal");
                type.getMethod("raise", type).invoke(null, type.getConstructor(String.class).newInstance(signal));
                Thread.sleep(500);
            } catch (ReflectiveOperationException | InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

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
