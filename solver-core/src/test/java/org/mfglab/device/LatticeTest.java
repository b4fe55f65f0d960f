package org.mfglab.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mfglab.grid.BoundaryCondition;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Grid;
import org.mfglab.grid.Interval;
import org.mfglab.grid.Obstacle;

class LatticeTest {

    private static final Domain.Sides ROUND = new Domain.Sides(BoundaryCondition.PERIODIC, BoundaryCondition.PERIODIC);
    private static final Domain.Sides WALLS = new Domain.Sides(BoundaryCondition.WALL, BoundaryCondition.WALL);
    private static final Obstacle CORNER = new Obstacle.Rectangle(List.of(new Interval(-0.5, 0.5), new Interval(0, 1)));
    private static final Lattice LATTICE = new Lattice(Grid.of(new Domain(List.of(new Interval(0, 4), new Interval(0, 3)), List.of(ROUND, WALLS), List.of(CORNER)), 4, 3));

    private static int[] wrapped(int axis) {
        return IntStream.rangeClosed(-7, 7).map(j -> LATTICE.wrap(axis, j)).toArray();
    }

    @Test
    void pointsGoRoundAPeriodicAxis() {
        assertArrayEquals(new int[] {1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3}, wrapped(0));
    }

    @Test
    void pointsAreReflectedAtWallsEachTwice() {
        assertArrayEquals(new int[] {0, 0, 1, 2, 2, 1, 0, 0, 1, 2, 2, 1, 0, 0, 1}, wrapped(1));
    }

    @Test
    void cellsKnowTheirPlace() {
        assertEquals(2, LATTICE.position(10, 0));
        assertEquals(2, LATTICE.position(10, 1));
        assertTrue(LATTICE.solid(0) && IntStream.range(1, 12).noneMatch(LATTICE::solid));
    }
}
