package org.mfglab.ui.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mfglab.ui.SolvedRun;
import org.mfglab.ui.thread.Workers;
import org.mfglab.workbench.figure.HeatMap;
import org.mfglab.workbench.figure.LinePlot;
import org.mfglab.workbench.run.StoredRun;
import org.mfglab.workbench.view.Limits;
import org.mfglab.workbench.view.PictureFormat;
import org.mfglab.workbench.view.View;
import org.mfglab.workbench.view.Window;

/// The model of Inspect without a window: time, limits, probe, zoom, export.
class InspectModelTest {

    private static final Workers AT_ONCE = new Workers(Runnable::run, Runnable::run, Runnable::run, Runnable::run);
    private static final int STEPS = 75;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void solve() {
        SolvedRun.of(folder.resolve("plane"), "crowd-2d", "grid.n=[24,12]", "time.nt=" + STEPS, "solver.tol=1e-3");
    }

    private static InspectModel open() {
        InspectModel inspect = new InspectModel(AT_ONCE);
        inspect.open(folder.resolve("plane"));
        return inspect;
    }

    private static HeatMap map(InspectModel inspect) {
        return (HeatMap) inspect.figure().orElseThrow();
    }

    @Test
    void theSliderReachesEveryStoredTime() {
        InspectModel inspect = open();
        List<double[]> seen = new ArrayList<>();
        for (int level = 0; level <= STEPS; level++) {
            seen.add(map(inspect).values());
            assertEquals(level / (double) STEPS * inspect.playback().horizonProperty().get(), inspect.time().getAsDouble(), 1e-12);
            inspect.step(1);
        }
        for (int level = 1; level <= STEPS; level++) assertFalse(Arrays.equals(seen.get(level - 1), seen.get(level)), "level " + level);
        inspect.step(-10);
        assertArrayEquals(seen.get(STEPS - 10), map(inspect).values());
    }

    /// Gate (h): whatever was chosen by hand stays through all of a playback.
    @Test
    void playbackNeverChangesLimits() {
        InspectModel inspect = open();
        inspect.colours().lowProperty().set("0.1");
        inspect.colours().highProperty().set("0.7");
        inspect.colours().takeTyped();
        inspect.playback().playingProperty().set(true);
        for (int i = 0; i < 400; i++) {
            inspect.playback().advance(0.02);
            assertEquals(0.1, map(inspect).scale().low());
            assertEquals(0.7, map(inspect).scale().high());
            assertEquals(Limits.Between.byHand(0.1, 0.7), inspect.colours().limitsProperty().get());
        }
    }

    @Test
    void snapTakesTheLimitsOfOneTimeOnce() {
        InspectModel inspect = open();
        inspect.step(40);
        double most = Arrays.stream(map(inspect).values()).max().orElseThrow();
        inspect.snap();
        assertEquals(0, map(inspect).scale().low());
        assertEquals(most, map(inspect).scale().high());
        inspect.step(-40);
        assertEquals(most, map(inspect).scale().high());
        inspect.colours().toggleLock();
        assertEquals(Arrays.stream(map(inspect).values()).max().orElseThrow(), map(inspect).scale().high());
        inspect.colours().toggleLock();
        assertEquals(new Limits.Run(), inspect.colours().limitsProperty().get());
    }

    @Test
    void wrongNumbersSayWhatIsWrongAndChangeNothing() {
        InspectModel inspect = open();
        for (String[] typed : new String[][] {{"a", "1"}, {"2", "1"}, {"0", "Infinity"}, {"", "1"}, {"0", "0,5"}}) {
            inspect.colours().lowProperty().set(typed[0]);
            inspect.colours().highProperty().set(typed[1]);
            inspect.colours().takeTyped();
            assertFalse(inspect.colours().troubleProperty().get().isEmpty(), String.join(" ", typed));
            assertEquals(new Limits.Run(), inspect.colours().limitsProperty().get());
        }
        inspect.colours().logarithmicProperty().set(true);
        inspect.colours().floorProperty().set("-1");
        assertTrue(inspect.colours().troubleProperty().get().contains("must be above 0"));
        inspect.colours().floorProperty().set("1e-3");
        assertEquals("", inspect.colours().troubleProperty().get());
        assertTrue(map(inspect).scale().logarithmic());
    }

    /// What was said of one quantity is not said of another.
    @Test
    void anotherViewHasItsOwnColours() {
        InspectModel inspect = open();
        inspect.colours().logarithmicProperty().set(true);
        inspect.viewProperty().set(View.named("control").orElseThrow());
        assertFalse(map(inspect).scale().logarithmic());
        assertEquals("", inspect.shownProperty().get().orElseThrow().trouble());
    }

