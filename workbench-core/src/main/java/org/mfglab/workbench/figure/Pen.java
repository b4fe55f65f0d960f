package org.mfglab.workbench.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/// Draws lines, surfaces and text in drawing units, in the colours of a theme.
final class Pen {

    /// Which part of a text stands at its place.
    enum Anchor { START, MIDDLE, END }

    static final double TITLE = 15;
    static final double LABEL = 12;
    static final double SMALL = 10.5;

    private record Fitted(String text, double size) {

        static Fitted of(String text, double size, double room) {
            double smaller = Math.clamp(size * room / Math.max(1e-9, Lettering.width(text, size)), Math.min(size, 9), size);
            String shown = text;
            int kept = text.length();
            while (kept > 0 && Lettering.width(shown, smaller) > room + 1e-9) {
                kept = text.offsetByCodePoints(kept, -1);
                shown = text.substring(0, kept).stripTrailing() + "…";
            }
            return new Fitted(shown, smaller);
        }
    }

    private final Canvas canvas;
    private final Theme theme;

    Pen(Canvas canvas, Theme theme) {
        this.canvas = canvas;
        this.theme = theme;
    }

    Theme theme() {
        return theme;
    }

    /// Pixels per drawing unit that an image needs.
    double deviceScale() {
        return canvas.pixelsPerUnit();
    }

    void text(String text, double x, double baseline, double size, Color colour, Anchor anchor) {
        fill(Lettering.outline(text, size), AffineTransform.getTranslateInstance(x - before(text, size, anchor), baseline), colour);
    }

    /// Text that runs upward, fitted like [#fittedText]; `x` is its baseline, `y` its middle.
    void upwardText(String text, double x, double y, double size, double room, Color colour) {
        Fitted fitted = Fitted.of(text, size, room);
        AffineTransform place = AffineTransform.getTranslateInstance(x, y + before(fitted.text, fitted.size, Anchor.MIDDLE));
        place.rotate(-Math.PI / 2);
        fill(Lettering.outline(fitted.text, fitted.size), place, colour);
    }

    /// Text that is set smaller where it would not fit, and cut with an ellipsis where even that does not help.
    void fittedText(String text, double x, double baseline, double size, double room, Color colour, Anchor anchor) {
        Fitted fitted = Fitted.of(text, size, room);
        text(fitted.text, x, baseline, fitted.size, colour, anchor);
    }

    /// A thin upright or lying line, moved by at most half a unit onto whole pixels, so that it is not smeared over two.
    void rule(double x0, double y0, double x1, double y1, Color colour) {
        double shiftX = x0 == x1 ? Math.rint(x0 - 0.5) + 0.5 - x0 : 0;
        double shiftY = y0 == y1 ? Math.rint(y0 - 0.5) + 0.5 - y0 : 0;
        stroke(new Line2D.Double(x0 + shiftX, y0 + shiftY, x1 + shiftX, y1 + shiftY),
                new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND), colour);
    }

    void stroke(Shape shape, BasicStroke stroke, Color colour) {
        canvas.stroke(shape, stroke, colour);
    }

    void fill(Shape shape, Color colour) {
        canvas.fill(shape, colour);
    }

    /// A line around a frame on whole drawing units, just outside it.
    void outline(Frame frame, Color colour) {
        stroke(new Rectangle2D.Double(frame.left() - 0.5, frame.top() - 0.5, frame.width() + 1, frame.height() + 1),
                new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER), colour);
    }

    /// Runs a drawing of which only what lies in the frame is seen.
    void inside(Frame frame, Runnable drawing) {
        canvas.inside(frame, drawing);
    }

    /// Fills a frame with an image of [#deviceScale] pixels per unit.
    void image(BufferedImage image, Frame frame) {
        canvas.image(image, frame);
    }

    private void fill(Shape shape, AffineTransform place, Color colour) {
        fill(place.createTransformedShape(shape), colour);
    }

    private static double before(String text, double size, Anchor anchor) {
        return switch (anchor) {
            case START -> 0;
            case MIDDLE -> Lettering.width(text, size) / 2;
            case END -> Lettering.width(text, size);
        };
    }
}
