package org.mfglab.workbench.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;

/// Draws curves into a given frame, and their legend above it.
final class LinePlotPainter {

    private static final float[][] DASHES = {null, {7, 3}, {2, 3}, {8, 3, 2, 3}, {12, 4}, {4, 4}};
    private static final int MOST_MARKERS = 40;
    private static final double SWATCH = 26;
    private static final double LEGEND_LINE = 18;

    private final LinePlot plot;
    private final Frame frame;
    private final Rule across;
    private final Rule up;

    LinePlotPainter(LinePlot plot, Frame frame) {
        this.plot = plot;
        this.frame = frame;
        LinePlot.Limits x = plot.xLimits();
        LinePlot.Limits y = plot.yLimits();
        this.across = plot.powersAcross() ? Rule.powers(plot.xLabel(), x.low(), x.high(), frame.width())
                : Rule.horizontal(plot.xLabel(), x.low(), x.high(), frame.width(), countsIterations() ? 1 : 0);
        this.up = Rule.vertical(plot.yLabel(), y.low(), y.high(), frame.height(), plot.logarithmic());
    }

    Rule across() {
        return across;
    }

    Rule up() {
        return up;
    }

    void paint(Pen pen) {
        paintGrid(pen);
        pen.inside(new Frame(frame.left() - 4, frame.top() - 4, frame.width() + 8, frame.height() + 8), () -> {
            for (int i = 0; i < plot.levels().size(); i++) paintLevel(pen, plot.levels().get(i));
            for (int i = 0; i < plot.curves().size(); i++) paintCurve(pen, plot.curves().get(i), i);
        });
        pen.outline(frame, pen.theme().muted());
    }

    /// The room the legend needs in a given width.
    static double legendHeight(LinePlot plot, double width) {
        return layLegend(plot, width, null, 0, 0);
    }

    void paintLegend(Pen pen, double top) {
        layLegend(plot, frame.width(), pen, frame.left(), top);
    }

    private static double layLegend(LinePlot plot, double width, Pen pen, double left, double top) {
        int curves = plot.curves().size();
        double x = 0;
        double y = LEGEND_LINE;
        for (int i = 0; i < curves + plot.levels().size(); i++) {
            String name = i < curves ? plot.curves().get(i).name() : plot.levels().get(i - curves).name();
            double room = SWATCH + 6 + Lettering.width(name, Pen.SMALL) + 18;
            if (x > 0 && x + room > width + 18) {
                x = 0;
                y += LEGEND_LINE;
            }
            if (pen != null) {
                double middle = top + y - LEGEND_LINE / 2;
                paintSwatch(pen, plot, i, left + x, middle);
                pen.fittedText(name, left + x + SWATCH + 6, middle + 0.36 * Pen.SMALL, Pen.SMALL, width - SWATCH - 6, pen.theme().text(), Pen.Anchor.START);
            }
            x += room;
        }
        return y + 2;
    }

    private static void paintSwatch(Pen pen, LinePlot plot, int index, double x, double y) {
        int curves = plot.curves().size();
        Path2D line = new Path2D.Double();
        line.moveTo(x, y);
        line.lineTo(x + SWATCH, y);
        if (index >= curves) {
            pen.stroke(line, levelStroke(), pen.theme().muted());
            return;
        }
        pen.stroke(line, stroke(index), pen.theme().curve(index));
        if (marked(plot.curves().get(index))) pen.fill(marker(index, x + SWATCH / 2, y), pen.theme().curve(index));
    }

    private void paintGrid(Pen pen) {
        for (Ticks.Tick tick : up.ticks()) {
            double y = frame.bottom() - up.share(tick.value()) * frame.height();
            pen.rule(frame.left(), y, frame.right(), y, pen.theme().grid());
        }
        for (Ticks.Tick tick : across.ticks()) {
            double x = frame.left() + across.share(tick.value()) * frame.width();
            pen.rule(x, frame.top(), x, frame.bottom(), pen.theme().grid());
        }
    }

    private void paintLevel(Pen pen, LinePlot.Level level) {
        if (!drawable(across.low(), level.value())) return;
        Path2D line = new Path2D.Double();
        double y = frame.bottom() - up.share(level.value()) * frame.height();
        line.moveTo(frame.left(), y);
        line.lineTo(frame.right(), y);
        pen.stroke(line, levelStroke(), pen.theme().muted());
    }

    private void paintCurve(Pen pen, LinePlot.Curve curve, int index) {
        Color colour = pen.theme().curve(index);
        Path2D line = new Path2D.Double();
        boolean down = false;
        for (int i = 0; i < curve.x().length; i++) {
            boolean drawn = drawable(curve.x()[i], curve.y()[i]);
            if (drawn) {
                double x = place(curve.x()[i], across, frame.left(), frame.width());
                double y = place(curve.y()[i], up, frame.bottom(), -frame.height());
                if (down) line.lineTo(x, y);
                else line.moveTo(x, y);
                if (marked(curve) || alone(curve, i)) pen.fill(marker(index, x, y), colour);
            }
            down = drawn;
        }
        pen.stroke(line, stroke(index), colour);
    }

    private static double place(double value, Rule rule, double start, double length) {
        return start + rule.share(value) * length;
    }

    private boolean drawable(double x, double y) {
        return Double.isFinite(x) && Double.isFinite(y) && (!plot.logarithmic() || y > 0) && (!plot.powersAcross() || x > 0);
    }

    /// A point between two gaps has no line; a marker keeps it visible.
    private boolean alone(LinePlot.Curve curve, int i) {
        boolean before = i > 0 && drawable(curve.x()[i - 1], curve.y()[i - 1]);
        boolean after = i + 1 < curve.x().length && drawable(curve.x()[i + 1], curve.y()[i + 1]);
        return !before && !after;
    }

    private static boolean marked(LinePlot.Curve curve) {
        return curve.x().length <= MOST_MARKERS;
    }

    private boolean countsIterations() {
        return plot.curves().stream().flatMapToDouble(curve -> Arrays.stream(curve.x())).allMatch(x -> x == Math.rint(x));
    }

    private static Shape marker(int index, double x, double y) {
        return switch (index % 4) {
            case 0 -> new Ellipse2D.Double(x - 2.8, y - 2.8, 5.6, 5.6);
            case 1 -> new Rectangle2D.Double(x - 2.5, y - 2.5, 5, 5);
            case 2 -> polygon(x - 3.2, y + 2.6, x, y - 3.2, x + 3.2, y + 2.6);
            default -> polygon(x - 3.4, y, x, y - 3.4, x + 3.4, y, x, y + 3.4);
        };
    }

    private static Shape polygon(double... corners) {
        Path2D path = new Path2D.Double();
        path.moveTo(corners[0], corners[1]);
        for (int i = 2; i < corners.length; i += 2) path.lineTo(corners[i], corners[i + 1]);
        path.closePath();
        return path;
    }

    private static BasicStroke stroke(int index) {
        return new BasicStroke(1.8f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, DASHES[index % DASHES.length], 0);
    }

    private static BasicStroke levelStroke() {
        return new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {4, 3}, 0);
    }
}
