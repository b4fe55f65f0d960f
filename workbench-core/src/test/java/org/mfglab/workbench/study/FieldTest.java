package org.mfglab.workbench.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mfglab.workbench.study.Texts.SMALL;
import static org.mfglab.workbench.study.Texts.issue;
import static org.mfglab.workbench.study.Texts.study;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mfglab.grid.Field;
import org.mfglab.grid.SpaceFunction;
import org.mfglab.workbench.file.ElementType;
import org.mfglab.workbench.file.NumpyArray;
import org.mfglab.workbench.file.NumpyWriter;

/// The box of the small problem is [0, 1] x [0, 2] with 16 x 32 cells.
class FieldTest {

    private static final String LINE = SMALL.replace("y = [0.0, 2.0]\n", "").replace("n = [16, 32]", "n = [16]");
    private static final String SQUARE = SMALL.replace("x = [0.0, 1.0]", "x = [-6.0, 6.0]").replace("y = [0.0, 2.0]", "y = [-6.0, 6.0]").replace("n = [16, 32]", "n = [240, 240]");

    @TempDir
    Path folder;

    private Reading read(String text, String... settings) throws IOException {
        Path file = Files.writeString(folder.resolve("p.toml"), text);
        return ProblemFile.read(file, List.of(settings).stream().map(Setting::parse).toList());
    }

    /// The field w of the small problem, as a picture or array gives it.
    private SpaceFunction field(String table, String... settings) throws IOException {
        Study study = assertInstanceOf(Reading.Accepted.class, read(SMALL.replace("k*m", "m - w") + "[field.w]\n" + table.replace("; ", "\n"), settings)).study();
        return study.game().fields().get("w");
    }

    private Issue wrong(String text, String table) throws IOException {
        List<Issue> issues = read(text.replace("k*m", "m - w") + "[field.w]\n" + table.replace("; ", "\n")).issues();
        assertEquals(1, issues.size(), issues.toString());
        return issues.getFirst();
    }

