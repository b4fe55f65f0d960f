package org.mfglab.workbench.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;

class ContourTest {

    static double[] field(Axis x, Axis y, DoubleBinaryOperator formula) {
        double[] values = new double[x.count() * y.count()];
        for (int j = 0; j < y.count(); j++) {
            for (int i = 0; i < x.count(); i++) values[j * x.count() + i] = formula.applyAsDouble(x.node(i), y.node(j));
        }
        return values;
    }

    private static double length(List<Contour.Segment> pieces) {
        return pieces.stream().mapToDouble(piece -> Math.hypot(piece.x1() - piece.x0(), piece.y1() - piece.y0())).sum();
    }

    @Test
    void theContourOfAConeIsACircle() {
        Axis x = Axis.cells("x", "", -1.5, 1.5, 120);
        Axis y = Axis.cells("y", "", -2, 2, 100);
        List<Contour.Segment> circle = new Contour(x, y, field(x, y, Math::hypot)).segments(1);
        for (Contour.Segment piece : circle) assertEquals(1, Math.hypot(piece.x0(), piece.y0()), 5e-4);
        assertEquals(2 * Math.PI, length(circle), 5e-3);
    }

    @Test
    void aContourCrossesThePeriod() {
        Axis x = Axis.periodic("x", "", 0, 1, 16);
        Axis y = Axis.cells("y", "", 0, 1, 8);
        List<Contour.Segment> line = new Contour(x, y, field(x, y, (p, q) -> q)).segments(0.4);
        assertEquals(1, length(line), 1e-12);
    }

    @Test
    void aSaddleIsCrossedByTwoPiecesThatKeepTheHigherCornersApartWhereTheMiddleIsLow() {
        Axis axis = Axis.levels("x", "", 0, 1, 2);
        List<Contour.Segment> pieces = new Contour(axis, axis, new double[] {1, 0, 0, 1}).segments(0.6);
        assertEquals(2, pieces.size());
        for (Contour.Segment piece : pieces) {
            boolean nearFirst = piece.x0() + piece.y0() < 0.5 && piece.x1() + piece.y1() < 0.5;
            boolean nearLast = piece.x0() + piece.y0() > 1.5 && piece.x1() + piece.y1() > 1.5;
            assertTrue(nearFirst || nearLast, piece.toString());
        }
    }

    @Test
    void aSaddleJoinsTheHigherCornersWhereTheMiddleIsHigh() {
        Axis axis = Axis.levels("x", "", 0, 1, 2);
        List<Contour.Segment> pieces = new Contour(axis, axis, new double[] {1, 0, 0, 1}).segments(0.4);
        assertEquals(2, pieces.size());
        for (Contour.Segment piece : pieces) {
            assertTrue(Math.abs(piece.x0() - piece.y0()) > 0.5 && Math.abs(piece.x1() - piece.y1()) > 0.5, piece.toString());
        }
    }

    @Test
    void cellsWithMissingValuesHaveNoContour() {
        Axis axis = Axis.levels("x", "", 0, 1, 2);
        assertTrue(new Contour(axis, axis, new double[] {1, 0, Double.NaN, 1}).segments(0.5).isEmpty());
    }
}
