package org.mfglab.workbench.figure;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// How a [Figure] is put on a page; the height follows from the figure. The same figure and picture give the same pixels on every machine,
/// with or without fonts and a display.
///
/// {@snippet :
/// byte[] png = new Picture(Theme.LIGHT, 640, 2).png(HeatMap.of("m(T)", x, y, m, Scale.density("density m", "", m)));
/// }
///
/// @param theme        the colours of the page
/// @param width        the width in drawing units; digits are 10.5 units high
/// @param deviceScale  pixels per drawing unit: 1 for a plain screen, 2 for a fine one; in SVG and PDF those of the images inside
public record Picture(Theme theme, int width, double deviceScale) {

    /// @throws IllegalArgumentException when the page would be too narrow for its labels or the device scale is not in 0.5 to 8
    public Picture {
        if (width < 240 || width > 10_000) {
            throw new IllegalArgumentException("The picture's width (%d) must lie in 240 .. 10000. Maybe the device scale was meant.".formatted(width));
        }
        if (!(deviceScale >= 0.5 && deviceScale <= 8)) {
            throw new IllegalArgumentException("The device scale (%s) must lie in 0.5 .. 8. Maybe the width was meant.".formatted(deviceScale));
        }
    }

    /// The widest picture of a figure that is at most so wide and so high, as far as its labels allow.
    public static Picture within(Figure figure, Theme theme, int width, int height, double deviceScale) {
        int low = 240;
        int high = Math.clamp(width, low, 10_000);
        if (Page.of(figure, high).height() <= height) return new Picture(theme, high, deviceScale);
        while (high - low > 1) {
            int middle = (low + high) / 2;
            if (Page.of(figure, middle).height() <= height) low = middle;
            else high = middle;
        }
        return new Picture(theme, low, deviceScale);
    }

    /// Where the coordinates of a figure lie on its picture, an area for each panel; none for a surface, which is seen in perspective.
    public List<PlotArea> areas(Figure figure) {
        return Page.of(figure, width).areas();
    }

    /// Draws a figure.
    public BufferedImage image(Figure figure) {
        Page page = Page.of(figure, width);
        BufferedImage image = new BufferedImage((int) Math.round(width * deviceScale), (int) Math.round(page.height() * deviceScale),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.scale(deviceScale, deviceScale);
            paint(page, new PixelCanvas(graphics));
        } finally {
            graphics.dispose();
        }
        return image;
    }

    private void paint(Page page, Canvas canvas) {
        Pen pen = new Pen(canvas, theme);
        pen.fill(new Rectangle2D.Double(0, 0, width + 1, page.height() + 1), theme.background());
        page.paint(pen);
    }

    /// A figure as an SVG file: lines and letters are shapes, coloured fields are images inside it.
    public byte[] svg(Figure figure) {
        Page page = Page.of(figure, width);
        SvgCanvas canvas = new SvgCanvas(deviceScale);
        paint(page, canvas);
        return canvas.file(width, page.height(), figure.title(), figure.description()).getBytes(StandardCharsets.UTF_8);
    }

    /// A figure as a PDF file of one page, as large as the figure: 96 drawing units are an inch.
    public byte[] pdf(Figure figure) {
        Page page = Page.of(figure, width);
        PdfCanvas canvas = new PdfCanvas(deviceScale);
        paint(page, canvas);
        return canvas.file(width, page.height(), figure.title());
    }

    /// A figure as a PNG file.
    public byte[] png(Figure figure) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(stream);
            writer.write(image(figure));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /// Figures of one kind and layout as an animated GIF that plays for ever, with one palette for all frames.
    ///
    /// @param frames       at least one; lock their limits by giving all the same [Scale], or the same limits of y
    /// @param delayMillis  how long each frame stays, rounded to 10 ms
    public byte[] gif(List<? extends Figure> frames, int delayMillis) {
        if (frames.isEmpty()) throw new IllegalArgumentException("An animation needs at least one frame. Maybe no time level was chosen.");
        return new AnimatedGif(Palette.of(frames, theme), delayMillis).encode(frames.stream().map(this::image).iterator());
    }
}
