package org.mfglab.workbench.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/// Draws a heat map into a given frame: the coloured nodes, contours, arrows.
final class HeatMapPainter {

    private static final int ARROWS_ALONG_LONGER_SIDE = 20;

    private final HeatMap map;
    private final PlanePainter plane;
    private final Frame frame;

    HeatMapPainter(HeatMap map, PlanePainter plane) {
        this.map = map;
        this.plane = plane;
        this.frame = plane.frame();
    }

    void paint(Pen pen) {
        pen.image(pixels(pen), frame);
        pen.inside(frame, () -> {
            paintContours(pen);
            new GroundPainter(map.x(), map.y(), cell -> !Double.isFinite(map.values()[cell]), plane).outline(pen);
            map.arrows().ifPresent(field -> paintArrows(pen, field));
        });
    }

    /// Each device pixel gets the colour of the nearest node.
    private BufferedImage pixels(Pen pen) {
        int width = (int) Math.round(frame.width() * pen.deviceScale());
        int height = (int) Math.round(frame.height() * pen.deviceScale());
        int missing = pen.theme().missing().getRGB() & 0xffffff;
        double[] values = map.values();
        int[] colours = new int[values.length];
        for (int i = 0; i < colours.length; i++) colours[i] = map.scale().rgb(values[i], missing);
        int[] column = nodes(map.x(), width, false);
        int[] row = nodes(map.y(), height, true);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        int across = map.x().count();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) pixels[y * width + x] = colours[row[y] * across + column[x]];
        }
        return image;
    }

    private static int[] nodes(Axis axis, int length, boolean downward) {
        int[] nodes = new int[length];
        for (int i = 0; i < length; i++) {
            double share = (i + 0.5) / length;
            nodes[i] = axis.nearest(axis.from() + (downward ? 1 - share : share) * (axis.to() - axis.from()));
        }
        return nodes;
    }

    private void paintContours(Pen pen) {
        Contour contour = new Contour(map.x(), map.y(), map.values());
        BasicStroke stroke = new BasicStroke(1, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
        for (double level : map.contours()) {
            pen.stroke(contour.path(level, plane), stroke, Contrast.on(map.scale().map().rgb(map.scale().position(level))));
        }
    }

    private void paintArrows(Pen pen, Arrows field) {
        double spacing = Math.max(frame.width(), frame.height()) / ARROWS_ALONG_LONGER_SIDE;
        int columns = (int) Math.max(1, Math.round(frame.width() / spacing));
        int rows = (int) Math.max(1, Math.round(frame.height() / spacing));
        Path2D all = new Path2D.Double();
        for (int j = 0; j < rows; j++) {
            for (int i = 0; i < columns; i++) {
                double across = (i + 0.5) / columns;
                double up = (j + 0.5) / rows;
                int node = map.y().nearest(map.y().from() + up * (map.y().to() - map.y().from())) * map.x().count()
                        + map.x().nearest(map.x().from() + across * (map.x().to() - map.x().from()));
                if (!Double.isFinite(map.values()[node])) continue;
                double length = 0.9 * spacing / Math.max(field.longest(), Math.hypot(field.x()[node], field.y()[node]));
                appendArrow(all, frame.left() + across * frame.width(), frame.bottom() - up * frame.height(),
                        length * field.x()[node], -length * field.y()[node]);
            }
        }
        pen.stroke(all, new BasicStroke(2.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND), new Color(0, 0, 0, 110));
        pen.stroke(all, new BasicStroke(1.1f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND), new Color(0xffffff));
    }

    /// An arrow whose middle is at the given place; nothing where it would be shorter than a dot, or is not finite.
    private static void appendArrow(Path2D path, double x, double y, double dx, double dy) {
        double length = Math.hypot(dx, dy);
        if (!(length > 1) || !Double.isFinite(length)) return;
        double tipX = x + dx / 2;
        double tipY = y + dy / 2;
        double head = Math.min(4, 0.45 * length) / length;
        path.moveTo(x - dx / 2, y - dy / 2);
        path.lineTo(tipX, tipY);
        path.moveTo(tipX - head * (dx + 0.6 * dy), tipY - head * (dy - 0.6 * dx));
        path.lineTo(tipX, tipY);
        path.lineTo(tipX - head * (dx - 0.6 * dy), tipY - head * (dy + 0.6 * dx));
    }
}
