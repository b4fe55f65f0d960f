package org.mfglab.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mfglab.formula.Parser;
import org.mfglab.formula.Scope;
import org.mfglab.grid.BoundaryCondition.Exit;

class ObstacleTest {

    private static final Interval UNIT = new Interval(0, 1);

    /// The part of many points of the unit square that an obstacle covers.
    private static double area(Obstacle obstacle) {
        int n = 400;
        long covered = IntStream.range(0, n * n).filter(i -> obstacle.covers(new double[] {(i % n + 0.5) / n, (i / n + 0.5) / n})).count();
        return (double) covered / (n * n);
    }

    @Test
    void anObstacleCoversItsArea() {
        assertEquals(Math.PI * 0.3 * 0.2, area(new Obstacle.Ellipse(List.of(0.5, 0.4), List.of(0.3, 0.2))), 1e-3);
        assertEquals(0.5 * 0.25, area(new Obstacle.Rectangle(List.of(new Interval(0.25, 0.75), new Interval(0.5, 0.75)))), 1e-12);
        assertEquals(0.5 * 0.8 * 0.6, area(new Obstacle.Polygon(List.of(List.of(0.1, 0.1), List.of(0.9, 0.1), List.of(0.3, 0.7)))), 1e-3);
        assertEquals(0.18, area(new Obstacle.Region(Parser.parse("x + y - 1.4", Scope.space(2, List.of())))), 2e-3);
    }

    /// A pentagram has no inside in its middle by the even-odd rule.
    @Test
    void aPolygonMayCrossItself() {
        List<List<Double>> star = IntStream.range(0, 5).mapToObj(i -> List.of(0.5 + 0.5 * Math.sin(0.8 * Math.PI * i), 0.5 + 0.5 * Math.cos(0.8 * Math.PI * i))).toList();
        Obstacle polygon = new Obstacle.Polygon(star);
        assertFalse(polygon.covers(new double[] {0.5, 0.5}));
        assertTrue(polygon.covers(new double[] {0.5, 0.9}));
    }

    @Test
    void theFirstRowOfAMaskIsAtTheTop() {
        Obstacle mask = new Obstacle.Mask(new boolean[][] {{true, false}, {false, false}, {false, true}}, new Interval(1, 3), new Interval(0, 3));
        assertTrue(mask.covers(new double[] {1.5, 2.5}));
        assertTrue(mask.covers(new double[] {2.5, 0.5}));
        assertFalse(mask.covers(new double[] {1.5, 0.5}));
        assertFalse(mask.covers(new double[] {0.5, 2.5}), "beside it");
        assertFalse(mask.covers(new double[] {1.5, 3.5}), "above it");
    }

    @Test
    void masksAreEqualIfTheirPointsAre() {
        Obstacle mask = new Obstacle.Mask(new boolean[][] {{true, false}}, UNIT, UNIT);
        assertEquals(mask, new Obstacle.Mask(new boolean[][] {{true, false}}, UNIT, UNIT));
        assertEquals(mask.hashCode(), new Obstacle.Mask(new boolean[][] {{true, false}}, UNIT, UNIT).hashCode());
        assertNotEquals(mask, new Obstacle.Mask(new boolean[][] {{false, true}}, UNIT, UNIT));
        assertNotEquals(mask, new Obstacle.Mask(new boolean[][] {{true, false}}, UNIT, new Interval(0, 2)));
    }

    @Test
    void impossibleShapesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Obstacle.Ellipse(List.of(0.5), List.of(0.1, 0.1)));
        assertThrows(IllegalArgumentException.class, () -> new Obstacle.Ellipse(List.of(0.5), List.of(0.0)));
        assertThrows(IllegalArgumentException.class, () -> new Obstacle.Polygon(List.of(List.of(0.0, 0.0), List.of(1.0, 1.0))));
    }

    @Test
    void aLaterPartOfASideLiesOverAnEarlierOne() {
        Exit cheap = new Exit(Parser.parse("1", Scope.spaceTime(2, List.of())));
        Exit dear = new Exit(Parser.parse("2", Scope.spaceTime(2, List.of())));
        Side side = new Side(BoundaryCondition.WALL, List.of(new Side.Part(cheap, List.of(new Interval(0.2, 0.6))), new Side.Part(dear, List.of(new Interval(0.5, 0.8)))));
        Domain domain = new Domain(List.of(UNIT, UNIT), List.of(new Domain.Sides(Side.of(BoundaryCondition.WALL), side),
                new Domain.Sides(BoundaryCondition.WALL, BoundaryCondition.WALL)));
        List<BoundaryCondition> right = Grid.of(domain, 2, 10).geometry().faces(0).stream().filter(Geometry.Face::upper).map(Geometry.Face::condition).toList();
        assertEquals(List.of(BoundaryCondition.WALL, BoundaryCondition.WALL, cheap, cheap, cheap, dear, dear, dear, BoundaryCondition.WALL, BoundaryCondition.WALL), right);
    }
}
