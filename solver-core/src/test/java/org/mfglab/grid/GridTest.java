package org.mfglab.grid;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class GridTest {

    private static final Domain MIXED = new Domain(List.of(new Interval(-1, 1), new Interval(0, 3)), List.of(
            new Domain.Sides(BoundaryCondition.PERIODIC, BoundaryCondition.PERIODIC), new Domain.Sides(BoundaryCondition.WALL, BoundaryCondition.WALL)));

    private static String refused(Executable entrance) {
        return assertThrows(IllegalArgumentException.class, entrance).getMessage();
    }

    @Test
    void periodicAxesHaveNodesAndOthersCellCentres() {
        Grid grid = Grid.of(MIXED, 4, 3);
        assertArrayEquals(new double[] {-1, -0.5, 0, 0.5}, grid.coordinates(0));
        assertArrayEquals(new double[] {0.5, 1.5, 2.5}, grid.coordinates(1));
        assertTrue(grid.periodic(0) && !grid.periodic(1));
        assertEquals(0.5, grid.cellVolume());
        assertEquals(12, grid.size());
    }

    @Test
    void firstAxisIsFastestInMemory() {
        Grid grid = Grid.of(Domain.torus(new Interval(0, 1), new Interval(0, 1), new Interval(0, 1)), 2, 3, 4);
        assertEquals(List.of(1, 2, 6), List.of(grid.stride(0), grid.stride(1), grid.stride(2)));
        int index = 1 + 2 * (2 + 3 * 3);
        assertEquals(List.of(1, 2, 3), List.of(grid.position(0, index), grid.position(1, index), grid.position(2, index)));
        assertArrayEquals(new double[] {0.5, 2.0 / 3, 0.75}, grid.point(index), 1e-15);
        assertEquals(List.of(4, 6, 8), grid.refine().n());
    }

    @Test
    void sizesAreChecked() {
        assertEquals("The grid n = [4] must have one number for each of the 2 axes.", refused(() -> Grid.of(MIXED, 4)));
        assertEquals("The grid n = [4, 0] must be positive on every axis.", refused(() -> Grid.of(MIXED, 4, 0)));
        assertTrue(refused(() -> Grid.of(MIXED, 1 << 20, 1 << 20)).contains("more points than an array can hold"));
        assertEquals(1, Grid.of(MIXED, 1, 1).size());
    }

    @Test
    void domainsHaveOneToThreeAxesWithConditionsThatFit() {
        Domain.Sides walls = new Domain.Sides(BoundaryCondition.WALL, BoundaryCondition.WALL);
        Interval unit = new Interval(0, 1);
        assertEquals("A domain has one to three axes, not 0.", refused(() -> new Domain(List.of(), List.of())));
        assertEquals("A domain has one to three axes, not 4.", refused(() -> Domain.box(unit, unit, unit, unit)));
        assertEquals("A domain of 2 axes has conditions for 1.", refused(() -> new Domain(List.of(unit, unit), List.of(walls))));
        assertEquals("An axis must be periodic at both ends or at neither, not at one.",
                refused(() -> new Domain.Sides(BoundaryCondition.PERIODIC, BoundaryCondition.WALL)));
        assertFalse(walls.periodic());
        assertEquals(3, Domain.torus(unit, unit, unit).dimension());
    }

    @Test
    void intervalsAreFiniteAndInOrder() {
        assertEquals("The interval [1.0, 1.0] must have finite ends, the lower one first.", refused(() -> new Interval(1, 1)));
        assertEquals("The interval [0.0, Infinity] must have finite ends, the lower one first.", refused(() -> new Interval(0, Double.POSITIVE_INFINITY)));
        assertEquals("The interval [NaN, 1.0] must have finite ends, the lower one first.", refused(() -> new Interval(Double.NaN, 1)));
        assertEquals(2.5, new Interval(-1, 1.5).length());
    }

    @Test
    void timeEndsExactlyAtTheHorizon() {
        TimeGrid time = new TimeGrid(0.7, 7);
        assertEquals(0.7, time.time(7));
        assertEquals(0, time.time(0));
        assertEquals(3 * time.dt(), time.time(3));
        assertEquals(8, time.levels());
        assertEquals(new TimeGrid(0.7, 14), time.refine());
        assertEquals("The horizon T = 0.0 must be positive and finite.", refused(() -> new TimeGrid(0, 1)));
        assertEquals("The horizon T = Infinity must be positive and finite.", refused(() -> new TimeGrid(Double.POSITIVE_INFINITY, 1)));
        assertEquals("The number of time steps nt = 0 must be at least 1.", refused(() -> new TimeGrid(1, 0)));
    }

    @Test
    void fieldsAreCopiesWithTheirExtremesAndIntegral() {
        Grid grid = Grid.of(MIXED, 2, 2);
        double[] values = {1, -2, 3, 4};
        Field field = Field.of(grid, values);
        values[0] = 100;
        field.values()[1] = 100;
        assertEquals(List.of(1.0, -2.0, -2.0, 4.0), List.of(field.get(0), field.get(1), field.min(), field.max()));
        assertEquals(6 * 1.5, field.integral());
        assertEquals("A field on the grid [2, 2] needs 4 values, not 3.", refused(() -> Field.of(grid, new double[3])));
        assertEquals(-1 + 10 * 2.25, Field.sample(grid, x -> x[0] + 10 * x[1]).get(2));
    }

    @Test
    void trajectoriesHaveALevelForEachTime() {
        Grid grid = Grid.of(MIXED, 2, 1);
        TimeGrid time = new TimeGrid(1, 2);
        Trajectory trajectory = Trajectory.of(grid, time, new double[][] {{1, 2}, {3, 4}, {5, 6}});
        assertArrayEquals(new double[] {3, 4}, trajectory.level(1).values());
        assertEquals(grid, trajectory.grid());
        assertEquals(time, trajectory.time());
        assertEquals("A trajectory of 2 steps needs 3 levels, not 2.", refused(() -> Trajectory.of(grid, time, new double[2][2])));
    }
}
