package org.mfglab.workbench.flow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mfglab.formula.Formula;
import org.mfglab.grid.BoundaryCondition;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Grid;
import org.mfglab.grid.Interval;
import org.mfglab.grid.Obstacle;
import org.mfglab.grid.Side;

class RoomTest {

    private static final Domain BOX = Domain.box(new Interval(-1, 2), new Interval(0, 1), new Interval(5, 6));

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void noStepHoweverLongLeadsOutOfTheBox(int n) {
        Room room = new Room(Grid.of(BOX, n, 2, 2 * n));
        SplittableRandom chance = new SplittableRandom(n);
        double[] y = {0.5, 0.5, 0.5};
        for (int i = 0; i < 5000; i++) {
            double[] step = {30 * chance.nextGaussian(), 30 * chance.nextGaussian(), 30 * chance.nextGaussian()};
            room.move(y, step, i % 3 == 0 ? Room.Contact.SLIDE : Room.Contact.REFLECT);
            for (int axis = 0; axis < 3; axis++) {
                Interval side = BOX.axes().get(axis);
                double x = room.coordinate(axis, y[axis]);
                assertTrue(x > side.low() && x < side.high(), "axis " + axis + ": " + x);
            }
        }
    }

    @Test
    void anAgentIsReflectedLikeLight() {
        Room room = new Room(Grid.of(Domain.box(Games.unit(), Games.unit()), 10, 10));
        double[] y = {9, 2};
        room.move(y, new double[] {3, 0.5}, Room.Contact.REFLECT);
        assertArrayEquals(new double[] {8, 2.5}, y, 1e-7);
        room.move(y, new double[] {-38, 0}, Room.Contact.REFLECT);
        assertArrayEquals(new double[] {10, 2.5}, y, 1e-7, "there, back and there again");
    }

    @Test
    void anAgentSlidesAlongAWall() {
        Room room = new Room(Grid.of(Domain.box(Games.unit(), Games.unit()), 10, 10));
        double[] y = {9, 2};
        room.move(y, new double[] {3, 4}, Room.Contact.SLIDE);
        assertArrayEquals(new double[] {10, 6}, y, 1e-7);
    }

    @Test
    void aPeriodicAxisIsLeftAtOneEndAndEnteredAtTheOther() {
        Room room = new Room(Grid.of(Domain.torus(Games.unit()), 10));
        double[] y = {9.5};
        room.move(y, new double[] {23}, Room.Contact.REFLECT);
        assertEquals(2.5, y[0], 1e-12);
        assertEquals(0.2, room.coordinate(0, y[0]), 1e-12);
        room.move(y, new double[] {-4}, Room.Contact.SLIDE);
        assertEquals(0.8, room.coordinate(0, y[0]), 1e-12);
        assertEquals(0.95, room.coordinate(0, 0), 1e-12, "half a cell before the first point is the end of the period");
    }

    @Test
    void clearanceCountsCellsToTheNearestWall() {
        Room room = new Room(Grid.of(Domain.box(Games.unit(), Games.unit()), 9, 5));
        assertEquals(0, room.clearance(0));
        assertEquals(2, room.clearance(2 * 9 + 4));
        assertEquals(1, room.clearance(2 * 9 + 1));
        assertEquals(Integer.MAX_VALUE, new Room(Grid.of(Domain.torus(Games.unit()), 5)).clearance(0));
    }

    /// A box with rectangles in it, some of them one cell thick.
    private static Grid maze() {
        Domain box = Domain.box(new Interval(0, 3), new Interval(-1, 1));
        return Grid.of(box.with(rectangle(1, 1.1, -1, 0.5), rectangle(2, 2.5, 0, 1), rectangle(0.2, 0.3, 0.2, 0.3)), 30, 20);
    }

    private static Obstacle rectangle(double left, double right, double bottom, double top) {
        return new Obstacle.Rectangle(List.of(new Interval(left, right), new Interval(bottom, top)));
    }

    @Test
    void nobodyIsEverInsideAnObstacle() {
        Grid grid = maze();
        Room room = new Room(grid);
        SplittableRandom chance = new SplittableRandom(5);
        double[] y = {0.5, 0.5};
        boolean[] seen = new boolean[grid.size()];
        for (int i = 0; i < 20_000; i++) {
            room.move(y, new double[] {4 * chance.nextGaussian(), 4 * chance.nextGaussian()}, i % 5 == 0 ? Room.Contact.SLIDE : Room.Contact.REFLECT);
            double x0 = room.coordinate(0, y[0]);
            double x1 = room.coordinate(1, y[1]);
            int cell = (int) (x0 / 0.1) + 30 * (int) ((x1 + 1) / 0.1);
            assertFalse(grid.solid(cell), x0 + ", " + x1);
            seen[cell] = true;
        }
        for (int cell = 0; cell < seen.length; cell++) assertTrue(seen[cell] || grid.solid(cell), "the walk never came to cell " + cell);
    }

    @Test
    void noStepLeadsThroughAWallOfOneCell() {
        Domain box = Domain.box(new Interval(0, 3), new Interval(-1, 1));
        Room room = new Room(Grid.of(box.with(rectangle(1, 1.1, -1, 1)), 30, 20));
        double[] y = {5, 5};
        SplittableRandom chance = new SplittableRandom(5);
        for (int i = 0; i < 2000; i++) {
            room.move(y, new double[] {100 * chance.nextGaussian(), 100 * chance.nextGaussian()}, Room.Contact.REFLECT);
            assertTrue(y[0] < 10, "at " + y[0]);
        }
    }

    @Test
    void anAgentLeavesThroughAnExitAndNotThroughTheWallBesideIt() {
        Side door = new Side(BoundaryCondition.WALL, List.of(new Side.Part(new BoundaryCondition.Exit(Formula.ZERO), List.of(new Interval(0.4, 0.6)))));
        Domain hall = new Domain(List.of(Games.unit(), Games.unit()), List.of(new Domain.Sides(Side.of(BoundaryCondition.WALL), door),
                new Domain.Sides(BoundaryCondition.WALL, BoundaryCondition.WALL)));
        Room room = new Room(Grid.of(hall, 10, 10));
        assertFalse(room.move(new double[] {9.5, 5.5}, new double[] {1, 0}, Room.Contact.REFLECT));
        double[] y = {9.5, 3.5};
        assertTrue(room.move(y, new double[] {1, 0}, Room.Contact.REFLECT));
        assertArrayEquals(new double[] {9.5, 3.5}, y, 1e-7);
        assertEquals(1.5, room.toExit(new double[] {8.5, 5.5}, 0, true, 3));
        assertEquals(Double.POSITIVE_INFINITY, room.toExit(new double[] {8.5, 3.5}, 0, true, 3));
        assertEquals(Double.POSITIVE_INFINITY, room.toExit(new double[] {5.5, 5.5}, 0, true, 3));
        assertEquals(0, room.clearance(9 + 10 * 5), "an exit counts as near");
    }
}
