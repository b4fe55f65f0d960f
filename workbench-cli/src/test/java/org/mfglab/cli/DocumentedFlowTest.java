package org.mfglab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mfglab.workbench.run.Json;

/// The snippet of docs/comparing.md, run by numpy, imported and compared as the page tells.
class DocumentedFlowTest {

    private static final Path PAGE = Path.of("").toAbsolutePath().getParent().resolve("docs/comparing.md");
    private static final String START = "standard_normal((2000, 1))";

    @TempDir
    private Path folder;

    /// From N(0, 1) the flow keeps the missing mean of the noise, `1.2 exp(-3/2)`, times the contraction of the flow, the ratio of the deviations 0.5 and 0.981, less
    /// the 0.016 that the game itself has kept; from the noised data it lies at its floor.
    @Test
    void theFlowOfThePageIsAsFarAsThePageSays() throws Exception {
        Optional<String> python = python();
        if (!Arrays.asList(System.getProperty("mfglab.require", "").split(",")).contains("python")) assumeTrue(python.isPresent(), "no Python with numpy");
        Matcher block = Pattern.compile("```python\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
        assertTrue(block.find());
        String snippet = block.group(1);
        assertTrue(snippet.contains(START), snippet);
        assertEquals(0, CommandRun.of("solve", "sgm-gaussian-1d", "--set", "time.nt=150", "--set", "output.figures=false", "--out", folder.resolve("gauss"), "-q").code());
        Map<?, ?> noise = distance(python.orElseThrow(), "noise", snippet);
        assertEquals(1.2 * Math.exp(-1.5) * 0.5 / Math.sqrt(1 - 0.75 * Math.exp(-3)) - 0.0155, (Double) noise.get("value"), 0.03);
        assertTrue((Double) noise.get("value") > 4 * (Double) noise.get("floor"), noise.toString());
        Map<?, ?> noised = distance(python.orElseThrow(), "noised", snippet.replace(START, "normal(1.2*np.exp(-1.5), np.sqrt(1 - 0.75*np.exp(-3)), (2000, 1))"));
        assertTrue((Double) noised.get("value") < 2.5 * (Double) noised.get("floor"), noised.toString());
    }

    private Map<?, ?> distance(String python, String name, String snippet) throws Exception {
        Path here = Files.createDirectories(folder.resolve(name));
        assertEquals("", complaints(here, List.of(python, "-c", snippet)));
        CommandRun asked = CommandRun.of("import", here.resolve("flow.npz"), "--out", here.resolve("flow"));
        assertEquals(2, asked.code());
        assertTrue(asked.err().contains("> --map t='3 - t' if the first level is the start"), asked.err());
        CommandRun imported = CommandRun.of("import", here.resolve("flow.npz"), "--out", here.resolve("flow"), "--map", "t=3 - t", "--problem", "sgm-gaussian-1d");
        assertEquals(0, imported.code(), imported.err());
        CommandRun compared = CommandRun.of("compare", folder.resolve("gauss"), here.resolve("flow"), "--metrics", "w1", "--json", "--report", here.resolve("flow.html"));
        assertEquals(0, compared.code(), compared.err());
        assertTrue(Files.readString(here.resolve("flow.html")).contains("KDE h = "));
        Map<?, ?> run = (Map<?, ?>) ((List<?>) Json.read(compared.out()).get("runs")).get(1);
        return (Map<?, ?>) ((Map<?, ?>) run.get("metrics")).get("w1");
    }

    private static Optional<String> python() {
        String chosen = System.getenv("MFGLAB_PYTHON");
        Stream<String> candidates = chosen == null || chosen.isBlank() ? Stream.of("python3", "/usr/bin/python3") : Stream.of(chosen);
        return candidates.filter(DocumentedFlowTest::hasNumpy).findFirst();
    }

    private static boolean hasNumpy(String python) {
        try {
            return complaints(Path.of(""), List.of(python, "-c", "import numpy")).isEmpty();
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What a program says if it fails; nothing if it succeeds.
    private static String complaints(Path folder, List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).directory(folder.toAbsolutePath().toFile()).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? "" : "It ended with " + process.exitValue() + ".\n" + said;
    }
}
