package org.mfglab.workbench.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;

class PictureTest {

    private static final Picture PAGE = new Picture(Theme.LIGHT, 400, 1);
    private static final Axis X = Axis.cells("x", "", 0, 2, 40);
    private static final Axis Y = Axis.cells("y", "", 0, 1, 20);

    private static HeatMap map(double[] values, Scale scale) {
        return HeatMap.of("density m", X, Y, values, scale);
    }

    private static Frame frame(HeatMap map) {
        return ((Page.PlanePage) Page.of(map, PAGE.width())).frame();
    }

    /// The colour at a place of the domain.
    private static int colour(BufferedImage image, HeatMap map, double x, double y) {
        Frame frame = frame(map);
        return image.getRGB((int) (frame.left() + x / 2 * frame.width()), (int) (frame.bottom() - y * frame.height())) & 0xffffff;
    }

    @Test
    void theLargestValueHasTheHighestColourAtItsPlaceAndYRunsUpward() {
        double[] values = new double[800];
        values[2 * 40 + 30] = 5;
        HeatMap map = map(values, Scale.density("density m", "", values));
        BufferedImage image = PAGE.image(map);
        assertEquals(ColourMap.VIRIDIS.rgb(1), colour(image, map, X.node(30), Y.node(2)));
        assertEquals(ColourMap.VIRIDIS.rgb(0), colour(image, map, X.node(30), Y.node(17)));
    }

    @Test
    void missingValuesAreGreyAndNeverColoured() {
        double[] values = new double[800];
        values[0] = 1;
        values[2 * 40 + 30] = Double.NaN;
        HeatMap map = map(values, Scale.density("density m", "", values));
        assertEquals(Theme.LIGHT.missing().getRGB() & 0xffffff, colour(PAGE.image(map), map, X.node(30), Y.node(2)));
    }

    @Test
    void oneScaleGivesOneColourToOneValueAtAllTimes() {
        double[] early = new double[800];
        double[] late = new double[800];
        early[0] = 9;
        late[0] = 1;
        early[2 * 40 + 30] = late[2 * 40 + 30] = 1;
        Scale scale = Scale.density("density m", "", early, late);
        HeatMap first = map(early, scale);
        HeatMap second = map(late, scale);
        assertEquals(colour(PAGE.image(first), first, X.node(30), Y.node(2)), colour(PAGE.image(second), second, X.node(30), Y.node(2)));
        assertEquals(frame(first), frame(second));
    }

    @Test
    void aPlaneDomainKeepsItsProportions() {
        Frame frame = frame(map(new double[800], Scale.density("density m", "", new double[1])));
        assertEquals(2, frame.width() / frame.height(), 0.02);
    }

    @Test
    void aPeriodicAxisIsDrawnAroundItsNodes() {
        Axis periodic = Axis.periodic("x", "", 0, 1, 10);
        assertEquals(0, periodic.nearest(0.04));
        assertEquals(1, periodic.nearest(0.06));
        assertEquals(0, periodic.nearest(0.97));
        assertEquals(9, Axis.cells("x", "", 0, 1, 10).nearest(0.97));
    }

