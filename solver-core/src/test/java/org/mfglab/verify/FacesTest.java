package org.mfglab.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mfglab.formula.Formula;
import org.mfglab.grid.BoundaryCondition;
import org.mfglab.grid.Geometry;
import org.mfglab.grid.Grid;

/// The certifier reads the faces off the domain by itself, and finds those of the grid.
class FacesTest {

    private static final double TIME = 0.7;

    static List<Grid> grids() {
        return List.of(
                Grid.of(DenseGames.hall(), 5, 4), Grid.of(DenseGames.hall(), 12, 10), Grid.of(DenseGames.openHall(), 1, 7), Grid.of(DenseGames.torusWithPillar(), 9, 8),
                Grid.of(DenseGames.torusWithPillar(), 2, 1), Grid.of(DenseGames.room(), 3, 4, 5), Grid.of(DenseGames.segment(DenseGames.exit("1 + t"), BoundaryCondition.WALL), 1));
    }

    @ParameterizedTest
    @MethodSource("grids")
    void facesAreThoseOfTheGrid(Grid grid) {
        Faces faces = new Faces(grid);
        int found = 0;
        for (int axis = 0; axis < grid.dimension(); axis++) {
            Map<Integer, Geometry.Face> ends = new HashMap<>();
            for (Geometry.Face face : grid.geometry().faces(axis)) ends.put(2 * face.cell() + (face.upper() ? 1 : 0), face);
            for (int cell = 0; cell < grid.size(); cell++)
                for (int side = 0; side < 2 && !grid.solid(cell); side++) {
                    int beyond = faces.beyond(cell, 2 * axis + side);
                    Geometry.Face end = ends.get(2 * cell + side);
                    assertEquals(end == null, beyond >= 0);
                    if (end == null) assertEquals(neighbour(grid, cell, axis, 2 * side - 1), beyond);
                    else check(faces, end, cell, 2 * axis + side);
                    found++;
                }
        }
        assertEquals(2 * grid.dimension() * grid.geometry().openCells(), found);
    }

    private static void check(Faces faces, Geometry.Face end, int cell, int face) {
        int beyond = faces.beyond(cell, face);
        switch (end.condition()) {
            case BoundaryCondition.Wall() -> assertEquals(Faces.CLOSED, beyond);
            case BoundaryCondition.Periodic() -> throw new AssertionError("a periodic axis has no end");
            case BoundaryCondition.Exit(Formula cost) -> {
                assertEquals(Faces.EXIT, beyond);
                assertEquals(at(cost, end.centre()), faces.price(cell, face, TIME), 1e-15);
            }
            case BoundaryCondition.Value(Formula value) -> {
                assertEquals(Faces.VALUE, beyond);
                assertEquals(at(value, end.centre()), faces.price(cell, face, TIME), 1e-15);
            }
        }
    }

    private static double at(Formula formula, double[] x) {
        Map<String, Double> values = new HashMap<>(Map.of("t", TIME));
        for (int axis = 0; axis < x.length; axis++) values.put("" + "xyz".charAt(axis), x[axis]);
        return formula.evaluate(values);
    }

    private static int neighbour(Grid grid, int cell, int axis, int direction) {
        int[] position = new int[grid.dimension()];
        for (int k = 0; k < position.length; k++) position[k] = grid.position(k, cell);
        position[axis] = Math.floorMod(position[axis] + direction, grid.n(axis));
        int index = 0;
        for (int k = position.length - 1; k >= 0; k--) index = index * grid.n(k) + position[k];
        return index;
    }

    @ParameterizedTest
    @MethodSource("grids")
    void solidCellsAreThoseOfTheGrid(Grid grid) {
        Faces faces = new Faces(grid);
        for (int cell = 0; cell < grid.size(); cell++) assertEquals(grid.solid(cell), faces.solid(cell));
    }
}
