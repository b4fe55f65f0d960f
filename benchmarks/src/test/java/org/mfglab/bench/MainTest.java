package org.mfglab.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mfglab.workbench.run.Json;

final class MainTest {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complained = new ByteArrayOutputStream();

    private int run(String... words) {
        return Main.run(words, new PrintStream(said, true, StandardCharsets.UTF_8), new PrintStream(complained, true, StandardCharsets.UTF_8));
    }

    private String err() {
        return complained.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theGameIsMeasuredAndWrittenAsJson(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("acd.json");
        assertEquals(0, run("acd", "-n", "8", "--runs", "1", "--json", file.toString()), this::err);
        assertTrue(said.toString(StandardCharsets.UTF_8).contains("acd-anderson"));
        Map<String, Object> json = Json.read(Files.readString(file));
        assertEquals(List.of("schema", "machine", "scenarios"), List.copyOf(json.keySet()));
        List<?> scenarios = (List<?>) json.get("scenarios");
        assertEquals(2, scenarios.size());
        for (Object scenario : scenarios) {
            Map<?, ?> fields = (Map<?, ?>) scenario;
            assertEquals(2 * 8 * 8 * 8, fields.get("unknowns"));
            assertEquals(1, ((List<?>) fields.get("solve_s")).size());
            assertTrue((double) fields.get("median") > 0);
            assertTrue(((Map<?, ?>) fields.get("peers")).containsKey("reference_acd"));
        }
    }

    @Test
    void theReferenceSolvesTheSameGame() throws IOException {
        var peer = PythonPeer.find(Path.of(System.getProperty("mfglab.home")));
        boolean required = Arrays.asList(System.getProperty("mfglab.require", "").split(",")).contains("python");
        if (!required) assumeTrue(peer.isPresent(), "no Python with numpy and scipy");
        double theirs = peer.orElseThrow().solve(16, 1, 1).meanValue();
        double ours = AcdGame.meanValue(AcdGame.of(16, 1).solve(org.mfglab.solve.Anderson.toTolerance(1e-8), 1, new org.mfglab.workbench.run.MemoryUse()));
        assertEquals(theirs, ours, 1e-5);
    }

    @Test
    void aWrongCommandLineEndsWithTwoAndSaysWhy() {
        assertEquals(2, run("acd", "-n", "eight"));
        assertEquals(2, run("acd", "--runs", "0"));
        assertEquals(2, run("acd", "-n", "-3"));
        assertEquals(2, run("acdc"));
        assertTrue(err().contains("The number of runs (0) must be at least 1."), this::err);
        assertTrue(err().contains("--help"));
    }

    @Test
    void aFileThatCannotBeWrittenEndsWithSeven(@TempDir Path folder) {
        assertEquals(7, run("acd", "-n", "4", "--runs", "1", "--json", folder.resolve("absent/acd.json").toString()));
        assertTrue(err().contains("absent"));
    }

    @Test
    void helpNamesWhatCanBeMeasured() {
        assertEquals(0, run("--help"));
        String help = said.toString(StandardCharsets.UTF_8);
        for (String name : List.of("acd", "devices", "kernels", "memory", "precision", "start")) assertTrue(help.contains(name), help);
    }

    @Test
    void aRunThatIsNotThereIsNamedBesideThoseThatAre() {
        assertEquals(2, run("memory", "cub"));
        assertTrue(err().contains("There is no run 'cub'. There are: cube, line,"), this::err);
    }

    @Test
    void everyProblemWhoseMemoryIsMeasuredCanBeSolved() {
        for (MemoryScenario scenario : MemoryScenario.ALL) assertEquals(scenario.problem(), scenario.study().name());
    }

    /// What a probe sees lies between what is idle and what the machine has, and tells of the run.
    @Test
    void aProbeTellsWhatARunTookAndWhatWasSaidOfIt() throws IOException, InterruptedException {
        Map<String, Object> found = MemoryProbe.measure(AcdGame.of(24, 1).study());
        assertEquals("converged_residual", found.get("status"));
        double idle = ((Number) found.get("idle")).doubleValue();
        double peak = ((Number) found.get("peak")).doubleValue();
        assertTrue(idle > 1e6 && peak > idle + 8.0 * 2 * 24 * 24 * 25 && peak < ((Number) found.get("heap")).doubleValue(), found::toString);
        assertEquals(org.mfglab.workbench.run.Estimate.of(AcdGame.of(24, 1).study()).bytes(), ((Number) found.get("estimate")).longValue());
    }

    @Test
    void theMedianOfAnEvenNumberLiesBetween() {
        assertEquals(2.5, new Sample(4, 1, 3, 2).median());
        assertEquals(3, new Sample(4, 1, 3, 2).spread());
        assertEquals(3, new Sample(7, 3, 1).median());
    }

    @Test
    void handWrittenFormulasAreThoseOfTheFile() {
        for (FormulaBenchmark.Law law : FormulaBenchmark.Law.values()) {
            FormulaBenchmark benchmark = new FormulaBenchmark();
            benchmark.law = law;
            benchmark.compile();
            double[] byHand = benchmark.byHand().clone();
            double[] program = benchmark.program();
            for (int i = 0; i < byHand.length; i++) assertEquals(byHand[i], program[i], 1e-13 * Math.max(1, Math.abs(byHand[i])), law.name());
        }
    }

    @Test
    void transportKeepsTheMassInEveryDimension() {
        for (String grid : List.of("16x16", "8x8x8")) {
            BellmanStepBenchmark benchmark = new BellmanStepBenchmark();
            benchmark.grid = grid;
            benchmark.nu = 0.1;
            benchmark.marchToAGeneralValue();
            double[] m = new double[benchmark.transport().size()];
            benchmark.transport().read(m);
            assertEquals(m.length, Arrays.stream(m).sum(), 1e-10);
            assertTrue(Arrays.stream(m).min().orElseThrow() > 0);
            benchmark.close();
        }
    }
}
