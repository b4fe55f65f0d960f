package org.mfglab.scheme;

import static org.mfglab.scheme.Flaw.*;

import org.mfglab.conformance.Surroundings;
import org.mfglab.conformance.Surroundings.Face;
import org.mfglab.formula.Formula;
import org.mfglab.grid.BoundaryCondition;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Grid;
import org.mfglab.grid.Side;

/// What lies beyond every face of every cell, with a flaw.
final class FlawedFaces {

    private final Flaw flaw;
    private final Grid grid;
    private final Surroundings around;
    private final Face[][] below;
    private final Face[][] above;

    FlawedFaces(Flaw flaw, Grid grid) {
        this.flaw = flaw;
        this.grid = grid;
        this.around = new Surroundings(grid);
        this.below = new Face[grid.dimension()][grid.size()];
        this.above = new Face[grid.dimension()][grid.size()];
        for (int axis = 0; axis < grid.dimension(); axis++)
            for (int i = 0; i < grid.size(); i++) {
                below[axis][i] = flawed(around.face(i, axis, false), i, axis, false);
                above[axis][i] = flawed(around.face(i, axis, true), i, axis, true);
            }
    }

    private Face flawed(Face face, int cell, int axis, boolean upper) {
        int n = grid.n(axis);
        int position = grid.position(axis, cell);
        boolean end = position == (upper ? n - 1 : 0);
        int wrapped = cell + (Math.floorMod(position + (upper ? 1 : -1), n) - position) * grid.stride(axis);
        if (flaw == WRAP_AT_WALLS && end && face.shut() && !grid.periodic(axis)) return open(face, wrapped);
        if (flaw == WRAP_MISSING && end && upper && grid.periodic(axis)) return open(face, -1);
        if (flaw == OBSTACLE_OPEN_BELOW && !upper && !end && around.solid(wrapped)) return open(face, wrapped);
        if (flaw == DOOR_AS_WIDE_AS_ITS_SIDE && end && face.shut() && !grid.periodic(axis)) return door(face, axis, upper);
        if (flaw == PRICE_OF_THE_CELL && face.given() != null) return new Face(-1, face.given(), face.exit(), grid.point(cell));
        return face;
    }

    private static Face open(Face face, int neighbour) {
        return new Face(neighbour, null, false, face.centre());
    }

    /// The first door of a side, if there is one.
    private Face door(Face face, int axis, boolean upper) {
        Domain.Sides sides = grid.domain().sides().get(axis);
        for (Side.Part part : (upper ? sides.high() : sides.low()).parts())
            if (part.condition() instanceof BoundaryCondition.Exit(Formula cost)) return new Face(-1, cost, true, face.centre());
        return face;
    }

    boolean solid(int cell) {
        return around.solid(cell);
    }

    /// Whether a closed face of a cell is one of an obstacle.
    boolean atObstacle(int cell, int axis, boolean upper) {
        int position = grid.position(axis, cell);
        return grid.periodic(axis) || position != (upper ? grid.n(axis) - 1 : 0);
    }

    Face at(int cell, int axis, boolean upper) {
        return (upper ? above : below)[axis][cell];
    }
}
