package org.mfglab.workbench.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mfglab.workbench.study.Texts.SMALL;
import static org.mfglab.workbench.study.Texts.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResolvedTest {

    static List<String> names() {
        return Presets.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void aResolvedFileDescribesTheSameProblem(String name) {
        Study given = ((Reading.Accepted) Presets.read(name, List.of())).study();
        assertSame(given, study(given.resolved()));
    }

    private static void assertSame(Study given, Study again) {
        assertEquals(given.name(), again.name());
        assertEquals(given.title(), again.title());
        assertEquals(given.kind(), again.kind());
        assertEquals(given.parameters(), again.parameters());
        assertEquals(given.grid(), again.grid());
        assertEquals(given.time(), again.time());
        assertEquals(given.solver(), again.solver());
        assertEquals(given.output(), again.output());
        assertEquals(given.reference(), again.reference());
        assertEquals(given.game().hamiltonian(), again.game().hamiltonian());
        assertEquals(given.game().running(), again.game().running());
        assertEquals(given.game().terminal(), again.game().terminal());
        assertEquals(given.game().viscosity(), again.game().viscosity());
        assertEquals(given.game().source(), again.game().source());
        assertEquals(given.game().kernels(), again.game().kernels());
        assertEquals(given.scheme(), again.scheme());
        assertEquals(given.game().discount(), again.game().discount());
        assertArrayEquals(given.game().initial().on(given.grid()).values(), again.game().initial().on(again.grid()).values());
        given.game().fields().forEach((field, function) ->
                assertEquals(function.at(given.grid().point(0)), again.game().fields().get(field).at(given.grid().point(0))));
        assertEquals(keysAndValues(given), keysAndValues(again));
    }

    private static List<String> keysAndValues(Study study) {
        return study.values().stream().map(value -> value.key() + " = " + value.toml()).toList();
    }

    @Test
    void everyValueHasItsOrigin() {
        String resolved = study(SMALL, "grid.n=[8,8]", "params.k=0.25").resolved();
        for (String line : List.of("T = 1 +# small.toml:10", "n = \\[8, 8\\] +# --set grid.n", "tol = 1.0e-6 +# default",
                "k = \\{ value = 0.25, .* +# small.toml:5, --set params.k", "boundary = \\{ all = \"wall\" \\} +# default"))
            assertTrue(resolved.lines().anyMatch(l -> l.matches(line)), line + "\nin\n" + resolved);
    }

    @Test
    void theGameOfAScoreModelIsWrittenOut() {
        String resolved = ((Reading.Accepted) Presets.read("eight-gaussians", List.of())).study().resolved();
        for (String line : List.of("#   H   = 0.5*(p_x^2 + p_y^2) - 0.5*(x*p_x + y*p_y)", "#   F   = -1", "#   G   = -log_data", "#   nu  = 0.5", "#   H_p_x = p_x - 0.5*x",
                "#   p_x: quadratic, curvature 1, drift -0.5*x, p* = 0.5*x"))
            assertTrue(resolved.lines().anyMatch(line::equals), line + "\nin\n" + resolved);
    }

    @Test
    void awkwardTextsSurvive() {
        Study given = study(SMALL, "title=\"a 'quoted' \\\"title\\\" with \\\\ and \\t tab, \u00e9 \ud83d\ude00 # no comment\"");
        assertEquals(given.title(), study(given.resolved()).title());
    }

    @Test
    void aFileOfSamplesIsFoundFromAnotherFolder(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("s.csv"), "x,y\n0.5,0.5\n0.25,1.0\n0.75,1.5\n0.5,1.25\n");
        Files.writeString(folder.resolve("p.toml"), SMALL.replace("type = \"formula\"\nexpr = \"1 + x\"", "type = \"samples\"\nfile = \"s.csv\""));
        Study given = ((Reading.Accepted) ProblemFile.read(folder.resolve("p.toml"), List.of())).study();
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere")).resolve("resolved.toml");
        Files.writeString(elsewhere, given.resolved());
        assertSame(given, ((Reading.Accepted) ProblemFile.read(elsewhere, List.of())).study());
    }
}
