package org.mfglab.workbench.figure;

import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/// The line on which a field has one value, by marching squares: each cell between four nodes is crossed by straight pieces whose ends are
/// interpolated linearly along the cell's sides (Lorensen and Cline 1987, in two dimensions). Ambiguous cells are decided by the mean of the four nodes.
final class Contour {

    /// A piece of the line, in coordinates of the axes.
    record Segment(double x0, double y0, double x1, double y1) { }

    private final Axis x;
    private final Axis y;
    private final double[] values;

    Contour(Axis x, Axis y, double[] values) {
        this.x = x;
        this.y = y;
        this.values = values;
    }

    /// All pieces at a level; cells with a node that is not finite are left out.
    List<Segment> segments(double level) {
        List<Segment> pieces = new ArrayList<>();
        for (int j = 0; j < cells(y); j++) {
            for (int i = 0; i < cells(x); i++) cross(i, j, level, pieces);
        }
        return pieces;
    }

    /// The same as a path on the page.
    Path2D path(double level, PlanePainter plane) {
        Path2D path = new Path2D.Double();
        for (Segment piece : segments(level)) {
            path.moveTo(plane.left(piece.x0), plane.top(piece.y0));
            path.lineTo(plane.left(piece.x1), plane.top(piece.y1));
        }
        return path;
    }

    /// On a periodic axis one more cell closes the period.
    private static int cells(Axis axis) {
        return axis.periodic() ? axis.count() : axis.count() - 1;
    }

    private double value(int i, int j) {
        return values[j % y.count() * x.count() + i % x.count()];
    }

    private void cross(int i, int j, double level, List<Segment> pieces) {
        double a = value(i, j) - level;
        double b = value(i + 1, j) - level;
        double c = value(i + 1, j + 1) - level;
        double d = value(i, j + 1) - level;
        if (!Double.isFinite(a + b + c + d)) return;
        double[] ends = new double[8];
        int n = 0;
        if (a > 0 != b > 0) n = end(ends, n, i + a / (a - b), j);
        if (b > 0 != c > 0) n = end(ends, n, i + 1, j + b / (b - c));
        if (c > 0 != d > 0) n = end(ends, n, i + 1 - c / (c - d), j + 1);
        if (d > 0 != a > 0) n = end(ends, n, i, j + 1 - d / (d - a));
        if (n == 4) pieces.add(piece(ends, 0, 2));
        if (n == 8) {
            // a saddle: where the middle is on a's side, the line cuts off the corners b and d, else a and c
            boolean aroundB = a > 0 == a + b + c + d > 0;
            pieces.add(aroundB ? piece(ends, 0, 2) : piece(ends, 6, 0));
            pieces.add(aroundB ? piece(ends, 4, 6) : piece(ends, 2, 4));
        }
    }

    private static int end(double[] ends, int n, double i, double j) {
        ends[n] = i;
        ends[n + 1] = j;
        return n + 2;
    }

    private Segment piece(double[] ends, int from, int to) {
        return new Segment(x.node(ends[from]), y.node(ends[from + 1]), x.node(ends[to]), y.node(ends[to + 1]));
    }
}
