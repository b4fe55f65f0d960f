package org.mfglab.workbench.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mfglab.workbench.study.Texts.SMALL;
import static org.mfglab.workbench.study.Texts.issue;
import static org.mfglab.workbench.study.Texts.read;
import static org.mfglab.workbench.study.Texts.study;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mfglab.grid.Geometry;
import org.mfglab.grid.Grid;
import org.mfglab.grid.Obstacle;

/// The box of the small problem is [0, 1] x [0, 2] with 16 x 32 cells of side 1/16.
class ObstacleTest {

    private static final String CUBE = SMALL.replace("y = [0.0, 2.0]", "y = [0.0, 2.0]\nz = [0.0, 3.0]").replace("n = [16, 32]", "n = [8, 16, 24]");
    private static final String LINE = SMALL.replace("y = [0.0, 2.0]\n", "").replace("n = [16, 32]", "n = [16]");

    /// The small problem with tables of obstacles.
    private static String with(String text, String... shapes) {
        StringBuilder tables = new StringBuilder();
        for (String shape : shapes) tables.append("[[domain.shape]]\nrole = \"obstacle\"\n").append(shape.replace("; ", "\n")).append('\n');
        return text.replace("[time]", tables + "[time]");
    }

    private static int solid(Study study) {
        return study.grid().size() - study.grid().geometry().openCells();
    }

    @Test
    void anEllipseCoversTheCellsWhosePointsItCovers() {
        Study study = study(with(SMALL, "type = \"ellipse\"; center = [0.5, 1.0]; radius = [0.25, 0.5]"));
        assertEquals(Math.PI * 0.25 * 0.5 * 256, solid(study), 4);
        assertEquals(new Obstacle.Ellipse(List.of(0.5, 1.0), List.of(0.25, 0.5)), study.domain().obstacles().getFirst());
    }

    @Test
    void aRectangleAPolygonAndAFormulaCanMeanTheSame() {
        Grid rectangle = study(with(SMALL, "type = \"rectangle\"; x = [0.25, 0.75]; y = [0.5, 1.5]")).grid();
        Grid polygon = study(with(SMALL, "type = \"polygon\"; points = [[0.25, 0.5], [0.75, 0.5], [0.75, 1.5], [0.25, 1.5]]")).grid();
        Grid formula = study(with(SMALL, "type = \"formula\"; expr = \"c*min(0.25 - abs(x - 0.5), 0.5 - abs(y - 1))\"")).grid();
        assertEquals(8 * 16, rectangle.size() - rectangle.geometry().openCells());
        for (int i = 0; i < rectangle.size(); i++) {
            assertEquals(rectangle.solid(i), polygon.solid(i));
            assertEquals(rectangle.solid(i), formula.solid(i));
        }
    }

    @Test
    void severalShapesAddUp() {
        Study study = study(with(SMALL, "type = \"rectangle\"; x = [0.0, 0.25]; y = [0.0, 0.25]", "type = \"rectangle\"; x = [0.75, 1.0]; y = [1.75, 2.0]"));
        assertEquals(32, solid(study));
    }

    @Test
    void inThreeDimensionsShapesOfThePlaneGoUpToTheCeiling() {
        assertEquals(4 * 8 * 24, solid(study(with(CUBE, "type = \"rectangle\"; x = [0.25, 0.75]; y = [0.5, 1.5]"))));
        assertEquals(4 * 8 * 24, solid(study(with(CUBE, "type = \"polygon\"; points = [[0.25, 0.5], [0.75, 0.5], [0.75, 1.5], [0.25, 1.5]]"))));
        assertEquals(4 * 8 * 8, solid(study(with(CUBE, "type = \"rectangle\"; x = [0.25, 0.75]; y = [0.5, 1.5]; z = [1.0, 2.0]"))));
        assertEquals(Math.PI / 6 * 512, solid(study(with(CUBE, "type = \"ellipse\"; center = [0.5, 1.0, 1.5]; radius = [0.5, 0.5, 0.5]"))), 12);
    }

