package org.mfglab.workbench.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.List;

/// The bar beside or below a picture: quantity, unit, both limits, the map's name, the contour levels, and pointed ends where values are cut off.
final class ColourBar {

    private static final double THICKNESS = 14;
    private static final double DIGITS = Pen.SMALL;
    private static final double POINT = 9;

    private final Scale scale;
    private final List<Double> contours;

    ColourBar(Scale scale, List<Double> contours) {
        this.scale = scale;
        this.contours = contours;
    }

    private String lowLabel() {
        return (scale.clipsBelow() ? "≤ " : "") + Ticks.number(scale.low());
    }

    private String highLabel() {
        return (scale.clipsAbove() ? "≥ " : "") + Ticks.number(scale.high());
    }

    private List<Ticks.Tick> inner(int most) {
        return scale.logarithmic() ? Ticks.logarithmic(scale.low(), scale.high(), most) : Ticks.linear(scale.low(), scale.high(), most, 0);
    }

    /// The room an upright bar needs to the right of a frame.
    double width(double height) {
        double digits = Math.max(Lettering.width(lowLabel(), DIGITS), Lettering.width(highLabel(), DIGITS));
        digits = Math.max(digits, Rule.widest(inner(most(height))));
        return Math.max(THICKNESS + 6 + digits + 22, Lettering.width(scale.map().title(), DIGITS)) + 2;
    }

    private static int most(double height) {
        return (int) Math.clamp(height / 40, 1, 8);
    }

    void paintUpright(Pen pen, double left, Frame beside) {
        Frame bar = new Frame(Math.rint(left), beside.top(), THICKNESS, beside.height());
        paintColours(pen, bar, true);
        double text = bar.right() + 6;
        pen.text(highLabel(), text, bar.top() + 0.72 * DIGITS, DIGITS, pen.theme().text(), Pen.Anchor.START);
        pen.text(lowLabel(), text, bar.bottom(), DIGITS, pen.theme().text(), Pen.Anchor.START);
        for (Ticks.Tick tick : inner(most(bar.height()))) {
            double y = bar.bottom() - scale.position(tick.value()) * bar.height();
            if (y < bar.top() + 1.9 * DIGITS || y > bar.bottom() - 1.6 * DIGITS) continue;
            pen.rule(bar.right(), y, bar.right() + 3, y, pen.theme().muted());
            pen.text(tick.label(), text, y + 0.36 * DIGITS, DIGITS, pen.theme().muted(), Pen.Anchor.START);
        }
        double baseline = left + width(beside.height()) - 4;
        pen.upwardText(scale.label(), baseline, bar.top() + bar.height() / 2, Pen.LABEL, bar.height(), pen.theme().text());
        pen.text(scale.map().title(), left, bar.bottom() + Rule.LABEL_BASELINE, DIGITS, pen.theme().muted(), Pen.Anchor.START);
    }

    /// The room a lying bar needs below a frame.
    static double height() {
        return Pen.LABEL + 8 + THICKNESS + 6 + DIGITS;
    }

    void paintLying(Pen pen, Frame room) {
        pen.fittedText(scale.label(), room.left(), room.top() + Pen.LABEL, Pen.LABEL, room.width() * 0.75, pen.theme().text(), Pen.Anchor.START);
        pen.text(scale.map().title(), room.right(), room.top() + Pen.LABEL, DIGITS, pen.theme().muted(), Pen.Anchor.END);
        Frame bar = new Frame(Math.rint(room.left()), Math.rint(room.top() + Pen.LABEL + 8), Math.rint(room.width()), THICKNESS);
        paintColours(pen, bar, false);
        double baseline = bar.bottom() + 5 + DIGITS;
        pen.text(lowLabel(), bar.left(), baseline, DIGITS, pen.theme().text(), Pen.Anchor.START);
        pen.text(highLabel(), bar.right(), baseline, DIGITS, pen.theme().text(), Pen.Anchor.END);
        double first = bar.left() + Lettering.width(lowLabel(), DIGITS) + 12;
        double last = bar.right() - Lettering.width(highLabel(), DIGITS) - 12;
        for (Ticks.Tick tick : inner((int) Math.clamp(bar.width() / 60, 1, 8))) {
            double x = bar.left() + scale.position(tick.value()) * bar.width();
            double half = Lettering.width(tick.label(), DIGITS) / 2;
            if (x - half < first || x + half > last) continue;
            pen.rule(x, bar.bottom(), x, bar.bottom() + 3, pen.theme().muted());
            pen.text(tick.label(), x, baseline, DIGITS, pen.theme().muted(), Pen.Anchor.MIDDLE);
        }
    }

    private void paintColours(Pen pen, Frame bar, boolean upright) {
        double units = pen.deviceScale();
        int width = (int) Math.round(bar.width() * units);
        int height = (int) Math.round(bar.height() * units);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, scale.map().rgb(upright ? 1 - (y + 0.5) / height : (x + 0.5) / width));
            }
        }
        pen.image(image, bar);
        for (double level : contours) paintLevel(pen, bar, upright, level);
        if (scale.clipsBelow()) paintPoint(pen, point(bar, upright, false), scale.map().rgb(0));
        if (scale.clipsAbove()) paintPoint(pen, point(bar, upright, true), scale.map().rgb(1));
        pen.outline(bar, pen.theme().muted());
    }

    private static void paintPoint(Pen pen, Path2D triangle, int rgb) {
        pen.fill(triangle, new Color(rgb));
        pen.stroke(triangle, new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND), pen.theme().muted());
    }

    private void paintLevel(Pen pen, Frame bar, boolean upright, double level) {
        double share = scale.position(level);
        Color colour = Contrast.on(scale.map().rgb(share));
        double x = bar.left() + share * bar.width();
        double y = bar.bottom() - share * bar.height();
        if (upright) pen.rule(bar.left(), y, bar.right(), y, colour);
        else pen.rule(x, bar.top(), x, bar.bottom(), colour);
    }

    private static Path2D point(Frame bar, boolean upright, boolean high) {
        Path2D triangle = new Path2D.Double();
        if (upright) {
            double base = high ? bar.top() : bar.bottom();
            triangle.moveTo(bar.left(), base);
            triangle.lineTo(bar.left() + bar.width() / 2, base + (high ? -POINT : POINT));
            triangle.lineTo(bar.right(), base);
        } else {
            double base = high ? bar.right() : bar.left();
            triangle.moveTo(base, bar.top());
            triangle.lineTo(base + (high ? POINT : -POINT), bar.top() + bar.height() / 2);
            triangle.lineTo(base, bar.bottom());
        }
        triangle.closePath();
        return triangle;
    }
}
