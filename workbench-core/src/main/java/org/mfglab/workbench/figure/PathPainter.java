package org.mfglab.workbench.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;

/// Draws paths into a given frame: early pieces first, then the rings and dots.
final class PathPainter {

    /// So many colours are told apart; the pieces of one colour are one shape.
    private static final int SHADES = 48;
    private static final float LINE = 1;
    private static final double RING = 2.0;
    private static final double DOT = 2.2;
    private static final int FEW = 300;

    private final PathPlot plot;
    private final PlanePainter plane;

    PathPainter(PathPlot plot, PlanePainter plane) {
        this.plot = plot;
        this.plane = plane;
    }

    void paint(Pen pen) {
        pen.inside(plane.frame(), () -> {
            plot.ground().ifPresent(ground -> {
                GroundPainter painter = new GroundPainter(ground.x(), ground.y(), cell -> ground.solid()[cell], plane);
                painter.fill(pen);
                painter.outline(pen);
            });
            for (int shade = 0; shade < SHADES; shade++) paintPieces(pen, shade);
            double size = Math.min(1, Math.sqrt((double) FEW / Math.max(1, plot.across().length)));
            for (int i = 0; i < plot.across().length; i++) paintEnds(pen, i, size);
        });
    }

    /// All pieces whose time has one colour.
    private void paintPieces(Pen pen, int shade) {
        Path2D all = new Path2D.Double();
        double[] times = plot.times();
        for (int path = 0; path < plot.across().length; path++) {
            boolean down = false;
            for (int n = 0; n < plot.last(); n++) {
                boolean drawn = shade(0.5 * (times[n] + times[n + 1])) == shade && joined(path, n);
                if (drawn && !down) all.moveTo(left(path, n), top(path, n));
                if (drawn) all.lineTo(left(path, n + 1), top(path, n + 1));
                down = drawn;
            }
        }
        Color colour = new Color(plot.scale().map().rgb((shade + 0.5) / SHADES));
        pen.stroke(all, new BasicStroke(LINE, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND), colour);
    }

    private int shade(double time) {
        return (int) Math.min(SHADES - 1, plot.scale().position(time) * SHADES);
    }

    /// Whether a line leads from a place to the next: not after the agent left, and not from one end of a period to the other.
    private boolean joined(int path, int n) {
        double dx = Math.abs(plot.across()[path][n + 1] - plot.across()[path][n]);
        double dy = Math.abs(plot.up()[path][n + 1] - plot.up()[path][n]);
        return Double.isFinite(dx + dy) && !(plot.x().periodic() && dx > half(plot.x())) && !(plot.y().periodic() && dy > half(plot.y()));
    }

    private static double half(Axis axis) {
        return 0.5 * (axis.to() - axis.from());
    }

    private void paintEnds(Pen pen, int path, double size) {
        if (present(path, 0)) {
            pen.fill(round(path, 0, RING * size), pen.theme().background());
            pen.stroke(round(path, 0, RING * size), new BasicStroke(0.9f), pen.theme().text());
        }
        if (present(path, plot.last())) pen.fill(round(path, plot.last(), DOT * size), pen.theme().text());
    }

    private boolean present(int path, int n) {
        return Double.isFinite(plot.across()[path][n] + plot.up()[path][n]);
    }

    private Ellipse2D round(int path, int n, double radius) {
        return new Ellipse2D.Double(left(path, n) - radius, top(path, n) - radius, 2 * radius, 2 * radius);
    }

    private double left(int path, int n) {
        return plane.left(plot.across()[path][n]);
    }

    private double top(int path, int n) {
        return plane.top(plot.up()[path][n]);
    }
}
