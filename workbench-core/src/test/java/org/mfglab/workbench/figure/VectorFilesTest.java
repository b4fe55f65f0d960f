package org.mfglab.workbench.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.DocumentLimits;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/// Other programs read the vector files and see what the PNG shows.
class VectorFilesTest {

    private static final Picture PAGE = new Picture(Theme.LIGHT, 400, 2);
    private static final int SQUARE = 12;
    private static final LoaderContext LIMITS = LoaderContext.builder().documentLimits(new DocumentLimits(30, 20, 100_000)).build();

    @Test
    void anotherReaderOfSvgSeesEveryFigureAsThePngShowsIt() {
        for (Figure figure : PictureTest.figures()) assertAlike(PAGE.image(figure), readSvg(PAGE.svg(figure)), figure.title());
    }

    @Test
    void anotherReaderOfPdfSeesEveryFigureAsThePngShowsIt() throws IOException {
        for (Figure figure : PictureTest.figures()) assertAlike(PAGE.image(figure), readPdf(PAGE.pdf(figure)), figure.title());
    }

    /// Each reader smooths edges in its own way, so single pixels differ; a missing or displaced part differs in the mean over a small square.
    private static void assertAlike(BufferedImage expected, BufferedImage read, String title) {
        assertEquals(expected.getWidth(), read.getWidth(), 1.0, title);
        assertEquals(expected.getHeight(), read.getHeight(), 1.0, title);
        for (int y = 0; y + SQUARE < Math.min(expected.getHeight(), read.getHeight()); y += SQUARE) {
            for (int x = 0; x + SQUARE < Math.min(expected.getWidth(), read.getWidth()); x += SQUARE) {
                double difference = Math.abs(green(expected, x, y) - green(read, x, y));
                assertTrue(difference < 30, title + ": green differs by " + difference + " of 255 at " + x + ", " + y);
            }
        }
    }

    private static double green(BufferedImage image, int left, int top) {
        double sum = 0;
        for (int y = top; y < top + SQUARE; y++) {
            for (int x = left; x < left + SQUARE; x++) sum += image.getRGB(x, y) >> 8 & 255;
        }
        return sum / (SQUARE * SQUARE);
    }

    private static BufferedImage readSvg(byte[] file) {
        SVGDocument document = new SVGLoader().load(new ByteArrayInputStream(file), null, LIMITS);
        BufferedImage image = new BufferedImage(Math.round(2 * document.size().width), Math.round(2 * document.size().height), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(2, 2);
        document.render(null, graphics);
        graphics.dispose();
        return image;
    }

    private static BufferedImage readPdf(byte[] file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file)) {
            assertEquals(1, document.getNumberOfPages());
            return new PDFRenderer(document).renderImageWithDPI(0, 192, ImageType.RGB);
        }
    }

    @Test
    void svgIsWellFormedSaysWhatItShowsAndAsksForNothing() throws Exception {
        double[] values = new double[800];
        Figure figure = HeatMap.of("m < 1 & \"a > b\" \u0007", Axis.cells("x", "", 0, 2, 40), Axis.cells("y", "", 0, 1, 20), values, Scale.density("m", "", values));
        Document document = parse(PAGE.svg(figure));
        assertEquals("m < 1 & \"a > b\"  ", document.getElementsByTagName("title").item(0).getTextContent());
        assertTrue(document.getElementsByTagName("desc").item(0).getTextContent().startsWith("Heat map of m"));
        String text = new String(PAGE.svg(figure), StandardCharsets.UTF_8);
        assertFalse(text.contains("<text") || text.contains("font"), "letters are shapes");
        assertFalse(text.replace("http://www.w3.org/", "").contains("http"), "an address");
    }

    private static Document parse(byte[] svg) throws ParserConfigurationException, SAXException, IOException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg));
    }

    @Test
    void pdfTellsItsTitle() throws IOException {
        Figure figure = PictureTest.figures().getFirst().withTitle("Größe ∇u (α → β)");
        try (PDDocument document = Loader.loadPDF(PAGE.pdf(figure))) {
            assertEquals("Größe ∇u (α → β)", document.getDocumentInformation().getTitle());
            assertEquals(300, document.getPage(0).getMediaBox().getWidth(), "400 units of 1/96 inch are 300 points of 1/72 inch");
        }
    }

    @Test
    void vectorFilesAreEqualInEveryLocaleAndEveryTime() {
        Locale before = Locale.getDefault();
        Figure figure = PictureTest.figures().get(1);
        byte[] svg = PAGE.svg(figure);
        byte[] pdf = PAGE.pdf(figure);
        try {
            for (String tag : new String[] {"de-DE", "tr-TR", "ar-EG"}) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                assertArrayEquals(svg, PAGE.svg(figure), tag);
                assertArrayEquals(pdf, PAGE.pdf(figure), tag);
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void lengthsHaveTwoDecimalsAndNoMore() {
        assertEquals("0", Outline.number(-0.001));
        assertEquals("-0.05", Outline.number(-0.05));
        assertEquals("12.3", Outline.number(12.3));
        assertEquals("1234567.89", Outline.number(1234567.891));
        assertEquals("-1.5", Outline.number(-1.5));
    }
}
