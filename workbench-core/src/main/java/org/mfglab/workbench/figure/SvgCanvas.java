package org.mfglab.workbench.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/// Writes an SVG 1.1 file. A drawing unit is a CSS pixel; images are PNG files inside it.
final class SvgCanvas implements Canvas {

    private final double pixelsPerUnit;
    private final StringBuilder body = new StringBuilder();
    private int clips;

    SvgCanvas(double pixelsPerUnit) {
        this.pixelsPerUnit = pixelsPerUnit;
    }

    /// The file.
    ///
    /// @param title       what it is, for readers and search
    /// @param description what is seen, in words
    String file(double width, double height, String title, String description) {
        String w = Outline.number(width);
        String h = Outline.number(height);
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1" \
                width="%s" height="%s" viewBox="0 0 %s %s" role="img">
                <title>%s</title>
                <desc>%s</desc>
                %s</svg>
                """.formatted(w, h, w, h, escape(title), escape(description), body);
    }

    @Override
    public double pixelsPerUnit() {
        return pixelsPerUnit;
    }

    @Override
    public void fill(Shape shape, Color colour) {
        String path = path(shape);
        if (path.isEmpty()) return;
        body.append("<path fill=\"").append(hex(colour)).append('"').append(opacity("fill", colour));
        if (Outline.evenOdd(shape)) body.append(" fill-rule=\"evenodd\"");
        body.append(" d=\"").append(path).append("\"/>\n");
    }

    @Override
    public void stroke(Shape shape, BasicStroke stroke, Color colour) {
        String path = path(shape);
        if (path.isEmpty()) return;
        body.append("<path fill=\"none\" stroke=\"").append(hex(colour)).append('"').append(opacity("stroke", colour))
                .append(" stroke-width=\"").append(Outline.number(stroke.getLineWidth())).append('"');
        if (stroke.getEndCap() == BasicStroke.CAP_ROUND) body.append(" stroke-linecap=\"round\"");
        if (stroke.getLineJoin() == BasicStroke.JOIN_ROUND) body.append(" stroke-linejoin=\"round\"");
        if (stroke.getDashArray() != null) body.append(" stroke-dasharray=\"").append(dashes(stroke.getDashArray())).append('"');
        body.append(" d=\"").append(path).append("\"/>\n");
    }

    private static String dashes(float[] lengths) {
        StringBuilder text = new StringBuilder();
        for (float length : lengths) text.append(text.isEmpty() ? "" : " ").append(Outline.number(length));
        return text.toString();
    }

    @Override
    public void inside(Frame frame, Runnable drawing) {
        String name = "c" + ++clips;
        body.append("<clipPath id=\"").append(name).append("\"><rect").append(place(frame)).append("/></clipPath>\n<g clip-path=\"url(#").append(name).append(")\">\n");
        drawing.run();
        body.append("</g>\n");
    }

    @Override
    public void image(BufferedImage image, Frame frame) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        body.append("<image").append(place(frame)).append(" preserveAspectRatio=\"none\" style=\"image-rendering:pixelated\" xlink:href=\"data:image/png;base64,")
                .append(Base64.getEncoder().encodeToString(bytes.toByteArray())).append("\"/>\n");
    }

    private static String place(Frame frame) {
        return " x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"".formatted(Outline.number(frame.left()), Outline.number(frame.top()),
                Outline.number(frame.width()), Outline.number(frame.height()));
    }

    private static String hex(Color colour) {
        return "#%06x".formatted(colour.getRGB() & 0xffffff);
    }

    private static String opacity(String what, Color colour) {
        return colour.getAlpha() == 255 ? "" : " " + what + "-opacity=\"" + Outline.number(colour.getAlpha() / 255.0) + "\"";
    }

    private static String path(Shape shape) {
        StringBuilder path = new StringBuilder();
        Outline.trace(shape, new Outline.Pieces() {
            @Override
            public void move(double x, double y) {
                add('M', x, y);
            }

            @Override
            public void line(double x, double y) {
                add('L', x, y);
            }

            @Override
            public void cubic(double x1, double y1, double x2, double y2, double x, double y) {
                add('C', x1, y1, x2, y2, x, y);
            }

            @Override
            public void close() {
                path.append('Z');
            }

            private void add(char command, double... numbers) {
                path.append(command);
                for (int i = 0; i < numbers.length; i++) path.append(i == 0 ? "" : " ").append(Outline.number(numbers[i]));
            }
        });
        return path.toString();
    }

    /// Characters that XML does not allow become spaces.
    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().map(c -> Character.isISOControl(c) || c == 0xfffe || c == 0xffff || c >= 0xd800 && c < 0xe000 ? ' ' : c).forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                default -> escaped.appendCodePoint(c);
            }
        });
        return escaped.toString();
    }
}