    @Test
    void thePngHasThePixelsThatWereDrawnAtTwiceTheScale() throws IOException {
        double[] values = new double[800];
        values[7] = 1;
        HeatMap map = map(values, Scale.density("density m", "", values));
        Picture fine = new Picture(Theme.DARK, 400, 2);
        BufferedImage drawn = fine.image(map);
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(fine.png(map)));
        assertEquals(800, read.getWidth());
        assertArrayEquals(drawn.getRGB(0, 0, 800, drawn.getHeight(), null, 0, 800), read.getRGB(0, 0, 800, drawn.getHeight(), null, 0, 800));
        assertEquals(Theme.DARK.background().getRGB(), read.getRGB(1, 1));
    }

    @Test
    void nothingTouchesTheRimOfThePageInAnyFigureThemeOrWidth() {
        for (Figure figure : figures()) {
            for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
                for (int width : new int[] {300, 640, 1000}) assertRimIsFree(new Picture(theme, width, 1).image(figure), theme, figure.title() + " at " + width);
            }
        }
    }

    private static void assertRimIsFree(BufferedImage image, Theme theme, String what) {
        int background = theme.background().getRGB();
        for (int x = 0; x < image.getWidth(); x++) {
            for (int depth = 0; depth < 3; depth++) {
                assertEquals(background, image.getRGB(x, depth), what + ", top");
                assertEquals(background, image.getRGB(x, image.getHeight() - 1 - depth), what + ", bottom");
            }
        }
        for (int y = 0; y < image.getHeight(); y++) {
            for (int depth = 0; depth < 3; depth++) {
                assertEquals(background, image.getRGB(depth, y), what + ", left");
                assertEquals(background, image.getRGB(image.getWidth() - 1 - depth, y), what + ", right");
            }
        }
    }

    static List<Figure> figures() {
        double[] values = ContourTest.field(X, Y, (x, y) -> 1e-7 * Math.sin(3 * x) * y);
        Scale signed = Scale.signed("a quantity with a long name", "kg/m²", values);
        HeatMap map = HeatMap.of("a heat map whose title says so much that it does not fit on a page of any usual width", X, Y, values, signed);
        Arrows arrows = new Arrows(values, values, 1e-7, "velocity v", "");
        double[] holes = ContourTest.field(X, Y, (x, y) -> x > 1 && y > 0.5 ? Double.NaN : x);
        boolean[] solid = new boolean[800];
        for (int i = 0; i < 800; i++) solid[i] = Double.isNaN(holes[i]);
        Axis narrow = Axis.cells("y", "", 0, 0.2, 20);
        LinePlot.Curve curve = new LinePlot.Curve("HJB", new double[] {1, 2, 3}, new double[] {1, Double.NaN, 1e-9});
        return List.of(map, map.withContours(5).withArrows(arrows), HeatMap.of("upright", narrow, X, new double[800], Scale.density("m", "", new double[1])),
                HeatMap.of("flat", X, narrow, values, signed.withLimits(-1e-8, 1e-8)).withArrows(arrows),
                HeatMap.spaceTime("space and time", X, Axis.levels("t", "s", 0, 1, 20), values, signed),
                LinePlot.residuals("residuals", List.of(curve, curve, curve, curve, curve, curve, curve), 1e-6),
                LinePlot.of("no curve", "x", "density m", List.of()),
                LinePlot.powers("work", "seconds", "error", List.of(curve, new LinePlot.Curve("none", new double[] {0, -1}, new double[] {1, 1}))),
                LinePlot.powers("no work", "seconds", "error", List.of()),
                PathPlot.of("paths", X, Axis.periodic("y", "", 0, 1, 4), new double[] {0, 1, 2}, new double[][] {{0.1, 1, 2}, {2, Double.NaN, 1}}, new double[][] {{0, 1, 0.2}, {1, 0, 1}}),
                PathPlot.overTime("paths over time", X, new double[] {0, 1, 2}, new double[][] {{0, 2, 1}}).until(1),
                new Surface("a surface whose title says so much that it does not fit on a page of any usual width", X, Axis.periodic("y", "m", 0, 1, 20), values, signed, true),
                new Surface("long", narrow, X, holes, Scale.density("m", "", holes), true),
                new Surface("a point over time", Axis.cells("x", "", 0, 1, 1), Axis.levels("t", "", 0, 1, 2), new double[] {1, 2}, Scale.density("m", "", new double[] {2}), false),
                PathPlot.of("among", X, Y, new double[] {0, 1}, new double[][] {{0.1, 1}}, new double[][] {{0, 1}})
                        .among(Optional.of(new Ground(X, Y, solid)), List.of(Door.all(Door.Side.LEFT), new Door(Door.Side.BOTTOM, 0.5, 9))),
                Panels.row("three", List.of(map, map, map)), new Panels("two and one", 2, List.of(map, map.withTitle("b"), map)));
    }

    @Test
    void equalRatiosGetEqualStepsOnBothAxesOfPowers() {
        LinePlot plot = LinePlot.powers("work", "seconds", "error", List.of(new LinePlot.Curve("a", new double[] {2e-4, 0.03, 0}, new double[] {0.5, 3e-3, 1})));
        assertEquals(new LinePlot.Limits(1e-4, 0.1), plot.xLimits());
        assertEquals(new LinePlot.Limits(1e-3, 1), plot.yLimits());
        Rule across = new LinePlotPainter(plot, new Frame(0, 0, 400, 200)).across();
        assertEquals(List.of("10⁻⁴", "10⁻³", "10⁻²", "10⁻¹"), across.ticks().stream().map(Ticks.Tick::label).toList());
        assertEquals(1 / 3.0, across.share(1e-3), 1e-12);
    }

    @Test
    void figuresAreEqualInEveryLocale() {
        Locale before = Locale.getDefault();
        List<byte[]> expected = figures().stream().map(PAGE::png).toList();
        try {
            for (String tag : List.of("de-DE", "tr-TR", "ar")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                List<Figure> figures = figures();
                for (int i = 0; i < figures.size(); i++) assertArrayEquals(expected.get(i), PAGE.png(figures.get(i)), tag + " " + figures.get(i).title());
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void panelsRefuseDifferentScales() {
        HeatMap one = map(new double[800], Scale.density("density m", "", new double[] {1}));
        HeatMap two = map(new double[800], Scale.density("density m", "", new double[] {2}));
        assertThrows(IllegalArgumentException.class, () -> Panels.row("two", List.of(one, two)));
    }

    @Test
    void contoursAndArrowsAreSeen() {
        double[] values = ContourTest.field(X, Y, (x, y) -> x);
        HeatMap plain = map(values, Scale.sequential("value u", "", values));
        assertNotEquals(colour(PAGE.image(plain), plain, 1, 0.5), colour(PAGE.image(plain.withContours(1)), plain, 1, 0.5));
        Arrows arrows = new Arrows(values, new double[800], 2, "velocity v", "");
        assertTrue(PAGE.image(plain.withArrows(arrows)).getHeight() > PAGE.image(plain).getHeight(), "the length of the arrows is explained");
    }

    @Test
    void missingValuesHaveAnOutlineAndDoorsAreGreenOnTheFrame() {
        double[] values = new double[800];
        for (int j = 5; j < 10; j++) for (int i = 10; i < 20; i++) values[j * 40 + i] = Double.NaN;
        HeatMap map = map(values, Scale.density("density m", "", values)).withDoors(List.of(new Door(Door.Side.RIGHT, 0.2, 0.4), Door.all(Door.Side.TOP)));
        BufferedImage image = PAGE.image(map);
        Frame frame = frame(map);
        assertEquals(Theme.LIGHT.missing().getRGB() & 0xffffff, colour(image, map, X.node(15), Y.node(7)));
        int middle = (int) (frame.bottom() - Y.node(7) * frame.height());
        int edge = (int) Math.round(frame.left() + 0.25 * frame.width());
        boolean seen = false;
        for (int x = edge - 2; x <= edge + 2; x++) {
            int red = image.getRGB(x, middle) >> 16 & 255;
            seen |= red > 0x50 && red < 0xa0;
        }
        assertTrue(seen, "a line between the grey and the colour of 0");
        int green = Theme.LIGHT.door().getRGB() & 0xffffff;
        assertEquals(green, image.getRGB((int) frame.right(), (int) (frame.bottom() - 0.3 * frame.height())) & 0xffffff);
        assertNotEquals(green, image.getRGB((int) frame.right(), (int) (frame.bottom() - 0.5 * frame.height())) & 0xffffff);
        assertEquals(green, image.getRGB((int) (frame.left() + 0.1 * frame.width()), (int) frame.top()) & 0xffffff);
    }

    @Test
    void aSurfaceIsHighestWhereItsValueIsAndHidesWhatIsBehind() {
        double[] values = new double[800];
        for (int j = 4; j < 8; j++) for (int i = 20; i < 24; i++) values[j * 40 + i] = 1;
        Surface surface = new Surface("a block", X, Y, values, Scale.density("m", "", values), true);
        Page.SurfacePage page = (Page.SurfacePage) Page.of(surface, PAGE.width());
        BufferedImage image = PAGE.image(surface);
        Projection box = page.box();
        double x = (X.node(21.5) - X.from()) / 2;
        double y = Y.node(5.5);
        assertEquals(ColourMap.VIRIDIS.rgb(1), image.getRGB((int) box.x(x, y), (int) box.y(x, y, 1)) & 0xffffff, "its top, in full light");
        double behind = y + (box.y(x, y, 0.3) - box.y(x, y, 0.9)) / (box.y(0, 0, 0) - box.y(0, 1, 0));
        double left = x - (box.x(x, behind) - box.x(x, y)) / (box.x(1, 0) - box.x(0, 0));
        assertNotEquals(ColourMap.VIRIDIS.rgb(0), image.getRGB((int) box.x(left, behind), (int) box.y(left, behind, 0)) & 0xffffff, "the floor behind the block");
        assertEquals(ColourMap.VIRIDIS.rgb(0), image.getRGB((int) box.x(0.9, 0.2), (int) box.y(0.9, 0.2, 0)) & 0xffffff, "the floor beside it");
    }

    @Test
    void theGifHasAllFramesLoopsForEverAndKeepsItsColours() throws IOException {
        List<HeatMap> frames = new ArrayList<>();
        Scale scale = Scale.density("density m", "", new double[] {1});
        for (int n = 0; n < 5; n++) {
            double[] values = new double[800];
            values[5 * 40 + 5 + n] = 1;
            frames.add(map(values, scale).withTitle("t = 0." + n));
        }
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream stream = ImageIO.createImageInputStream(new ByteArrayInputStream(PAGE.gif(frames, 80)))) {
            reader.setInput(stream);
            assertEquals(5, reader.getNumImages(true));
            BufferedImage first = reader.read(0);
            assertEquals(ColourMap.VIRIDIS.rgb(1), colour(first, frames.getFirst(), X.node(5), Y.node(5)));
            assertEquals(Theme.LIGHT.background().getRGB(), first.getRGB(1, 1));
            IIOMetadataNode root = (IIOMetadataNode) reader.getImageMetadata(0).getAsTree("javax_imageio_gif_image_1.0");
            IIOMetadataNode control = (IIOMetadataNode) root.getElementsByTagName("GraphicControlExtension").item(0);
            assertEquals("8", control.getAttribute("delayTime"));
            IIOMetadataNode loop = (IIOMetadataNode) root.getElementsByTagName("ApplicationExtension").item(0);
            assertEquals("NETSCAPE", loop.getAttribute("applicationID"));
            assertArrayEquals(new byte[] {1, 0, 0}, (byte[]) loop.getUserObject());
            assertTrue(reader.getWidth(1) < first.getWidth(), "later frames hold only what changed");
        }
    }

    @Test
    void theFramesOfAGifLaidOverEachOtherAreTheFiguresThatWereDrawn() throws IOException {
        List<HeatMap> frames = new ArrayList<>();
        Scale scale = Scale.density("density m", "", new double[] {1});
        for (int n = 0; n < 4; n++) {
            double[] values = ContourTest.field(X, Y, (x, y) -> Math.exp(-8 * (x - 1.6) * (x - 1.6) - 20 * (y - 0.3) * (y - 0.3)));
            for (int i = 0; i < 3; i++) values[(9 + n) * 40 + 20 + 2 * n + i] = 1;
            frames.add(map(values, scale).withTitle("t = 0." + n));
        }
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream stream = ImageIO.createImageInputStream(new ByteArrayInputStream(PAGE.gif(frames, 80)))) {
            reader.setInput(stream);
            BufferedImage shown = new BufferedImage(reader.getWidth(0), reader.getHeight(0), BufferedImage.TYPE_INT_RGB);
            for (int n = 0; n < 4; n++) {
                IIOMetadataNode root = (IIOMetadataNode) reader.getImageMetadata(n).getAsTree("javax_imageio_gif_image_1.0");
                IIOMetadataNode place = (IIOMetadataNode) root.getElementsByTagName("ImageDescriptor").item(0);
                shown.getGraphics().drawImage(reader.read(n), Integer.parseInt(place.getAttribute("imageLeftPosition")), Integer.parseInt(place.getAttribute("imageTopPosition")), null);
                assertAlike(PAGE.image(frames.get(n)), shown, "frame " + n);
            }
        }
    }

    /// Up to the shades that a palette of 256 colours lacks.
    private static void assertAlike(BufferedImage expected, BufferedImage shown, String what) {
        for (int y = 0; y < shown.getHeight(); y++) {
            for (int x = 0; x < shown.getWidth(); x++) {
                for (int shift = 0; shift < 24; shift += 8)
                    assertEquals(expected.getRGB(x, y) >> shift & 255, shown.getRGB(x, y) >> shift & 255, 40, what + " at " + x + ", " + y);
            }
        }
    }

    @Test
    void thePaletteServesEveryFigureWithAtMost256Colours() {
        for (Figure figure : figures()) assertTrue(Palette.of(List.of(figure), Theme.DARK).size() <= 256, figure.title());
    }

    @Test
    void descriptionsNameTheLargestValueAndItsPlace() {
        double[] values = new double[800];
        values[2 * 40 + 30] = 5;
        String text = map(values, Scale.density("density m", "", values)).description();
        assertEquals("Heat map of density m, density m: minimum 0.00, maximum 5.00 at (1.53, 0.125).", text);
    }
}
