package org.mfglab.workbench.figure;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/// Text as outlines of the one font that comes with the program, DejaVu Sans.
///
/// The window system's font machinery is never asked: on a machine without fonts it fails at the first letter, and
/// elsewhere it would draw the same figure differently on each machine.
final class Lettering {

    private record Glyph(Path2D outline, double advance) { }

    private static final Lettering DEJAVU_SANS = read("DejaVuSans.ttf");

    private final TrueTypeFont font;
    private final CmapLookup lookup;
    private final double unitsPerEm;
    private final Map<Integer, Glyph> glyphs = new ConcurrentHashMap<>();

    private Lettering(TrueTypeFont font) throws IOException {
        this.font = font;
        this.lookup = font.getUnicodeCmapLookup();
        this.unitsPerEm = font.getUnitsPerEm();
    }

    /// The width of a line of text at a size, in the unit of the size.
    static double width(String text, double size) {
        return text.codePoints().mapToDouble(c -> DEJAVU_SANS.glyph(c).advance).sum() * size / DEJAVU_SANS.unitsPerEm;
    }

    /// The outline of a line of text that starts at the origin, y downward, baseline at 0.
    static Shape outline(String text, double size) {
        double scale = size / DEJAVU_SANS.unitsPerEm;
        Path2D line = new Path2D.Double(Path2D.WIND_NON_ZERO);
        double x = 0;
        for (int c : text.codePoints().toArray()) {
            Glyph glyph = DEJAVU_SANS.glyph(c);
            line.append(glyph.outline.getPathIterator(new AffineTransform(scale, 0, 0, -scale, x, 0)), false);
            x += glyph.advance * scale;
        }
        return line;
    }

    /// Whether the font has a sign for this character.
    static boolean has(int codePoint) {
        return DEJAVU_SANS.lookup.getGlyphId(codePoint) != 0;
    }

    private Glyph glyph(int codePoint) {
        return glyphs.computeIfAbsent(codePoint, this::load);
    }

    /// The font reads its tables on demand from one stream, hence one at a time.
    private synchronized Glyph load(int codePoint) {
        try {
            int id = lookup.getGlyphId(codePoint);
            GlyphData data = font.getGlyph().getGlyph(id);
            return new Glyph(data == null ? new Path2D.Double() : data.getPath(), font.getAdvanceWidth(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Lettering read(String name) {
        try (InputStream stream = Lettering.class.getResourceAsStream(name)) {
            if (stream == null) throw new IOException("The font '" + name + "' is missing. Maybe the jar is incomplete.");
            return new Lettering(new TTFParser().parse(new RandomAccessReadBuffer(stream.readAllBytes())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
