package org.mfglab.workbench.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is not refused has room, and what has room is not refused: the largest problems that fit into small heaps, in processes of
/// their own with the collector that the launcher chooses.
@Tag("slow")
class MemoryLimitTest {

    private static final int MEGABYTES = 96;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"1, 0, picard, 1, 6", "2, 0, picard, 1, 6", "3, 0, picard, 1, 6",
            "1, 0.3*m, picard, 1, 3", "2, 0.3*m, picard, 1, 3", "3, 0.3*m, picard, 0.5, 3",
            "1, 0.3*m, anderson, 1, 6", "2, 0.3*m, anderson, 1, 13", "3, 0.3*m, anderson, 1, 6"})
    void theLargestProblemThatIsNotRefusedIsSolved(int dimension, String running, String method, double damping, int iterations) throws IOException, InterruptedException {
        Path run = folder.resolve("run");
        List<String> settings = List.of("coupling.running=\"" + running + "\"", "solver.method=" + method, "solver.damping=" + damping, "solver.max_iter=" + iterations,
                "solver.tol=1e-13", "time.nt=40");
        String said = program(run, dimension, settings);
        assertTrue(said.startsWith(Exit.DONE.name()) || said.startsWith(Exit.NOT_CONVERGED.name()), said);
        Number peak = (Number) Json.read(Files.readString(run.resolve(RunFiles.METRICS))).get("peak_memory_mb");
        assertTrue(peak.doubleValue() > 0.6 * MEGABYTES, () -> said + ", peak " + peak + "; drawings come and go between the measurements");
    }

    private String program(Path run, int dimension, List<String> settings) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseParallelGC", "-XX:NewRatio=9",
                "-Xmx" + MEGABYTES + "m", "-Djava.awt.headless=true", "-cp", System.getProperty("java.class.path"), AtTheLimit.class.getName(), run.toString(),
                Integer.toString(dimension)));
        command.addAll(settings);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said;
    }
}