    /// A picture of 2 x 2 points, from the upper left one on: white, black, and two greys.
    private void picture(String name) throws IOException {
        BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_BYTE_GRAY);
        int[] levels = {255, 0, 51, 102};
        for (int i = 0; i < 4; i++) image.getRaster().setSample(i % 2, i / 2, 0, levels[i]);
        ImageIO.write(image, "png", folder.resolve(name).toFile());
    }

    private void array(String name, int... shape) throws IOException {
        double[] values = IntStream.range(0, IntStream.of(shape).reduce(1, (a, b) -> a * b)).mapToDouble(i -> i).toArray();
        try (OutputStream out = Files.newOutputStream(folder.resolve(name))) {
            NumpyWriter.write(out, ElementType.FLOAT64, new NumpyArray(IntStream.of(shape).boxed().toList(), values));
        }
    }

    @Test
    void aPictureIsBrightWhereItsFieldIsLarge() throws IOException {
        picture("p.png");
        SpaceFunction w = field("type = \"image\"; file = \"p.png\"");
        assertEquals(1.0, w.at(new double[] {0.25, 1.5}), 1e-6);
        assertEquals(0.0, w.at(new double[] {0.75, 1.5}), 1e-6);
        assertEquals(0.2, w.at(new double[] {0.25, 0.5}), 1e-6);
        assertEquals(0.4, w.at(new double[] {0.75, 0.5}), 1e-6);
    }

    @Test
    void betweenTheMiddlesOfItsPointsAPictureIsLinear() throws IOException {
        picture("p.png");
        SpaceFunction w = field("type = \"image\"; file = \"p.png\"");
        assertEquals(0.3, w.at(new double[] {0.5, 0.5}), 1e-6);
        assertEquals(0.6, w.at(new double[] {0.25, 1.0}), 1e-6);
        assertEquals(0.4, w.at(new double[] {0.5, 1.0}), 1e-6);
        assertEquals(0.2, w.at(new double[] {0.0, 0.0}), 1e-6);
    }

    @Test
    void anInvertedPictureIsDarkWhereItsFieldIsLarge() throws IOException {
        picture("p.png");
        assertEquals(0.8, field("type = \"image\"; file = \"p.png\"; invert = true").at(new double[] {0.25, 0.5}), 1e-6);
    }

    /// One white point of 40 x 80 in the middle of black, blurred, is a Gaussian of the same mass.
    @Test
    void aBlurIsAGaussianOfThatWidth() throws IOException {
        BufferedImage image = new BufferedImage(41, 82, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSample(20, 41, 0, 255);
        ImageIO.write(image, "png", folder.resolve("p.png").toFile());
        SpaceFunction w = field("type = \"image\"; file = \"p.png\"; blur = 0.1; normalise = true");
        double[] middle = {20.5 / 41, 2 - 2 * 41.5 / 82};
        assertEquals(1 / (2 * Math.PI * 0.01), w.at(middle), 0.08);
        assertEquals(Math.exp(-0.5), w.at(new double[] {middle[0], middle[1] + 0.1}) / w.at(middle), 0.01);
        assertEquals(Math.exp(-2), w.at(new double[] {middle[0] - 0.2, middle[1]}) / w.at(middle), 0.01);
    }

    /// The same picture on a ring goes on from its right end at its left one.
    @Test
    void aBlurGoesRoundAPeriodicAxis() throws IOException {
        BufferedImage image = new BufferedImage(40, 2, BufferedImage.TYPE_BYTE_GRAY);
        for (int row = 0; row < 2; row++) image.getRaster().setSample(39, row, 0, 255);
        ImageIO.write(image, "png", folder.resolve("p.png").toFile());
        String table = "type = \"image\"; file = \"p.png\"; blur = 0.05";
        SpaceFunction ring = field(table, "domain.boundary={ left = \"periodic\", right = \"periodic\" }");
        assertEquals(ring.at(new double[] {38.5 / 40, 1}), ring.at(new double[] {0.5 / 40, 1}), 1e-7);
        assertEquals(ring.at(new double[] {1 - 1e-9, 1}), ring.at(new double[] {0, 1}), 1e-6);
        SpaceFunction box = field(table);
        assertTrue(box.at(new double[] {0.5 / 40, 1}) == 0);
    }

    @Test
    void transparentPartsOfAPictureAreWhite() throws IOException {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0xff000000);
        image.setRGB(1, 0, 0x00000000);
        ImageIO.write(image, "png", folder.resolve("p.png").toFile());
        SpaceFunction w = field("type = \"image\"; file = \"p.png\"");
        assertEquals(0, w.at(new double[] {0.25, 1}), 1e-6);
        assertEquals(1, w.at(new double[] {0.75, 1}), 1e-6);
    }

    @Test
    void anArrayOfTheShapeOfTheGridIsTakenToTheLastBit() throws IOException {
        array("w.npy", 32, 16);
        SpaceFunction w = field("type = \"npy\"; file = \"w.npy\"");
        Study study = study(SMALL);
        assertArrayEquals(IntStream.range(0, 512).mapToDouble(i -> i).toArray(), Field.sample(study.grid(), w).values());
        SpaceFunction torus = field("type = \"npy\"; file = \"w.npy\"", "domain.boundary={ all = \"periodic\" }");
        Study periodic = study(SMALL, "domain.boundary={ all = \"periodic\" }");
        assertArrayEquals(IntStream.range(0, 512).mapToDouble(i -> i).toArray(), Field.sample(periodic.grid(), torus).values());
    }

    @Test
    void anArrayOfAnotherShapeIsInterpolated() throws IOException {
        array("w.npy", 4, 2);
        SpaceFunction w = field("type = \"npy\"; file = \"w.npy\"");
        assertEquals(0.5, w.at(new double[] {0.5, 0.25}), 1e-12);
        assertEquals(2.5, w.at(new double[] {0.5, 0.75}), 1e-12);
        assertEquals(1.5, w.at(new double[] {0.5, 0.5}), 1e-12);
        assertEquals(7, w.at(new double[] {1, 2}), 1e-12);
        SpaceFunction torus = field("type = \"npy\"; file = \"w.npy\"", "domain.boundary={ all = \"periodic\" }");
        assertEquals(0.5, torus.at(new double[] {0.75, 0}), 1e-12);
        assertEquals(3, torus.at(new double[] {0, 1.75}), 1e-12);
    }

    @Test
    void anArrayMayHoldOneAxisAndAnArchiveSeveralArrays() throws IOException {
        array("w.npy", 16);
        Study study = assertInstanceOf(Reading.Accepted.class, read(LINE.replace("type = \"formula\"\nexpr = \"1 + x\"", "type = \"npy\"\nfile = \"w.npy\""))).study();
        double[] m = study.game().initial().on(study.grid()).values();
        assertEquals(15 * 16 / 120.0, m[15], 1e-12);
        assertEquals("The array 'w.csv' cannot be read. Its name ends neither in .npy nor .npz.", wrong(SMALL, "type = \"npy\"; file = \"w.csv\"").message());
    }

    @Test
    void fieldsMayStandInEveryFormulaOfTheGame() throws IOException {
        array("w.npy", 32, 16);
        Study study = assertInstanceOf(Reading.Accepted.class, read(SMALL + "[field.w]\ntype = \"npy\"\nfile = \"w.npy\"\n", "diffusion.nu=0.1 + w*1e-3", "coupling.source=w*exp(-t)",
                "hamiltonian.H=norm(p)^2*(1 + w) + w*p_x", "coupling.running=m + w", "coupling.terminal=w")).study();
        assertTrue(study.game().viscosity().dependsOn("w") && study.game().source().dependsOn("w"));
        assertEquals("fd_split", study.scheme().scheme().key());
        assertEquals(study.game().source(), study(study.resolved()).game().source());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "type = \"image\"; file = \"nowhere.png\"               | E112 | There is no such file",
        "type = \"image\"; file = \"p.toml\"                    | E112 | It is not a png, jpg or bmp image.",
        "type = \"image\"; file = \"half.png\"                  | E112 | cannot be read.",
        "type = \"image\"; file = \".\"                         | E112 | It is not a file.",
        "type = \"image\"; file = \"p.png\"; blur = -1          | E107 | must be 0 or positive.",
        "type = \"image\"; file = \"many.png\"; blur = 3        | E107 | A blur of 3.0 is 600 points of this image; at most 64 are possible.",
        "type = \"image\"; file = \"p.png\"; invert = 1         | E103 | must be true or false",
        "type = \"image\"; file = \"p.png\"; bandwidth = 1      | E110 | A field of type image has no key 'bandwidth'.",
        "type = \"npy\"; file = \"p.png\"                       | E112 | Its name ends neither in .npy nor .npz.",
        "type = \"npy\"; file = \"w.npy\"; blur = 3             | E110 | A field of type npy has no key 'blur'.",
        "type = \"npy\"; file = \"time.npy\"                    | E112 | save one level: numpy.save(\"last.npy\", m[-1]).",
        "type = \"npy\"; file = \"line.npy\"                    | E112 | Its shape [5] must have 2 lengths, those of y and x.",
        "type = \"npy\"; file = \"none.npy\"                    | E112 | It is empty."})
    void aMistakeInAFieldHasItsReason(String table, String code, String message) throws IOException {
        picture("p.png");
        Files.write(folder.resolve("half.png"), Arrays.copyOf(Files.readAllBytes(folder.resolve("p.png")), 40));
        ImageIO.write(new BufferedImage(200, 10, BufferedImage.TYPE_BYTE_GRAY), "png", folder.resolve("many.png").toFile());
        array("w.npy", 4, 2);
        array("time.npy", 3, 4, 2);
        array("line.npy", 5);
        array("none.npy", 0, 2);
        Issue issue = wrong(SMALL, table);
        assertEquals(code, issue.code().name(), issue.toString());
        assertTrue(issue.message().contains(message), issue.message());
        assertFalse(issue.suggestion().isEmpty());
    }

    @Test
    void aPictureNeedsTwoAxes() throws IOException {
        picture("p.png");
        assertEquals("An image has two axes, the domain one.", wrong(LINE, "type = \"image\"; file = \"p.png\"").message());
        String cube = SMALL.replace("y = [0.0, 2.0]", "y = [0.0, 2.0]\nz = [0.0, 3.0]").replace("n = [16, 32]", "n = [4, 8, 12]");
        Study study = assertInstanceOf(Reading.Accepted.class, read(cube.replace("k*m", "m - w") + "[field.w]\ntype = \"image\"\nfile = \"p.png\"\n")).study();
        for (double z : new double[] {0, 1.7, 3}) assertEquals(0.4, study.game().fields().get("w").at(new double[] {0.75, 0.5, z}), 1e-6);
    }

    @ParameterizedTest
    @EnumSource(KnownDensity.class)
    void aKnownDensityHasMassOneInTheBox(KnownDensity known) {
        Study study = study(SQUARE.replace("type = \"formula\"\nexpr = \"1 + x\"", "type = \"preset\"\nname = \"" + known.key() + "\"\nnormalise = false"));
        assertEquals(1, study.game().initial().on(study.grid()).integral(), 2e-3);
        assertEquals(study.game().initial().on(study.grid()).get(28_800), study(study.resolved()).game().initial().on(study.grid()).get(28_800));
    }

    /// Where the curves of the data sets pass, and what lies between.
    @ParameterizedTest
    @CsvSource({"MOONS, -1, 1.8, 0, 0", "TWO_SPIRALS, 3.1416, 0, 2.618, 0", "SWISSROLL, 0, -0.9425, 0, 0", "CIRCLES, 3, 0, 2.25, 0", "RINGS, 0, 2.25, 0, 2.625",
        "CHECKERBOARD, -3, -3, -1, -3", "PINWHEEL, 1.5573, 1.2549, 2, 0", "EIGHT_GAUSSIANS, 4, 0, 3.7, 1.53"})
    void aKnownDensityIsLargeOnItsCurve(KnownDensity known, double x, double y, double otherX, double otherY) {
        assertTrue(known.density().at(new double[] {x, y}) > 4 * known.density().at(new double[] {otherX, otherY}),
                known.density().at(new double[] {x, y}) + " " + known.density().at(new double[] {otherX, otherY}));
    }

    @Test
    void aKnownDensityHasTwoAxes() {
        assertEquals("The density 'moons' has two axes, the domain 1.",
                issue(LINE.replace("type = \"formula\"\nexpr = \"1 + x\"", "type = \"preset\"\nname = \"moons\"")).message());
    }
}
