package org.mfglab.workbench.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mfglab.workbench.study.Study;

/// numpy, h5py and VTK read the exports of runs in one, two and three dimensions, and find in them what the npy files hold.
class ForeignReaderTest {

    private static final Path SCRIPT = Path.of("").toAbsolutePath().getParent().resolve("python/test_exports.py");
    private static final String EXPORTS = "output.exports=[\"csv\",\"h5\",\"npz\",\"vti\"]";

    @TempDir
    private Path folder;

    @Test
    void numpyH5pyAndVtkReadWhatTheRunsHold() throws Exception {
        Optional<String> python = python();
        boolean required = Arrays.asList(System.getProperty("mfglab.require", "").split(",")).contains("python");
        if (!required) assumeTrue(python.isPresent(), "no Python with numpy, h5py and vtk");
        List<String> command = new ArrayList<>(List.of(python.orElseThrow(), SCRIPT.toString()));
        command.add(solved("line", Problems.preset("lq-1d", settings("grid.n=[30]"))));
        command.add(solved("plane", Problems.preset("crowd-2d", settings("grid.n=[12,20]", "output.particles=4"))));
        command.add(solved("torus", Problems.preset("torus-moving-2d", settings("grid.n=[9,7]"))));
        command.add(solved("space", Problems.preset("lq-3d", settings("grid.n=[6,7,9]"))));
        command.add(solved("unconverged", Problems.preset("crowd-2d", settings("grid.n=[8,6]", "solver.max_iter=1"))));
        assertEquals("", complaints(command));
    }

    /// Eleven levels of which 0, 3, 6, 9 and 10 are written.
    private static String[] settings(String... more) {
        return Stream.concat(Stream.of("time.nt=10", "output.every={step=3}", "output.figures=false", EXPORTS), Stream.of(more)).toArray(String[]::new);
    }

    private String solved(String name, Study study) {
        Path out = folder.resolve(name);
        Problems.run(study, out);
        return out.toString();
    }

    /// The first interpreter that has the readers: MFGLAB_PYTHON and no other if it is set, else python3 of the PATH or of the system.
    private static Optional<String> python() {
        String chosen = System.getenv("MFGLAB_PYTHON");
        Stream<String> candidates = chosen == null || chosen.isBlank() ? Stream.of("python3", "/usr/bin/python3") : Stream.of(chosen);
        return candidates.filter(ForeignReaderTest::hasReaders).findFirst();
    }

    private static boolean hasReaders(String python) {
        try {
            return complaints(List.of(python, "-c", "import numpy, h5py, vtk")).isEmpty();
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What a program says if it fails; nothing if it succeeds.
    private static String complaints(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? "" : "It ended with " + process.exitValue() + ".\n" + said;
    }
}
