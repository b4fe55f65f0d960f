package org.mfglab.workbench.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Writes a PDF 1.4 file of one page (ISO 32000-1, sections 8.5 to 8.9). Four drawing units are three points, so that a unit is a CSS pixel.
final class PdfCanvas implements Canvas {

    private static final double POINTS_PER_UNIT = 0.75;

    private final double pixelsPerUnit;
    private final StringBuilder body = new StringBuilder();
    private final List<BufferedImage> images = new ArrayList<>();
    /// The names of graphics states by their opacity, 0 to 255.
    private final Map<Integer, String> opacities = new TreeMap<>();

    PdfCanvas(double pixelsPerUnit) {
        this.pixelsPerUnit = pixelsPerUnit;
    }

    /// The file.
    ///
    /// @param title what it is, for readers and search
    byte[] file(double width, double height, String title) {
        PdfFile file = new PdfFile();
        int catalog = file.reserve();
        int pages = file.reserve();
        StringBuilder resources = new StringBuilder("<< ");
        if (!images.isEmpty()) resources.append("/XObject << ");
        for (int i = 0; i < images.size(); i++) resources.append("/I").append(i).append(' ').append(file.image(images.get(i))).append(" 0 R ");
        if (!images.isEmpty()) resources.append(">> ");
        resources.append("/ExtGState << ");
        opacities.forEach((alpha, name) -> resources.append("/%s << /ca %2$s /CA %2$s >> ".formatted(name, Outline.number(alpha / 255.0))));
        resources.append(">> >>");
        String page = "%s 0 0 -%1$s 0 %s cm\n".formatted(Outline.number(POINTS_PER_UNIT), Outline.number(height * POINTS_PER_UNIT)) + body;
        int content = file.stream("", page.getBytes(StandardCharsets.US_ASCII));
        int only = file.object("<< /Type /Page /Parent %s 0 R /MediaBox [0 0 %s %s] /Resources %s /Contents %s 0 R >>".formatted(pages,
                Outline.number(width * POINTS_PER_UNIT), Outline.number(height * POINTS_PER_UNIT), resources, content));
        file.fill(pages, "<< /Type /Pages /Kids [%s 0 R] /Count 1 >>".formatted(only));
        file.fill(catalog, "<< /Type /Catalog /Pages %s 0 R >>".formatted(pages));
        int info = file.object("<< /Title %s /Producer %s >>".formatted(PdfFile.text(title), PdfFile.text("MFGLab")));
        return file.bytes(catalog, info);
    }

    @Override
    public double pixelsPerUnit() {
        return pixelsPerUnit;
    }

    @Override
    public void fill(Shape shape, Color colour) {
        if (!begin(shape, colour, "rg")) return;
        body.append(Outline.evenOdd(shape) ? "f*\n" : "f\n");
    }

    @Override
    public void stroke(Shape shape, BasicStroke stroke, Color colour) {
        body.append(Outline.number(stroke.getLineWidth())).append(" w ").append(stroke.getEndCap()).append(" J ").append(stroke.getLineJoin()).append(" j [");
        if (stroke.getDashArray() != null) for (float length : stroke.getDashArray()) body.append(Outline.number(length)).append(' ');
        body.append("] 0 d\n");
        if (begin(shape, colour, "RG")) body.append("S\n");
    }

    /// Sets a colour and lays down a path; false where the shape has none.
    private boolean begin(Shape shape, Color colour, String operator) {
        if (shape.getPathIterator(null).isDone()) return false;
        body.append('/').append(opacities.computeIfAbsent(colour.getAlpha(), alpha -> "A" + alpha)).append(" gs ");
        for (int channel : new int[] {colour.getRed(), colour.getGreen(), colour.getBlue()}) body.append(share(channel)).append(' ');
        body.append(operator).append('\n');
        Outline.trace(shape, new Outline.Pieces() {
            @Override
            public void move(double x, double y) {
                add("m", x, y);
            }

            @Override
            public void line(double x, double y) {
                add("l", x, y);
            }

            @Override
            public void cubic(double x1, double y1, double x2, double y2, double x, double y) {
                add("c", x1, y1, x2, y2, x, y);
            }

            @Override
            public void close() {
                add("h");
            }
        });
        return true;
    }

    /// A channel as a number in `[0, 1]`, exact to a third of a shade.
    private static String share(int channel) {
        return channel == 255 ? "1" : String.format(Locale.ROOT, "%.3f", channel / 255.0);
    }

    private void add(String operator, double... numbers) {
        for (double number : numbers) body.append(Outline.number(number)).append(' ');
        body.append(operator).append('\n');
    }

    @Override
    public void inside(Frame frame, Runnable drawing) {
        body.append("q\n");
        add("re W n", frame.left(), frame.top(), frame.width(), frame.height());
        drawing.run();
        body.append("Q\n");
    }

    @Override
    public void image(BufferedImage image, Frame frame) {
        body.append("q\n");
        add("cm", frame.width(), 0, 0, -frame.height(), frame.left(), frame.bottom());
        body.append("/I").append(images.size()).append(" Do\nQ\n");
        images.add(image);
    }
}
