package org.mfglab.workbench.figure;

import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;

/// The pieces of a shape, one after the other, for files that hold shapes as text.
final class Outline {

    /// What becomes of each piece; coordinates as in [PathIterator].
    interface Pieces {
        void move(double x, double y);

        void line(double x, double y);

        void cubic(double x1, double y1, double x2, double y2, double x, double y);

        void close();
    }

    private static final double HUNDREDTHS = 100;

    private Outline() { }

    /// Tells the pieces of a shape; quadratic curves are raised to cubic ones, which draw the same line.
    static void trace(Shape shape, Pieces pieces) {
        double[] c = new double[6];
        double x = 0;
        double y = 0;
        double startX = 0;
        double startY = 0;
        for (PathIterator path = shape.getPathIterator(null); !path.isDone(); path.next()) {
            int kind = path.currentSegment(c);
            switch (kind) {
                case PathIterator.SEG_MOVETO -> pieces.move(startX = c[0], startY = c[1]);
                case PathIterator.SEG_LINETO -> pieces.line(c[0], c[1]);
                case PathIterator.SEG_QUADTO -> pieces.cubic(x + 2.0 / 3 * (c[0] - x), y + 2.0 / 3 * (c[1] - y),
                        c[2] + 2.0 / 3 * (c[0] - c[2]), c[3] + 2.0 / 3 * (c[1] - c[3]), c[2], c[3]);
                case PathIterator.SEG_CUBICTO -> pieces.cubic(c[0], c[1], c[2], c[3], c[4], c[5]);
                default -> pieces.close();
            }
            int last = kind == PathIterator.SEG_CUBICTO ? 4 : kind == PathIterator.SEG_QUADTO ? 2 : 0;
            x = kind == PathIterator.SEG_CLOSE ? startX : c[last];
            y = kind == PathIterator.SEG_CLOSE ? startY : c[last + 1];
        }
    }

    /// Whether the inside of a shape is what its line winds around an odd number of times.
    static boolean evenOdd(Shape shape) {
        return shape.getPathIterator(null).getWindingRule() == Path2D.WIND_EVEN_ODD;
    }

    /// A length with two decimals, the same in every locale and without zeros at the end.
    static String number(double value) {
        long hundredths = Math.round(value * HUNDREDTHS);
        long size = Math.abs(hundredths);
        String whole = (hundredths < 0 ? "-" : "") + size / 100;
        if (size % 100 == 0) return whole;
        return whole + "." + (size % 10 == 0 ? String.valueOf(size % 100 / 10) : (size % 100 < 10 ? "0" : "") + size % 100);
    }
}
