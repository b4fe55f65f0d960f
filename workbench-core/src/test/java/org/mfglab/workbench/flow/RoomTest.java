package org.mfglab.workbench.flow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Grid;
import org.mfglab.grid.Interval;

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
}
