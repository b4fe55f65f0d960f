package org.mfglab.workbench.view;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mfglab.workbench.figure.Axis;
import org.mfglab.workbench.figure.ColourMap;
import org.mfglab.workbench.figure.Figure;
import org.mfglab.workbench.figure.HeatMap;
import org.mfglab.workbench.figure.LinePlot;
import org.mfglab.workbench.figure.Panels;
import org.mfglab.workbench.figure.Scale;
import org.mfglab.workbench.figure.Theme;
import org.mfglab.workbench.file.NumpyFile;
import org.mfglab.workbench.run.Observer;
import org.mfglab.workbench.run.Run;
import org.mfglab.workbench.run.RunOptions;
import org.mfglab.workbench.run.Stop;
import org.mfglab.workbench.run.StoredRun;
import org.mfglab.workbench.study.Presets;
import org.mfglab.workbench.study.ProblemFile;
import org.mfglab.workbench.study.Reading;
import org.mfglab.workbench.study.Setting;
import org.mfglab.workbench.study.Study;

/// What is drawn at each stored time, and the rules of colours (see `docs/pictures.md`).
class DrawingTest {

    private static final int STEPS = 90;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void solve() {
        solve("plane", "crowd-2d", "grid.n=[24,12]", "time.nt=" + STEPS, "solver.tol=1e-3");
        solve("line", "lq-1d", "grid.n=[40]", "time.nt=12");
    }

    private static void solve(String name, String preset, String... settings) {
        List<Setting> all = Stream.concat(Arrays.stream(settings), Stream.of("output.figures=false")).map(Setting::parse).toList();
        Study study = ((Reading.Accepted) ProblemFile.read(Presets.text(preset), "problem.toml", folder, all)).study();
        Run.solve(study, List.of(), new RunOptions(Optional.of(folder.resolve(name)), false, List.of("mfglab")), Observer.SILENT, Stop.after(OptionalDouble.empty()));
    }

    private static StoredRun run(String name) throws IOException {
        return StoredRun.open(folder.resolve(name));
    }

    private static Drawing density(Colours colours) {
        return new Drawing(View.named("density").orElseThrow(), colours, 0, false, Optional.empty());
    }

    private static Colours with(Limits limits) {
        return Colours.USUAL.withLimits(limits);
    }

    /// A reel of a plane with given values at each time.
    private static Reel reel(Scale scale, double[]... levels) {
        Axis y = Axis.cells("y", "", 0, 1, 1);
        double[] times = IntStream.range(0, levels.length).asDoubleStream().toArray();
        return Reel.of(times, i -> HeatMap.of("", Axis.cells("x", "", 0, 1, levels[i].length), y, levels[i], scale));
    }

    private static Scale scale(Reel reel, int level) throws IOException {
        return ((HeatMap) reel.figure(level)).scale();
    }

    @Test
    void everyStoredLevelIsDrawnWithItsOwnValues() throws IOException, ImpossiblePicture {
        double[] stored = NumpyFile.read(folder.resolve("plane/m.npy")).values();
        double[] times = NumpyFile.read(folder.resolve("plane/t.npy")).values();
        Reel reel = density(Colours.USUAL).reel(run("plane"));
        assertArrayEquals(times, reel.times());
        assertEquals(STEPS + 1, reel.levels());
        int area = 24 * 12;
        for (int level : new int[] {0, 1, 61, STEPS}) {
            assertArrayEquals(Arrays.copyOfRange(stored, level * area, (level + 1) * area), ((HeatMap) reel.figure(level)).values());
            assertEquals(level, reel.nearest(times[level]));
        }
    }

    @Test
    void aTimeIsTheSameFileWhoeverAsks() throws IOException, ImpossiblePicture {
        Drawing drawing = new Drawing(View.named("density").orElseThrow(), Colours.USUAL.withMap(Optional.of(ColourMap.MAGMA)), 5, true, Optional.empty());
        StoredRun run = run("plane");
        Reel reel = drawing.reel(run);
        byte[] asked = PictureFormat.PNG.draw(drawing, run, OptionalDouble.of(reel.time(37)), Theme.DARK);
        assertArrayEquals(asked, PictureFormat.PNG.page(Theme.DARK).png(reel.figure(37)));
        assertTrue(((HeatMap) reel.figure(37)).arrows().isPresent());
    }

    /// Rule 1: by default from the least to the largest value of the run, the same at all times.
    @Test
    void limitsAreLockedOverTime() throws IOException, ImpossiblePicture {
        double most = Arrays.stream(NumpyFile.read(folder.resolve("plane/m.npy")).values()).max().orElseThrow();
        Reel reel = density(Colours.USUAL).reel(run("plane"));
        for (int level = 0; level < reel.levels(); level++) {
            assertEquals(0, scale(reel, level).low());
            assertEquals(most, scale(reel, level).high());
        }
    }

    @Test
    void limitsByHandNeverMoveAndAreMarkedWhereTheyCut() throws IOException, ImpossiblePicture {
        Reel reel = with(Limits.Between.byHand(0.5, 2)).on(reel(Scale.density("density m", "", new double[] {0, 3}), new double[] {0, 1}, new double[] {3, 0}));
        for (int level = 0; level < 2; level++) {
            assertEquals(0.5, scale(reel, level).low());
            assertEquals(2, scale(reel, level).high());
            assertTrue(scale(reel, level).clipsBelow() && scale(reel, level).clipsAbove());
        }
    }

