package org.mfglab.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mfglab.formula.Formula;
import org.mfglab.formula.Parser;
import org.mfglab.formula.Scope;
import org.mfglab.grid.BoundaryCondition;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Geometry.Face;
import org.mfglab.grid.Grid;
import org.mfglab.grid.Interval;
import org.mfglab.grid.Obstacle;

class DrivenFacesTest {

    private static final Domain.Sides WALLS = new Domain.Sides(BoundaryCondition.WALL, BoundaryCondition.WALL);

    private static Formula formula(String text) {
        return Parser.parse(text, Scope.of(2, List.of()));
    }

    /// Four cells by three; below an exit with a cost, above a given value, and an obstacle over the last cell of the middle row.
    private static Grid grid(String cost, String value) {
        Domain.Sides ends = new Domain.Sides(new BoundaryCondition.Exit(formula(cost)), new BoundaryCondition.Value(formula(value)));
        Obstacle block = new Obstacle.Rectangle(List.of(new Interval(3, 4), new Interval(1, 2)));
        return Grid.of(new Domain(List.of(new Interval(0, 4), new Interval(0, 3)), List.of(ends, WALLS), List.of(block)), 4, 3);
    }

    @Test
    void facesWithoutAGivenValueAreLeftOut() {
        DrivenFaces driven = new DrivenFaces(grid("0", "0").geometry().faces(0));
        assertEquals(List.of(0, 3, 4, 8, 11), driven.faces.stream().map(Face::cell).toList());
        assertArrayEquals(new boolean[] {true, false, true, true, false}, driven.absorbing);
        assertEquals(0, new DrivenFaces(grid("0", "0").geometry().faces(1)).count());
    }

    @Test
    void valuesAreThoseInTheMiddleOfTheFacesAtTheTime() {
        DrivenFaces driven = new DrivenFaces(grid("y + t", "x*y - t").geometry().faces(0));
        assertTrue(driven.at(2));
        assertArrayEquals(new double[] {2.5, 0, 3.5, 4.5, 8}, driven.value, 1e-15);
        assertFalse(driven.at(2));
        assertTrue(driven.at(1));
        assertArrayEquals(new double[] {1.5, 1, 2.5, 3.5, 9}, driven.value, 1e-15);
    }

    @Test
    void valuesThatDoNotVaryAreEvaluatedOnce() {
        DrivenFaces driven = new DrivenFaces(grid("0.3", "y").geometry().faces(0));
        assertTrue(driven.at(0));
        assertFalse(driven.at(1));
        assertArrayEquals(new double[] {0.3, 0.5, 0.3, 0.3, 2.5}, driven.value);
    }

    /// In the order of the faces: another one would lose the small numbers beside the large ones.
    @Test
    void outflowIsSummedOverExitsInTheirOrder() {
        DrivenFaces driven = new DrivenFaces(grid("0", "0").geometry().faces(0));
        double[] density = {1, 0, 0, 7, 1, 0, 0, 0, 1, 0, 0, 7};
        assertEquals(0, driven.outflow(new double[] {1, 100, 1e17, -1e17, 100}, density));
        assertEquals(1, driven.outflow(new double[] {1e17, 100, -1e17, 1, 100}, density));
    }
}
