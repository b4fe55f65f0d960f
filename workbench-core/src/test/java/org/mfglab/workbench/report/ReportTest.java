package org.mfglab.workbench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mfglab.workbench.run.Observer;
import org.mfglab.workbench.run.Run;
import org.mfglab.workbench.run.RunOptions;
import org.mfglab.workbench.run.Stop;
import org.mfglab.workbench.study.Presets;
import org.mfglab.workbench.study.Reading;
import org.mfglab.workbench.study.Setting;
import org.mfglab.workbench.study.Study;

class ReportTest {

    @TempDir
    private static Path folder;
    private static String page;

    @BeforeAll
    static void solve() throws Exception {
        List<Setting> settings = List.of(Setting.parse("grid.n=[16,12]"), Setting.parse("time.nt=8"), Setting.parse("title=\"A <script>alert(1)</script> & \\\"hall\\\"\""));
        Study study = ((Reading.Accepted) Presets.read("crowd-2d", settings)).study();
        Path out = folder.resolve("run");
        Run.solve(study, List.of(), new RunOptions(Optional.of(out), false, List.of("mfglab", "solve", "<b>")), Observer.SILENT, Stop.after(OptionalDouble.empty()));
        page = Files.readString(out.resolve("report.html"));
    }

    @Test
    void nothingIsLoadedFromANetwork() {
        assertFalse(page.contains("http:") || page.contains("https:"), "an address");
        assertFalse(Pattern.compile("(src|href|srcset)=\"(?!data:|#)").matcher(page).find(), "a reference that is not inline");
        assertFalse(page.contains("@import") || Pattern.compile("url\\((?!#)").matcher(page).find(), "a style that loads");
    }

    @Test
    void textOfTheUserIsShownAndNotRun() {
        assertTrue(page.contains("A &lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;hall&quot;"));
        assertFalse(page.contains("<script>alert"));
        assertTrue(page.contains("mfglab solve &lt;b&gt;"));
    }

    @Test
    void everyPictureHasAText() {
        assertEquals(count("<img "), count("<img [^>]*alt=\"Picture of [^\"]+\""));
        assertTrue(page.contains("Heat map of density m at t "));
        assertTrue(page.contains("prefers-reduced-motion"));
        assertTrue(page.contains("prefers-color-scheme: dark"));
    }

    @Test
    void theEquationsCarryTheTermsOfTheUser() {
        assertTrue(count("<math") >= 8);
        assertTrue(page.contains("Fokker-Planck residual"));
        assertTrue(page.contains("passed"));
    }

    /// What a game has beyond the plainest one stands in its report: source, kernel, fields, doors and obstacles, and why this scheme.
    @Test
    void theReportTellsWhatSurroundsAndEnters() throws Exception {
        String metro = report("metro-platform", "grid.n=[24,6]", "time.nt=12");
        assertTrue(metro.contains("<td>source: agents that enter per unit of time and volume</td>"));
        assertTrue(metro.contains("right: wall with exit at y in [0.5, 1.0]. Fields: stairs (mixture). Scheme: fd_split, since H is a sum over axes."));
        assertTrue(metro.contains("<mo>∇</mo><mi>u</mi><mo>,</mo><mi>m</mi><mo>)</mo>"), "H sees m");
        String ice = report("icy-square", "grid.n=[16,12]", "time.nt=6");
        assertTrue(ice.contains("<mo>(</mo><mi>ν</mi><mi>m</mi><mo>)</mo>"), "the Laplacian of nu m");
        String tower = report("tower-3d", "grid.n=[12,8,6]", "time.nt=6");
        assertTrue(tower.contains("Sides: wall all round. Obstacles: rectangle; 16 of 576 cells are solid."), tower.substring(tower.indexOf("Sides:"), tower.indexOf("Sides:") + 120));
        String sight = report("nonlocal-aversion", "grid.n=[18,12]", "time.nt=6");
        assertTrue(sight.contains("<td>kernel of conv(sight), of a difference (x, y, z)</td>"));
    }

    private static String report(String preset, String... settings) throws Exception {
        Study study = ((Reading.Accepted) Presets.read(preset, Stream.of(settings).map(Setting::parse).toList())).study();
        Path out = folder.resolve(preset);
        Run.solve(study, List.of(), new RunOptions(Optional.of(out), false, List.of("mfglab", "solve")), Observer.SILENT, Stop.after(OptionalDouble.empty()));
        return Files.readString(out.resolve("report.html"));
    }

    private static int count(String pattern) {
        return (int) Pattern.compile(pattern).matcher(page).results().count();
    }
}
