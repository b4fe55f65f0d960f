package org.mfglab.workbench.view;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mfglab.workbench.figure.Door;
import org.mfglab.workbench.figure.Figure;
import org.mfglab.workbench.figure.Ground;
import org.mfglab.workbench.figure.HeatMap;
import org.mfglab.workbench.figure.LinePlot;
import org.mfglab.workbench.figure.Panels;
import org.mfglab.workbench.figure.PathPlot;
import org.mfglab.workbench.figure.Picture;
import org.mfglab.workbench.figure.Plane;
import org.mfglab.workbench.figure.Surface;
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

/// Every view of runs in one, two and three dimensions, on walls and on tori, also where the grid is flat, narrow or of one point.
class ViewTest {

    private static final List<String> NAMES = List.of("line", "plane", "space", "flat", "point", "hall");
    private static final OptionalDouble ALL = OptionalDouble.empty();

    @TempDir
    private static Path folder;

    @BeforeAll
    static void solve() {
        solve("line", "lq-1d", "grid.n=[40]", "time.nt=12", "output.particles=7", "output.every={step=3}");
        solve("plane", "crowd-2d", "grid.n=[24,12]", "time.nt=10");
        solve("space", "lq-3d", "grid.n=[8,6,5]", "time.nt=4");
        solve("flat", "torus-moving-2d", "domain.y=[0.0,0.05]", "grid.n=[9,2]", "time.nt=3", "output.particles=500");
        solve("point", "lq-2d", "grid.n=[1,3]", "time.nt=2");
        solveText("hall", HALL, "output.particles=90");
    }

    /// A hall with a pillar, a door in the right wall and another one above.
    private static final String HALL = """
            schema = 1
            name = "hall"
            kind = "mfg"
            [domain]
            x = [0.0, 3.0]
            y = [0.0, 2.0]
            boundary = { right = { type = "exit", from = 0.45, to = 0.95, cost = "0" }, top = { type = "exit", cost = "1" } }
            [[domain.shape]]
            role = "obstacle"
            type = "rectangle"
            x = [1.05, 1.55]
            y = [0.55, 1.45]
            [time]
            T = 1.0
            nt = 8
            [grid]
            n = [15, 10]
            [diffusion]
            nu = 0.1
            [hamiltonian]
            H = "0.5*norm(p)^2/(1 + m)"
            [coupling]
            running = "1"
            terminal = "1"
            [field.initial]
            type = "formula"
            expr = "exp(-(x-0.5)^2 - y^2)"
            """;

    private static void solve(String name, String preset, String... settings) {
        solveText(name, Presets.text(preset), settings);
    }

    private static void solveText(String name, String text, String... settings) {
        List<Setting> all = Stream.concat(Arrays.stream(settings), Stream.of("output.figures=false")).map(Setting::parse).toList();
        Study study = ((Reading.Accepted) ProblemFile.read(text, "problem.toml", folder, all)).study();
        Run.solve(study, List.of(), new RunOptions(Optional.of(folder.resolve(name)), false, List.of("mfglab")), Observer.SILENT, Stop.after(ALL));
    }

    private static List<Figure> all(Reel reel) throws IOException {
        List<Figure> figures = new java.util.ArrayList<>();
        for (int level = 0; level < reel.levels(); level++) figures.add(reel.figure(level));
        return figures;
    }

    private static StoredRun run(String name) throws IOException {
        return StoredRun.open(folder.resolve(name));
    }

    private static View view(String word) {
        return View.named(word).orElseThrow();
    }

    static Stream<Arguments> viewsOfRuns() {
        return View.ALL.stream().flatMap(view -> NAMES.stream().map(name -> Arguments.of(view.word(), name)));
    }

