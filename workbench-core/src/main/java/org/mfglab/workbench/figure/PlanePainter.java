package org.mfglab.workbench.figure;

/// Draws a figure over two coordinates into a given frame, without axes and bar.
final class PlanePainter {

    private final Plane plane;
    private final Frame frame;
    private final Rule across;
    private final Rule up;

    PlanePainter(Plane plane, Frame frame) {
        this.plane = plane;
        this.frame = frame;
        this.across = Rule.horizontal(plane.x().label(), plane.x().from(), plane.x().to(), frame.width(), 0);
        this.up = Rule.vertical(plane.y().label(), plane.y().from(), plane.y().to(), frame.height(), false);
    }

    /// The height of a plot of given width: the true proportions where they are asked for.
    static double height(Plane plane, double width) {
        if (!plane.physicalAspect()) return Math.rint(0.66 * width);
        return Math.rint(width * (plane.y().to() - plane.y().from()) / (plane.x().to() - plane.x().from()));
    }

    Rule across() {
        return across;
    }

    Rule up() {
        return up;
    }

    Frame frame() {
        return frame;
    }

    /// The place of a coordinate on the page.
    double left(double x) {
        return frame.left() + across.share(x) * frame.width();
    }

    /// The place of a coordinate on the page.
    double top(double y) {
        return frame.bottom() - up.share(y) * frame.height();
    }

    void paint(Pen pen) {
        switch (plane) {
            case HeatMap map -> new HeatMapPainter(map, this).paint(pen);
            case PathPlot plot -> new PathPainter(plot, this).paint(pen);
        }
        pen.outline(frame, pen.theme().muted());
        for (Door door : plane.doors()) GroundPainter.paintDoor(pen, door, this);
    }
}