    @Test
    void theProbeReadsStoredNumbers() throws IOException {
        InspectModel inspect = open();
        inspect.step(30);
        HeatMap map = map(inspect);
        double x = map.x().first() + 5 * map.x().step();
        double y = map.y().first() + 7 * map.y().step();
        inspect.probe().point(x + 0.2 * map.x().step(), y);
        inspect.probe().move(2, -3);
        assertEquals(x + 2 * map.x().step(), inspect.probe().placeProperty().get().orElseThrow().x(), 1e-12);
        inspect.probe().togglePin();
        LinePlot curve = (LinePlot) inspect.probe().curveProperty().get().orElseThrow();
        assertEquals(STEPS + 1, curve.curves().getFirst().x().length);
        double[] level = StoredRun.open(folder.resolve("plane")).density().level(30);
        assertEquals(level[4 * 24 + 7], curve.curves().getFirst().y()[30]);
        assertTrue(inspect.probe().readingProperty().get().contains("t = "), inspect.probe().readingProperty().get());
        String[] lines = inspect.probe().table().orElseThrow().split("\n");
        assertEquals(STEPS + 2, lines.length);
        assertEquals(level[4 * 24 + 7], Double.parseDouble(lines[31].split(",")[1]));
    }

    /// The integral of a marginal of a density is its mass, 1.
    @Test
    void marginalsHaveTheMassOfTheDensity() {
        InspectModel inspect = open();
        inspect.step(20);
        for (ProbeModel.Curve kind : List.of(ProbeModel.Curve.MARGINAL_X, ProbeModel.Curve.MARGINAL_Y)) {
            inspect.probe().kindProperty().set(kind);
            LinePlot.Curve curve = ((LinePlot) inspect.probe().curveProperty().get().orElseThrow()).curves().getFirst();
            assertEquals(1, Arrays.stream(curve.y()).sum() * (curve.x()[1] - curve.x()[0]), 1e-9, kind.toString());
        }
    }

    /// Zoom keeps the place under the pointer and never leaves the plane; fit shows all of it again.
    @Test
    void zoomKeepsItsPlace() {
        InspectModel inspect = open();
        Window whole = Window.of(map(inspect));
        double x = 0.3 * whole.left() + 0.7 * whole.right();
        double y = 0.6 * whole.bottom() + 0.4 * whole.top();
        inspect.zoom(4, x, y);
        Window seen = Window.of(map(inspect));
        assertEquals(0.7, (x - seen.left()) / (seen.right() - seen.left()), 1e-9);
        assertEquals(0.4, (y - seen.bottom()) / (seen.top() - seen.bottom()), 1e-9);
        for (int i = 0; i < 60; i++) inspect.zoom(-1, seen.left(), seen.top());
        assertEquals(Optional.empty(), inspect.windowProperty().get());
        for (int i = 0; i < 200; i++) inspect.zoom(1, x, y);
        assertTrue(map(inspect).x().to() > map(inspect).x().from());
    }

    /// The file that the app writes is, byte for byte, what the command makes.
    @Test
    void anExportIsThePictureOfTheCommand() throws Exception {
        InspectModel inspect = open();
        ExportModel export = new ExportModel(inspect, AT_ONCE);
        inspect.step(33);
        inspect.toggleContours();
        inspect.arrowsProperty().set(true);
        inspect.snap();
        inspect.zoom(2, 1, 1);
        for (PictureFormat format : List.of(PictureFormat.PNG, PictureFormat.SVG, PictureFormat.PDF)) {
            export.formatProperty().set(format);
            export.darkProperty().set(format == PictureFormat.SVG);
            Path file = folder.resolve("app." + format.ending());
            List<String> told = new ArrayList<>();
            export.write(file, told::add);
            assertEquals(List.of("Saved app." + format.ending()), told);
            assertArrayEquals(ofCommand(export.command().orElseThrow(), format), Files.readAllBytes(file), format.name());
        }
        export.widthProperty().set("wide");
        List<String> told = new ArrayList<>();
        export.write(folder.resolve("x.png"), told::add);
        assertTrue(told.getFirst().contains("'wide' is not a whole number"), told.toString());
    }

    private static byte[] ofCommand(String command, PictureFormat format) throws Exception {
        Path out = folder.resolve("cli." + format.ending());
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        words.set(words.size() - 1, out.toString());
        List<String> line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", System.getProperty("java.class.path"), "org.mfglab.cli.Main"));
        line.addAll(words.subList(1, words.size()));
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return Files.readAllBytes(out);
    }

    @Test
    void theWordsOfThePictureSayTimeExtremesAndMass() {
        InspectModel inspect = open();
        inspect.step(15);
        String words = inspect.wordsProperty().get();
        for (String part : List.of("density m", "at t = ", "minimum", "maximum", " at (", "Mass 1.")) assertTrue(words.contains(part), words);
    }
}