    @ParameterizedTest
    @MethodSource("viewsOfRuns")
    void everyViewIsDrawnInBothThemesOrSaysWhyNot(String word, String name) throws IOException {
        try {
            Figure figure = view(word).figure(run(name), ALL);
            assertTrue(figure.title().startsWith(run(name).title() + ": "), figure.title());
            for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) assertTrue(new Picture(theme, 500, 1).image(figure).getHeight() > 100);
        } catch (ImpossiblePicture e) {
            assertTrue(e.getMessage().matches("(?s).+\\. .+\\."), e.getMessage());
        }
    }

    @Test
    void theTimeStandsAboveWhatIsDrawnAtATime() throws IOException, ImpossiblePicture {
        for (String word : List.of("density", "value", "control", "paths"))
            for (String name : List.of("line", "plane", "space"))
                assertTrue(view(word).figure(run(name), OptionalDouble.of(0.5 * horizon(name))).title().contains("t = "), word + " " + name);
    }

    private static double horizon(String name) throws IOException {
        double[] times = run(name).density().times();
        return times[times.length - 1];
    }

    @Test
    void aBarOrAxisTellsQuantityAndUnit() throws IOException, ImpossiblePicture {
        assertEquals("density m [1/length]", assertInstanceOf(LinePlot.class, view("density").figure(run("line"), ALL)).yLabel());
        assertEquals("velocity v [length/time]", assertInstanceOf(LinePlot.class, view("control").figure(run("line"), ALL)).yLabel());
        assertEquals("density m [1/length²]", assertInstanceOf(HeatMap.class, view("density").figure(run("space"), OptionalDouble.of(0.5))).scale().label());
        assertEquals("value u [cost]", assertInstanceOf(HeatMap.class, view("value").figure(run("plane"), OptionalDouble.of(1))).scale().label());
        HeatMap control = assertInstanceOf(HeatMap.class, view("control").figure(run("plane"), OptionalDouble.of(1)));
        assertEquals("speed |v| [length/time]", control.scale().label());
        assertTrue(control.note().orElseThrow().matches("longest arrow: \\|v\\| [=≥] .* \\[length/time]"), control.note().orElseThrow());
        assertEquals("time t", assertInstanceOf(PathPlot.class, view("paths").figure(run("line"), ALL)).scale().label());
    }

    @Test
    void aCutKeepsTheUnitOfTheDensityAndAnIntegralOverZDoesNot() throws IOException, ImpossiblePicture {
        assertEquals("density m [1/length³]", assertInstanceOf(HeatMap.class, view("space-time").figure(run("space"), ALL)).scale().label());
        assertEquals("density m [1/length²]", assertInstanceOf(Surface.class, view("surface").figure(run("space"), ALL)).scale().label());
        assertEquals("density m [1/length]", assertInstanceOf(Surface.class, view("surface").figure(run("line"), ALL)).scale().label());
    }

    @Test
    void spaceTimeIsWhatLiesOnTheLineThroughTheMiddle() throws IOException, ImpossiblePicture {
        HeatMap map = (HeatMap) view("space-time").figure(run("space"), ALL);
        double[] level = run("space").density().level(2);
        for (int i = 0; i < 8; i++) assertEquals(level[(2 * 6 + 3) * 8 + i], map.values()[2 * 8 + i]);
        assertTrue(map.title().contains("along x at the middle of the other axes"), map.title());
    }

    @Test
    void aSurfaceShowsTheQuantityThatIsAskedFor() throws IOException, ImpossiblePicture {
        View value = view("surface").showing(Stored.VALUE);
        Surface surface = (Surface) value.figure(run("plane"), ALL);
        assertTrue(surface.title().endsWith("value at t = 0.00"), surface.title());
        assertArrayEquals(run("plane").value().level(0), surface.values());
        assertTrue(view("surface").figure(run("plane"), OptionalDouble.of(2)).title().endsWith("density at t = 2.00"));
        assertEquals("value u [cost]", ((HeatMap) view("space-time").showing(Stored.VALUE).figure(run("line"), ALL)).scale().label());
        assertThrows(ImpossiblePicture.class, () -> view("density").showing(Stored.VALUE));
    }

    @Test
    void theControlOfALinearQuadraticGameIsItsSlope() throws IOException, ImpossiblePicture {
        LinePlot plot = (LinePlot) view("control").figure(run("line"), OptionalDouble.of(0.5));
        LinePlot.Curve v = plot.curves().getFirst();
        for (int i = 12; i < 28; i++) assertEquals(-Math.tanh(0.5) * v.x()[i], v.y()[i], 0.06, "x = " + v.x()[i]);
    }

    @Test
    void coloursAndArrowsReachUpToTheFastestAgentAtAllTimes() throws IOException, ImpossiblePicture {
        Panels panels = (Panels) view("control").figure(run("plane"), ALL);
        List<HeatMap> frames = all(view("control").reel(run("plane"))).stream().map(HeatMap.class::cast).toList();
        for (Plane map : panels.maps()) assertEquals(frames.getFirst().scale(), map.scale());
        for (HeatMap map : frames) {
            assertEquals(frames.getFirst().scale(), map.scale());
            assertEquals(map.scale().high(), map.arrows().orElseThrow().longest());
        }
        double largest = frames.stream().flatMapToDouble(map -> Arrays.stream(map.values())).max().orElseThrow();
        assertTrue(frames.getFirst().scale().high() < largest, "somewhere far from all agents v is larger");
        assertTrue(frames.getFirst().scale().clipsAbove());
    }

    @Test
    void storedPathsAreDrawnWhereThereAreSome() throws IOException, ImpossiblePicture {
        PathPlot plot = (PathPlot) view("paths").figure(run("line"), ALL);
        assertEquals(7, plot.up().length);
        assertTrue(plot.title().contains("paths of 7 agents"), plot.title());
        assertEquals(NumpyFile.read(folder.resolve("line/paths.npy")).values()[2 * 7 + 3], plot.up()[3][2]);
        assertTrue(view("paths").figure(run("flat"), ALL).title().contains("paths of 200 of 500 agents"));
        assertTrue(view("paths").figure(run("space"), ALL).title().contains("paths of 200 agents seen along z"));
    }

    @Test
    void pathsAreDrawnUpToTheTime() throws IOException, ImpossiblePicture {
        PathPlot plot = (PathPlot) view("paths").figure(run("line"), OptionalDouble.of(0.5));
        assertEquals(2, plot.last());
        assertTrue(plot.title().endsWith("t = 0 to 0.5"), plot.title());
    }

    @Test
    void whatIsComputedIsComputedTheSameAgain() throws IOException, ImpossiblePicture {
        double[] first = ((PathPlot) view("paths").figure(run("plane"), ALL)).across()[17];
        assertArrayEquals(first, ((PathPlot) view("paths").figure(run("plane"), ALL)).across()[17]);
    }

    @Test
    void whatMovesIsDrawnInMotion() throws IOException, ImpossiblePicture {
        for (String word : List.of("density", "value", "control", "paths"))
            for (String name : NAMES) {
                byte[] gif = PictureFormat.GIF.draw(Drawing.of(view(word)), run(name), ALL, Theme.LIGHT);
                assertEquals("GIF89a", new String(gif, 0, 6, StandardCharsets.US_ASCII), word + " " + name);
            }
        assertThrows(ImpossiblePicture.class, () -> PictureFormat.GIF.draw(Drawing.of(view("residuals")), run("line"), ALL, Theme.LIGHT));
    }

    /// The cells of the pillar: 5, 6, 7 along x and 3 to 6 along y.
    private static boolean pillar(int cell) {
        int i = cell % 15;
        int j = cell / 15;
        return i >= 5 && i <= 7 && j >= 3 && j <= 6;
    }

    @Test
    void obstaclesAreMissingValuesAndCountInNoLimit() throws IOException, ImpossiblePicture {
        for (String word : List.of("density", "value", "control")) {
            HeatMap map = (HeatMap) view(word).figure(run("hall"), OptionalDouble.of(0.5));
            for (int cell = 0; cell < 150; cell++) assertEquals(pillar(cell), Double.isNaN(map.values()[cell]), word + " in cell " + cell);
        }
        HeatMap value = (HeatMap) view("value").figure(run("hall"), OptionalDouble.of(0));
        assertTrue(value.scale().low() > 0.05, "the zeros that are stored inside the pillar are no values: " + value.scale().low());
        Surface surface = (Surface) view("surface").figure(run("hall"), ALL);
        assertTrue(Double.isNaN(surface.values()[4 * 15 + 6]));
        Ground ground = ((PathPlot) view("paths").figure(run("hall"), ALL)).ground().orElseThrow();
        for (int cell = 0; cell < 150; cell++) assertEquals(pillar(cell), ground.solid()[cell]);
    }

    @Test
    void theReportShowsObstaclesAndExits() throws IOException {
        String page = Files.readString(folder.resolve("hall/report.html"));
        assertTrue(page.contains("Obstacles are grey. Agents leave where the frame is green."));
        assertEquals(2, page.split("<path class=\"door\"", -1).length - 1);
        assertFalse(Files.readString(folder.resolve("plane/report.html")).contains("Obstacles are grey"));
    }

    @Test
    void exitsAreDoorsOnTheFrame() throws IOException, ImpossiblePicture {
        for (String word : List.of("density", "control", "paths")) {
            List<Door> doors = ((Plane) view(word).figure(run("hall"), OptionalDouble.of(0.5))).doors();
            assertEquals(2, doors.size(), word);
            assertEquals(Door.Side.RIGHT, doors.get(0).side());
            assertEquals(0.4, doors.get(0).from(), 1e-12, "the cells whose middle is in [0.45, 0.95]: those from 0.4 to 1");
            assertEquals(1.0, doors.get(0).to(), 1e-12);
            assertEquals(new Door(Door.Side.TOP, 0, 3).side(), doors.get(1).side());
            assertEquals(3, doors.get(1).to(), 1e-12);
        }
        assertTrue(((Plane) view("density").figure(run("plane"), OptionalDouble.of(0.5))).doors().isEmpty());
        assertTrue(((Plane) view("space-time").figure(run("hall"), ALL)).doors().isEmpty(), "the line through the middle ends at a wall");
    }

    @Test
    void pathsEndAtExitsAndNeverEnterThePillar() throws IOException {
        double[] paths = NumpyFile.read(folder.resolve("hall/paths.npy")).values();
        int gone = 0;
        for (int i = 0; i < paths.length; i += 2) {
            if (Double.isNaN(paths[i])) {
                gone++;
                assertTrue(i + 180 >= paths.length || Double.isNaN(paths[i + 180]), "who has left does not come back");
            } else assertFalse(pillar((int) (paths[i] / 0.2) + 15 * (int) (paths[i + 1] / 0.2)));
        }
        assertTrue(gone > 0);
    }

    @Test
    void aRunWithoutItsProblemSaysWhatIsMissing() throws IOException {
        Path run = folder.resolve("broken");
        solve("broken", "lq-1d", "grid.n=[8]", "time.nt=2");
        Files.writeString(run.resolve("resolved.toml"), "schema = 1\n");
        IOException failure = assertThrows(IOException.class, () -> view("control").figure(run("broken"), ALL));
        assertTrue(failure.getMessage().startsWith("resolved.toml cannot be read: "), failure.getMessage());
        Files.writeString(run.resolve("resolved.toml"), Files.readString(folder.resolve("line/resolved.toml")));
        failure = assertThrows(IOException.class, () -> view("paths").figure(run("broken"), ALL));
        assertTrue(failure.getMessage().contains("has the grid [40]"), failure.getMessage());
    }

    @Test
    void pathsOfAnotherShapeAreRefused() throws IOException {
        solve("other", "lq-1d", "grid.n=[8]", "time.nt=2");
        Files.copy(folder.resolve("line/paths.npy"), folder.resolve("other/paths.npy"));
        IOException failure = assertThrows(IOException.class, () -> view("paths").figure(run("other"), ALL));
        assertTrue(failure.getMessage().contains("[5, 7, 1]") && failure.getMessage().contains("[3, particles, 1]"), failure.getMessage());
    }
}
