package org.mfglab.workbench.figure;

import java.awt.BasicStroke;
import java.awt.geom.Path2D;
import java.util.function.IntPredicate;

/// Draws what is not part of the field: cells that are filled, the outline around them, doors on the frame.
final class GroundPainter {

    private static final double DOOR = 5;

    private final Axis x;
    private final Axis y;
    private final IntPredicate solid;
    private final PlanePainter plane;

    /// @param solid by cell, x fastest
    GroundPainter(Axis x, Axis y, IntPredicate solid, PlanePainter plane) {
        this.x = x;
        this.y = y;
        this.solid = solid;
        this.plane = plane;
    }

    /// Fills the cells with the grey of missing values.
    void fill(Pen pen) {
        Path2D all = new Path2D.Double();
        cells((i, j) -> {
            double left = plane.left(x.node(i - 0.5));
            double top = plane.top(y.node(j + 0.5));
            all.moveTo(left, top);
            all.lineTo(plane.left(x.node(i + 0.5)), top);
            all.lineTo(plane.left(x.node(i + 0.5)), plane.top(y.node(j - 0.5)));
            all.lineTo(left, plane.top(y.node(j - 0.5)));
            all.closePath();
        });
        pen.fill(all, pen.theme().missing());
    }

    /// Draws a line between filled cells and others.
    void outline(Pen pen) {
        Path2D all = new Path2D.Double();
        cells((i, j) -> {
            if (!filled(i - 1, j)) edge(all, i - 0.5, j - 0.5, i - 0.5, j + 0.5);
            if (!filled(i + 1, j)) edge(all, i + 0.5, j - 0.5, i + 0.5, j + 0.5);
            if (!filled(i, j - 1)) edge(all, i - 0.5, j - 0.5, i + 0.5, j - 0.5);
            if (!filled(i, j + 1)) edge(all, i - 0.5, j + 0.5, i + 0.5, j + 0.5);
        });
        pen.stroke(all, new BasicStroke(1, BasicStroke.CAP_SQUARE, BasicStroke.JOIN_ROUND), pen.theme().muted());
    }

    private interface Cell {
        void at(int i, int j);
    }

    /// Every filled cell that is seen; around a period the first one once more at the other end.
    private void cells(Cell action) {
        for (int j = 0; j < y.count() + (y.periodic() ? 1 : 0); j++)
            for (int i = 0; i < x.count() + (x.periodic() ? 1 : 0); i++) if (filled(i, j)) action.at(i, j);
    }

    /// Whether a cell is filled; beyond the box nothing is, but there is no line either, since cells there count as their neighbours.
    private boolean filled(int i, int j) {
        int column = x.periodic() ? Math.floorMod(i, x.count()) : Math.clamp(i, 0, x.count() - 1);
        int row = y.periodic() ? Math.floorMod(j, y.count()) : Math.clamp(j, 0, y.count() - 1);
        return solid.test(row * x.count() + column);
    }

    private void edge(Path2D path, double i0, double j0, double i1, double j1) {
        path.moveTo(plane.left(x.node(i0)), plane.top(y.node(j0)));
        path.lineTo(plane.left(x.node(i1)), plane.top(y.node(j1)));
    }

    /// A bar on the frame, half inside and half outside.
    static void paintDoor(Pen pen, Door door, PlanePainter plane) {
        Frame frame = plane.frame();
        boolean upright = door.side() == Door.Side.LEFT || door.side() == Door.Side.RIGHT;
        Path2D line = new Path2D.Double();
        if (upright) {
            double left = door.side() == Door.Side.LEFT ? frame.left() : frame.right();
            line.moveTo(left, Math.clamp(plane.top(door.from()), frame.top(), frame.bottom()));
            line.lineTo(left, Math.clamp(plane.top(door.to()), frame.top(), frame.bottom()));
        } else {
            double top = door.side() == Door.Side.TOP ? frame.top() : frame.bottom();
            line.moveTo(Math.clamp(plane.left(door.from()), frame.left(), frame.right()), top);
            line.lineTo(Math.clamp(plane.left(door.to()), frame.left(), frame.right()), top);
        }
        pen.stroke(line, new BasicStroke((float) DOOR, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND), pen.theme().door());
    }
}