    @Test
    void limitsOfEachTimeFollowIt() throws IOException, ImpossiblePicture {
        Reel reel = with(new Limits.Frame()).on(reel(Scale.sequential("value u", "", new double[] {-1, 5}), new double[] {-1, 2}, new double[] {3, 5}));
        assertEquals(new Limits.Between(-1, 2, false), new Limits.Between(scale(reel, 0).low(), scale(reel, 0).high(), false));
        assertEquals(new Limits.Between(3, 5, false), new Limits.Between(scale(reel, 1).low(), scale(reel, 1).high(), false));
    }

    /// Rule 3: whatever the limits, a diverging map has 0 in its middle.
    @Test
    void signedQuantitiesStayBalanced() throws IOException, ImpossiblePicture {
        Reel signed = reel(Scale.signed("velocity v", "", new double[] {-1, 3}), new double[] {-1, 3}, new double[] {-0.5, 0.25});
        for (Limits limits : List.of(new Limits.Run(), new Limits.Frame(), Limits.Between.byHand(-0.2, 2), new Limits.Robust())) {
            Reel reel = with(limits).on(signed);
            for (int level = 0; level < 2; level++) assertEquals(0.5, scale(reel, level).position(0), limits.toString());
        }
        assertThrows(ImpossiblePicture.class, () -> Colours.USUAL.withMap(Optional.of(ColourMap.VIRIDIS)).on(signed));
        assertThrows(ImpossiblePicture.class, () -> Colours.USUAL.withFloor(OptionalDouble.of(0.1)).on(signed));
    }

    /// Rule 4: densities start at 0; a logarithmic scale shows its floor.
    @Test
    void densitiesStartAtZeroAndLogarithmsAtTheirFloor() throws IOException, ImpossiblePicture {
        Reel density = reel(Scale.density("density m", "", new double[] {0, 3}), new double[] {0.5, 1}, new double[] {1, 3});
        for (Limits limits : List.of(new Limits.Run(), new Limits.Frame(), new Limits.Robust())) assertEquals(0, scale(with(limits).on(density), 0).low(), limits.toString());
        Scale logarithmic = scale(Colours.USUAL.withFloor(OptionalDouble.of(1e-3)).on(density), 1);
        assertTrue(logarithmic.logarithmic() && logarithmic.clipsBelow());
        assertEquals(1e-3, logarithmic.low());
        assertEquals(0.5, logarithmic.position(Math.sqrt(1e-3 * 3)), 1e-12);
        assertThrows(ImpossiblePicture.class, () -> Colours.USUAL.withMap(Optional.of(ColourMap.VIK)).on(density));
        assertThrows(IllegalArgumentException.class, () -> Colours.USUAL.withFloor(OptionalDouble.of(0)));
    }

    /// Rule 5: the quantiles are those of a sort of all values, and what lies beyond is marked.
    @Test
    void robustLimitsLeaveOutAPercentAtEachEnd() throws IOException, ImpossiblePicture {
        java.util.Random random = new java.util.Random(5);
        double[][] levels = new double[7][997];
        for (double[] level : levels) Arrays.setAll(level, _ -> Math.exp(3 * random.nextGaussian()) - 1);
        double[] all = Arrays.stream(levels).flatMapToDouble(Arrays::stream).sorted().toArray();
        Scale robust = scale(with(new Limits.Robust()).on(reel(Scale.sequential("value u", "", all), levels)), 3);
        double bin = (all[all.length - 1] - all[0]) / (4096.0 * 4096);
        assertEquals(all[(int) Math.ceil(0.01 * all.length) - 1], robust.low(), bin);
        assertEquals(all[(int) Math.ceil(0.99 * all.length) - 1], robust.high(), bin);
        assertTrue(robust.clipsBelow() && robust.clipsAbove());
    }

    /// Rule 2, in one picture: panels of a quantity share their scale, also if it is that of their time.
    @Test
    void panelsShareTheirColours() throws IOException, ImpossiblePicture {
        for (Limits limits : List.of(new Limits.Run(), new Limits.Frame(), new Limits.Robust())) {
            Figure figure = density(with(limits)).figure(run("plane"), OptionalDouble.empty());
            assertEquals(1, assertInstanceOf(Panels.class, figure).maps().stream().map(map -> map.scale()).distinct().count());
        }
    }

    @Test
    void curvesTakeTheLimitsAsTheirRange() throws IOException, ImpossiblePicture {
        Figure figure = density(with(Limits.Between.byHand(-1, 7))).figure(run("line"), OptionalDouble.of(0));
        assertEquals(Optional.of(new LinePlot.Limits(-1, 7)), ((LinePlot) figure).limits());
        assertTrue(((LinePlot) density(Colours.USUAL.withFloor(OptionalDouble.of(1e-6))).figure(run("line"), OptionalDouble.of(0))).logarithmic());
    }

    @Test
    void whatStandsStillHasOneFigure() throws IOException, ImpossiblePicture {
        for (String word : List.of("residuals", "space-time")) assertFalse(View.named(word).orElseThrow().reel(run("plane")).moves(), word);
        assertFalse(View.named("surface").orElseThrow().reel(run("line")).moves());
        assertTrue(View.named("surface").orElseThrow().reel(run("plane")).moves());
    }

    @Test
    void theWordsOfADensitySayItsMass() throws IOException, ImpossiblePicture {
        Drawing drawing = density(Colours.USUAL);
        String words = drawing.words(drawing.reel(run("plane")).figure(0));
        assertTrue(words.matches("Heat map of density m .* at t = 0\\.00.*: minimum .*, maximum .* at \\(.*\\)\\. Mass 1\\."), words);
    }
}