    @Test
    void onALineAnObstacleIsAnInterval() {
        assertEquals(2, solid(study(with(LINE, "type = \"rectangle\"; x = [0.45, 0.55]"), "domain.boundary={ all = \"exit\" }")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "type = \"ellipse\"; center = [0.5, 1.0]                                   | E106 | has no radius.",
        "type = \"ellipse\"; center = [0.5]; radius = [0.1, 0.1]                   | E107 | has 1 numbers for 'center', the domain 2 axes.",
        "type = \"ellipse\"; center = [0.5, 1.0]; radius = [0.1, -0.1]             | E107 | has the radius -0.1, which must be positive.",
        "type = \"ellipse\"; center = \"middle\"; radius = [0.1, 0.1]              | E103 | needs for 'center' a list of numbers.",
        "type = \"ellipse\"; center = [0.5, 1.0]; radius = [0.1, 0.1]; x = [0, 1]  | E102 | has the key 'x', which a shape of type \"ellipse\" does not have.",
        "type = \"rectangle\"; x = [0.2, 0.4]                                      | E106 | has no y.",
        "type = \"rectangle\"; x = [0.4, 0.2]; y = [0.2, 0.4]                      | E107 | ([0.4, 0.2]) must be a pair [low, high] of numbers, the lower one first.",
        "type = \"rectangle\"; x = [0.2, 0.4]; y = [0.2, 0.4]; z = [0.2, 0.4]      | E107 | has an interval along z, an axis that the domain does not have.",
        "type = \"polygon\"; points = [[0, 0], [1, 1]]                             | E107 | has 2 corners; a polygon has three or more.",
        "type = \"polygon\"; points = [[0, 0], [1, 1], [1]]                        | E103 | has a corner that is not a pair of numbers.",
        "type = \"polygon\"; points = 3                                            | E103 | needs for 'points' a list of corners.",
        "type = \"formula\"                                                        | E106 | has no expr.",
        "type = \"formula\"; expr = \"x + q\"                                      | E104 | domain.shape.expr: The symbol 'q' is unknown.",
        "type = \"mask\"                                                           | E106 | has no file.",
        "type = \"mask\"; file = \"preset:nowhere.png\"                            | E112 | The image 'preset:nowhere.png' cannot be read. The program ships no picture of that name.",
        "type = \"circle\"                                                         | E107 | (\"circle\") must be one of ellipse, rectangle, polygon, mask, formula.",
        "center = [0.5, 0.5]                                                       | E106 | has no type.",
        "type = \"formula\"; expr = \"1\"                                          | E210 | The obstacles cover every point of the grid.",
        "type = \"rectangle\"; x = [0.01, 0.02]; y = [0.0, 2.0]                    | N239 | The obstacle covers no cell of this grid: agents walk through it."})
    void aMistakeInAShapeHasItsReason(String shape, String code, String message) {
        Issue issue = issue(with(SMALL, shape));
        assertEquals(code, issue.code().name());
        assertTrue(issue.message().endsWith(message), issue.message());
        assertFalse(issue.suggestion().isEmpty());
    }

    @Test
    void aShapeNeedsARoleAndDoubleBrackets() {
        assertEquals("Write role = \"obstacle\".", issue(SMALL, "domain.shape=[{ type = \"formula\", expr = \"x - 0.9\" }]").suggestion());
        assertEquals(IssueCode.E107, issue(SMALL, "domain.shape=[{ role = \"hole\", type = \"formula\", expr = \"x - 0.9\" }]").code());
        assertEquals("Write [[domain.shape]] for each shape.", issue(SMALL.replace("[time]", "[domain.shape]\nrole = \"obstacle\"\n[time]")).suggestion());
        assertEquals("Write [[domain.shape]] for each shape.", issue(SMALL, "domain.shape=[3]").suggestion());
    }

    @Test
    void severalShapesWithMistakesAreAllReportedAtTheirPlaces() {
        List<Issue> issues = read(with(SMALL, "type = \"ellips\"", "type = \"polygon\"; points = [1]")).issues();
        assertEquals(List.of("small.toml:11:8", "small.toml:15:11"), issues.stream().map(issue -> issue.place().toString()).toList());
    }

    @Test
    void aPieceThatIsCutOffIsToldWithItsCells() {
        Issue apart = issue(with(SMALL, "type = \"rectangle\"; x = [0.0, 1.0]; y = [0.5, 0.75]"));
        assertEquals(IssueCode.N240, apart.code());
        assertEquals("128 of the 448 open cells, in one piece, are cut off by obstacles: nobody goes between them and the rest.", apart.message());
        Issue exit = issue(with(SMALL, "type = \"rectangle\"; x = [0.0, 1.0]; y = [0.5, 0.75]"), "domain.boundary.bottom=exit");
        assertEquals("320 of the 448 open cells, in one piece, are cut off by obstacles: nobody there can reach an exit.", exit.message());
        assertEquals(List.of(), read(with(SMALL, "type = \"rectangle\"; x = [0.0, 1.0]; y = [0.5, 0.75]"), "domain.boundary={ bottom = \"exit\", top = \"exit\" }").issues());
        assertEquals(List.of(), read(with(SMALL, "type = \"rectangle\"; x = [0.0, 1.0]; y = [0.5, 0.75]"), "domain.boundary={ bottom = \"periodic\", top = \"periodic\" }").issues());
    }

    @Test
    void aDoorBehindAnObstacleIsWarnedOf() {
        Issue issue = issue(with(SMALL, "type = \"rectangle\"; x = [0.9, 1.0]; y = [0.5, 1.0]"), "domain.boundary.right={ type = \"exit\", from = 0.6, to = 0.9 }");
        assertEquals(IssueCode.N237, issue.code());
    }

    @Test
    void anInitialDensityInsideObstaclesIsRefused() {
        Issue issue = issue(with(SMALL, "type = \"rectangle\"; x = [0.0, 0.5]; y = [0.0, 2.0]"), "field.initial.expr=step(0.4 - x)");
        assertEquals(IssueCode.E205, issue.code());
        assertEquals("The initial density is zero at every grid point outside the obstacles.", issue.message());
    }

    @Test
    void formulasAreNotLookedAtInsideObstacles() {
        String pole = with(SMALL, "type = \"ellipse\"; center = [0.0, 0.0]; radius = [0.3, 0.3]");
        assertEquals(List.of(), read(pole, "coupling.running=m + 1/(x^2 + y^2 - 0.05)^2*step(x^2 + y^2 - 0.06)").issues());
        assertEquals(List.of(), read(pole, "hamiltonian.H=norm(p)^2 + log(x^2 + y^2 - 0.08)").issues());
    }

    /// The picture is 4 x 4 points over the box: the upper left quarter of it is dark.
    @Test
    void theDarkPartsOfAMaskAreSolid(@TempDir Path folder) throws IOException {
        BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, 4, 4);
        pen.setColor(new Color(60, 60, 60));
        pen.fillRect(0, 0, 2, 2);
        for (String format : List.of("png", "bmp", "jpg")) {
            ImageIO.write(image, format, folder.resolve("hall." + format).toFile());
            Path file = Files.writeString(folder.resolve("hall.toml"), with(SMALL, "type = \"mask\"; file = \"hall." + format + "\""));
            Study study = assertInstanceOf(Reading.Accepted.class, ProblemFile.read(file, List.of()), format).study();
            Geometry geometry = study.grid().geometry();
            for (int i = 0; i < study.grid().size(); i++) {
                double[] x = study.grid().point(i);
                assertEquals(x[0] < 0.5 && x[1] > 1, geometry.solid(i), format);
            }
            assertEquals(study.grid(), study(study.resolved()).grid(), format);
        }
    }

    @Test
    void aMaskMayCoverAPartOfTheBox(@TempDir Path folder) throws IOException {
        ImageIO.write(new BufferedImage(3, 5, BufferedImage.TYPE_BYTE_BINARY), "png", folder.resolve("block.png").toFile());
        Path file = Files.writeString(folder.resolve("hall.toml"), with(SMALL, "type = \"mask\"; file = \"block.png\"; x = [0.25, 0.5]; y = [1.0, 1.5]"));
        assertEquals(32, solid(assertInstanceOf(Reading.Accepted.class, ProblemFile.read(file, List.of())).study()));
    }

    @Test
    void obstaclesAreToldInWords() {
        String resolved = study(with(SMALL, "type = \"rectangle\"; x = [0.0, 0.25]; y = [0.0, 0.25]", "type = \"formula\"; expr = \"x - 0.9\"")).resolved();
        assertTrue(resolved.contains("#   obstacles: rectangle, region x - 0.9 > 0; 80 of 512 cells are solid\n"), resolved);
    }
}
