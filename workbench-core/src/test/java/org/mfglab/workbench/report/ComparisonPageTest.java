package org.mfglab.workbench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mfglab.workbench.compare.Comparison;
import org.mfglab.workbench.compare.Metric;
import org.mfglab.workbench.compare.Panel;
import org.mfglab.workbench.compare.RunInCompare;
import org.mfglab.workbench.compare.Tolerance;
import org.mfglab.workbench.imported.Results;
import org.mfglab.workbench.run.Json;

class ComparisonPageTest {

    @TempDir
    private static Path folder;
    private static Comparison plane;
    private static String page;

    /// A cloud that moves to the right, one that moves further, and one that is known at the end alone and has a hostile name.
    @BeforeAll
    static void compare() throws Exception {
        Path base = cloud("base", 1);
        Path other = cloud("other", 1.5);
        Path end = Results.read(new Results().with("samples", Results.normal(300, new double[] {1, 0}, 0.5, 3), 300, 2).write(folder.resolve("end.npz")), folder.resolve("<b>end & \"end\""), "t=1").folder();
        plane = Comparison.of(RunInCompare.open(List.of(base, other, end)), Metric.ALL, Map.of("w1", new Tolerance(0.6, 0), "w2", new Tolerance(0.01, 0)));
        page = ComparisonPage.of(plane);
    }

    private static Path cloud(String name, double speed) throws Exception {
        int n = 120;
        double[] start = Results.normal(n, new double[] {0, 0}, 0.5, 1);
        double[] traj = new double[3 * n * 2];
        for (int k = 0; k < 3; k++) for (int i = 0; i < 2 * n; i++) traj[k * 2 * n + i] = start[i] + (i % 2 == 0 ? speed * k / 2.0 : 0);
        return Results.read(new Results().with("traj", traj, 3, n, 2).with("t", new double[] {0, 0.5, 1}, 3).write(folder.resolve(name + ".npz")), folder.resolve(name)).folder();
    }

    @Test
    void nothingIsLoadedFromANetworkAndNoNameIsMarkup() {
        assertFalse(page.contains("http:") || page.contains("https:"), "an address");
        assertFalse(Pattern.compile("(src|href|srcset)=\"(?!data:|#)").matcher(page).find(), "a reference that is not inline");
        assertFalse(page.contains("<b>end"), "a name that is markup");
        assertTrue(page.contains("&lt;b&gt;end &amp; &quot;end&quot;"));
        assertTrue(page.contains("prefers-color-scheme: dark"));
    }

    @Test
    void panelsOfAGroupShareTheirLimitsAndDifferencesAreBalanced() {
        List<Panel> panels = Panel.of(plane, 25);
        assertEquals(List.of(false, false, false, true, true), panels.stream().map(Panel::difference).toList());
        assertEquals(1, panels.stream().filter(panel -> !panel.difference()).map(panel -> panel.series().high()).distinct().count());
        assertTrue(panels.stream().filter(panel -> !panel.difference()).allMatch(panel -> panel.series().low() == 0));
        for (Panel panel : panels) if (panel.difference()) assertEquals(-panel.series().high(), panel.series().low());
        double largest = plane.pairings().stream().mapToDouble(pairing -> pairing.largestDifference()).max().orElseThrow();
        assertEquals(largest, panels.getLast().series().high(), 1e-12);
    }

    /// A run that is known at one time shows that time, and has no difference at others.
    @Test
    void everyPanelSaysWhichTimeItShows() throws Exception {
        Map<String, Object> frames = Json.read(frames());
        assertEquals(List.of("0.00", "0.50", "1.00"), frames.get("t"));
        List<?> panels = (List<?>) frames.get("panels");
        assertEquals(5, panels.size());
        assertEquals("shows t = 1.00", ((Map<?, ?>) ((List<?>) panels.get(2)).getFirst()).get("n"));
        assertEquals("", ((Map<?, ?>) ((List<?>) panels.get(2)).getLast()).get("n"));
        assertEquals("no common time", ((Map<?, ?>) ((List<?>) panels.get(4)).getFirst()).get("n"));
        assertTrue(String.valueOf(((Map<?, ?>) ((List<?>) panels.get(3)).getLast()).get("a")).startsWith("Heat map of difference m - m_base at t 1.00"));
    }

    private static String frames() {
        Matcher json = Pattern.compile("id=\"frames\">(.*?)</script>", Pattern.DOTALL).matcher(page);
        assertTrue(json.find());
        return json.group(1);
    }

    @Test
    void theTableHasValuesFloorsAndVerdicts() {
        assertTrue(Pattern.compile("<th scope=\"row\">w1</th><td class=\"value\" data-run=\"base\">0</td><td class=\"value\" data-run=\"other\">0\\.3").matcher(page).find(), "w1");
        assertTrue(page.contains("<small>floor "));
        assertTrue(page.contains("✓ passed: other") && page.contains("✗ failed: other"));
        assertTrue(page.contains("✗ outside tolerance: w2 of other"));
        assertTrue(page.contains("KDE h = "), "The bandwidth stands in the title.");
        assertTrue(page.contains("settings: "));
        assertTrue(page.contains("&quot;input_sha256&quot;"), "The manifests are there.");
    }

    @Test
    void onTheLineTheBaselineIsBehindEveryCurve() throws Exception {
        Path one = Results.read(new Results().with("samples", Results.normal(100, new double[] {0}, 1, 1), 100, 1).write(folder.resolve("one.npz")), folder.resolve("one"), "t=1").folder();
        Path two = Results.read(new Results().with("samples", Results.normal(100, new double[] {1}, 1, 2), 100, 1).write(folder.resolve("two.npz")), folder.resolve("two"), "t=1").folder();
        String line = ComparisonPage.of(Comparison.of(RunInCompare.open(List.of(one, two))));
        assertEquals(1, Pattern.compile("class=\"ghost\" id=\"behind1\"").matcher(line).results().count());
        assertTrue(line.contains("All panels show t = 1.00."));
        assertFalse(line.contains("id=\"play\""));
    }
}
