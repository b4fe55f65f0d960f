package org.mfglab.workbench.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;

/// Draws a surface into a box: the far walls, then its pieces from the farthest to the nearest, so that near ones cover far ones, then the axes.
final class SurfacePainter {

    /// Finer fields are drawn on so many pieces along an axis.
    private static final int MOST = 72;
    private static final int MESH_LINES = 18;
    private static final Color MESH = new Color(0, 0, 0, 60);
    private static final double DARKEST = 0.62;
    private static final BasicStroke PIECE = new BasicStroke(0.7f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    /// Where the light comes from, in the sides of the box; a unit vector.
    private static final double[] LIGHT = {-0.36, -0.48, 0.8};

    private final Surface surface;
    private final Projection box;
    private final Rule across;
    private final Rule away;
    private final Rule up;

    SurfacePainter(Surface surface, Projection box) {
        this.surface = surface;
        this.box = box;
        this.across = Rule.horizontal(surface.x().label(), surface.x().from(), surface.x().to(), 0.7 * box.width(), 0);
        this.away = Rule.horizontal(surface.y().label(), surface.y().from(), surface.y().to(), 0.5 * box.depth(), 0);
        this.up = Rule.vertical(surface.scale().label(), surface.scale().low(), surface.scale().high(), 0.8 * box.height(), surface.scale().logarithmic());
    }

    /// The room that marks and label of the upright axis need to the left.
    double widthAtLeft() {
        return up.widthAtLeft();
    }

    void paint(Pen pen) {
        paintWalls(pen);
        paintPieces(pen);
        paintAxes(pen);
    }

    /// The floor and the two far walls, with lines at the marks.
    private void paintWalls(Pen pen) {
        for (Ticks.Tick tick : across.ticks()) {
            double s = across.share(tick.value());
            line(pen, s, 0, 0, s, 1, 0, pen.theme().grid());
            line(pen, s, 1, 0, s, 1, 1, pen.theme().grid());
        }
        for (Ticks.Tick tick : away.ticks()) {
            double s = away.share(tick.value());
            line(pen, 0, s, 0, 1, s, 0, pen.theme().grid());
            line(pen, 0, s, 0, 0, s, 1, pen.theme().grid());
        }
        for (Ticks.Tick tick : up.ticks()) {
            double s = up.share(tick.value());
            line(pen, 0, 0, s, 0, 1, s, pen.theme().grid());
            line(pen, 0, 1, s, 1, 1, s, pen.theme().grid());
        }
        Color rim = pen.theme().muted();
        line(pen, 0, 1, 0, 1, 1, 0, rim);
        line(pen, 0, 0, 0, 0, 1, 0, rim);
        line(pen, 0, 1, 0, 0, 1, 1, rim);
    }

    private void paintPieces(Pen pen) {
        double[] xs = places(surface.x());
        double[] ys = places(surface.y());
        int everyX = Math.max(1, Math.ceilDiv(xs.length - 1, MESH_LINES));
        int everyY = Math.max(1, Math.ceilDiv(ys.length - 1, MESH_LINES));
        for (int j = ys.length - 2; j >= 0; j--) {
            for (int i = 0; i < xs.length - 1; i++) paintPiece(pen, xs[i], xs[i + 1], ys[j], ys[j + 1], i % everyX == 0, (j + 1) % everyY == 0);
        }
    }

    /// The node numbers between which pieces lie: all nodes, or places between them where there are too many. Around a period the last one is node 0 again.
    private static double[] places(Axis axis) {
        int steps = axis.periodic() ? axis.count() : axis.count() - 1;
        int pieces = Math.clamp(steps, 1, MOST);
        double[] places = new double[pieces + 1];
        for (int i = 0; i <= pieces; i++) places[i] = axis.count() == 1 ? i - 0.5 : (double) i * steps / pieces;
        return places;
    }

    private void paintPiece(Pen pen, double x0, double x1, double y0, double y1, boolean meshX, boolean meshY) {
        double[] z = {height(x0, y0), height(x1, y0), height(x1, y1), height(x0, y1)};
        boolean hole = !Double.isFinite(z[0] + z[1] + z[2] + z[3]);
        // at an obstacle the surface comes down to the floor
        for (int i = 0; i < z.length; i++) if (!Double.isFinite(z[i])) z[i] = 0;
        double left = shareX(x0);
        double right = shareX(x1);
        double front = shareY(y0);
        double back = shareY(y1);
        Path2D piece = new Path2D.Double();
        piece.moveTo(box.x(left, front), box.y(left, front, z[0]));
        piece.lineTo(box.x(right, front), box.y(right, front, z[1]));
        piece.lineTo(box.x(right, back), box.y(right, back, z[2]));
        piece.lineTo(box.x(left, back), box.y(left, back, z[3]));
        piece.closePath();
        if (hole) {
            pen.fill(piece, pen.theme().missing());
            pen.stroke(piece, PIECE, pen.theme().missing());
            return;
        }
        double slopeX = (z[1] + z[2] - z[0] - z[3]) / 2 * box.height() / ((right - left) * box.width());
        double slopeY = (z[2] + z[3] - z[0] - z[1]) / 2 * box.height() / ((back - front) * box.depth());
        Color colour = shaded(surface.scale().map().rgb((z[0] + z[1] + z[2] + z[3]) / 4), slopeX, slopeY);
        pen.fill(piece, colour);
        // a thin line of the same colour, so that the page does not shine through between pieces
        pen.stroke(piece, PIECE, colour);
        if (meshX) line(pen, left, front, z[0], left, back, z[3], MESH);
        if (meshY) line(pen, left, back, z[3], right, back, z[2], MESH);
    }

    /// A colour in the light that falls on a slope.
    private static Color shaded(int rgb, double slopeX, double slopeY) {
        double light = (LIGHT[2] - LIGHT[0] * slopeX - LIGHT[1] * slopeY) / Math.sqrt(1 + slopeX * slopeX + slopeY * slopeY);
        double share = DARKEST + (1 - DARKEST) * Math.clamp(light / LIGHT[2], 0, 1);
        return new Color((int) (share * (rgb >> 16 & 255)), (int) (share * (rgb >> 8 & 255)), (int) (share * (rgb & 255)));
    }

    /// The height, as a share of the box, at places between nodes.
    private double height(double x, double y) {
        double across = between(x, surface.x());
        double up = between(y, surface.y());
        int i = (int) across;
        int j = (int) up;
        double dx = across - i;
        double dy = up - j;
        double low = dx == 0 ? value(i, j) : (1 - dx) * value(i, j) + dx * value(i + 1, j);
        double high = dy == 0 ? low : dx == 0 ? value(i, j + 1) : (1 - dx) * value(i, j + 1) + dx * value(i + 1, j + 1);
        return surface.scale().position(dy == 0 ? low : (1 - dy) * low + dy * high);
    }

    private static double between(double place, Axis axis) {
        return axis.count() == 1 ? 0 : place;
    }

    private double value(int i, int j) {
        return surface.values()[j % surface.y().count() * surface.x().count() + i % surface.x().count()];
    }

    private double shareX(double place) {
        return Math.clamp(across.share(surface.x().node(place)), 0, 1);
    }

    private double shareY(double place) {
        return Math.clamp(away.share(surface.y().node(place)), 0, 1);
    }

    private void paintAxes(Pen pen) {
        Color rim = pen.theme().muted();
        line(pen, 0, 0, 0, 1, 0, 0, rim);
        line(pen, 1, 0, 0, 1, 1, 0, rim);
        line(pen, 0, 0, 0, 0, 0, 1, rim);
        for (Ticks.Tick tick : across.ticks()) mark(pen, across.share(tick.value()), 0, -3, 4, tick.label(), Pen.Anchor.END);
        for (Ticks.Tick tick : away.ticks()) mark(pen, 1, away.share(tick.value()), 4, 3, tick.label(), Pen.Anchor.START);
        double digits = Pen.SMALL;
        for (Ticks.Tick tick : up.ticks()) {
            double y = box.y(0, 0, up.share(tick.value()));
            pen.rule(box.x(0, 0) - 4, y, box.x(0, 0), y, rim);
            pen.text(tick.label(), box.x(0, 0) - 8, y + 0.36 * digits, digits, rim, Pen.Anchor.END);
        }
        pen.fittedText(across.label(), box.x(0.5, 0) - Rule.widest(across.ticks()) - 14, box.y(0.5, 0, 0) + 30, Pen.LABEL, 120, pen.theme().text(), Pen.Anchor.END);
        pen.fittedText(away.label(), box.x(1, 0.5) + Rule.widest(away.ticks()) + 16, box.y(1, 0.5, 0) + 24, Pen.LABEL, 120, pen.theme().text(), Pen.Anchor.START);
        double length = box.y(0, 0, 0) - box.y(0, 0, 1);
        pen.upwardText(up.label(), box.x(0, 0) - up.widthAtLeft() + 10, box.y(0, 0, 0.5), Pen.LABEL, 1.3 * length, pen.theme().text());
    }

    private void mark(Pen pen, double x, double y, double dx, double dy, String label, Pen.Anchor anchor) {
        double left = box.x(x, y);
        double top = box.y(x, y, 0);
        pen.stroke(new Line2D.Double(left, top, left + dx, top + dy), new BasicStroke(1), pen.theme().muted());
        pen.text(label, left + 1.6 * dx, top + dy + 0.8 * Pen.SMALL, Pen.SMALL, pen.theme().muted(), anchor);
    }

    private void line(Pen pen, double x0, double y0, double z0, double x1, double y1, double z1, Color colour) {
        pen.stroke(new Line2D.Double(box.x(x0, y0), box.y(x0, y0, z0), box.x(x1, y1), box.y(x1, y1, z1)),
                new BasicStroke(0.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND), colour);
    }
}
