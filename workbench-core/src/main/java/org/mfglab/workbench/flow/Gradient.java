package org.mfglab.workbench.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mfglab.formula.Formula;
import org.mfglab.grid.BoundaryCondition;
import org.mfglab.grid.Geometry;
import org.mfglab.grid.Grid;

/// Slopes of a value at the open cells of its grid.
///
/// Along an axis the slope is that of the line through the nearest two of: the neighbour below, the neighbour above, and the cell itself where one of them is
/// missing. So it is the central difference, `(u[i+1] - u[i-1]) / 2h`, and one-sided at a wall or an obstacle. At an exit and where the value is given, the
/// neighbour is the given value in the middle of the face, half a cell away.
final class Gradient {

    private static final List<String> AXES = List.of("x", "y", "z");

    /// A value that is given on a face of a cell.
    private record Given(Formula formula, double[] place) {
        double at(double t) {
            Map<String, Double> symbols = new HashMap<>(Map.of("t", t));
            for (int axis = 0; axis < place.length; axis++) symbols.put(AXES.get(axis), place[axis]);
            return formula.evaluate(symbols);
        }
    }

    private final Grid grid;
    private final Geometry geometry;
    /// `[axis][0: below, 1: above]`, by cell.
    private final List<List<Map<Integer, Given>>> given = new ArrayList<>();

    Gradient(Grid grid) {
        this.grid = grid;
        this.geometry = grid.geometry();
        for (int axis = 0; axis < grid.dimension(); axis++) {
            given.add(List.of(new HashMap<>(), new HashMap<>()));
            for (Geometry.Face face : geometry.faces(axis)) give(axis, face);
        }
    }

    private void give(int axis, Geometry.Face face) {
        Map<Integer, Given> side = given.get(axis).get(face.upper() ? 1 : 0);
        switch (face.condition()) {
            case BoundaryCondition.Exit(Formula cost) -> side.put(face.cell(), new Given(cost, face.centre()));
            case BoundaryCondition.Value(Formula value) -> side.put(face.cell(), new Given(value, face.centre()));
            case BoundaryCondition.Wall _, BoundaryCondition.Periodic _ -> { }
        }
    }

    /// The slope along an axis at an open cell; 0 where there is nothing beside it.
    double at(int cell, int axis, double t, double[] u) {
        double above = u[cell];
        double below = u[cell];
        double steps = 0;
        int up = neighbour(cell, axis, 1);
        int down = neighbour(cell, axis, -1);
        if (up != cell) {
            above = u[up];
            steps += 1;
        } else if (given.get(axis).get(1).get(cell) instanceof Given value) {
            above = value.at(t);
            steps += 0.5;
        }
        if (down != cell) {
            below = u[down];
            steps += 1;
        } else if (given.get(axis).get(0).get(cell) instanceof Given value) {
            below = value.at(t);
            steps += 0.5;
        }
        return steps == 0 ? 0 : (above - below) / (steps * grid.h(axis));
    }

    /// The next open cell up or down an axis, around the period; the cell itself where there is none.
    private int neighbour(int cell, int axis, int step) {
        int n = grid.n(axis);
        int from = grid.position(axis, cell);
        int to = grid.periodic(axis) ? Math.floorMod(from + step, n) : Math.clamp(from + step, 0, n - 1);
        int next = cell + (to - from) * grid.stride(axis);
        return geometry.solid(next) ? cell : next;
    }
}
