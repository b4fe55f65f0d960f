package org.mfglab.workbench.flow;

import java.util.Arrays;
import java.util.BitSet;
import org.mfglab.grid.BoundaryCondition;
import org.mfglab.grid.Geometry;
import org.mfglab.grid.Grid;

/// Where agents can be: the box less its obstacles. Places are counted in cells: along each axis cell i is `[i, i+1]`, and its grid point lies at `i + 1/2`, on
/// periodic and other axes alike.
final class Room {

    /// What a face of a cell is to an agent.
    enum Face { OPEN, CLOSED, EXIT }

    /// How an agent goes on from a closed face: as light from a mirror, or along it.
    enum Contact { REFLECT, SLIDE }

    /// An agent at a closed face stands so far from it, in cells: rounding never puts it on the other side.
    private static final double GAP = 1e-9;

    private final Grid grid;
    private final Geometry geometry;
    /// By axis and end, below and above in turn: the cells with an exit there.
    private final BitSet[] exits;
    /// By cell, the number of cells around it, corners included, without a closed face or an exit.
    private final int[] clearance;

    Room(Grid grid) {
        this.grid = grid;
        this.geometry = grid.geometry();
        this.exits = new BitSet[2 * grid.dimension()];
        for (int i = 0; i < exits.length; i++) exits[i] = exits(grid, i / 2, i % 2 == 1);
        this.clearance = clearances();
    }

    private static BitSet exits(Grid grid, int axis, boolean upper) {
        BitSet cells = new BitSet();
        for (Geometry.Face face : grid.geometry().faces(axis))
            if (face.upper() == upper && face.condition() instanceof BoundaryCondition.Exit) cells.set(face.cell());
        return cells;
    }

    Grid grid() {
        return grid;
    }

    /// The coordinate of a place along an axis; on a periodic axis inside the period.
    double coordinate(int axis, double y) {
        double low = grid.domain().axes().get(axis).low();
        if (!grid.periodic(axis)) return low + y * grid.h(axis);
        int n = grid.n(axis);
        double from = y - 0.5;
        double inside = from - n * Math.floor(from / n);
        return low + (inside < n ? inside : 0) * grid.h(axis);
    }

    /// The cell of a place.
    int cell(double[] y) {
        int cell = 0;
        for (int axis = grid.dimension() - 1; axis >= 0; axis--) cell = cell * grid.n(axis) + Math.clamp((int) y[axis], 0, grid.n(axis) - 1);
        return cell;
    }

    /// How far an agent in a cell can go in any direction, in cells, before it may meet a closed face or an exit.
    int clearance(int cell) {
        return clearance[cell];
    }

    /// Moves an agent by a step, through open faces from cell to cell, and never through a closed one.
    ///
    /// @param y    the place in cells; modified
    /// @param step in cells; modified
    /// @return whether the agent is still there; false if it left through an exit
    boolean move(double[] y, double[] step, Contact contact) {
        int cell = cell(y);
        while (true) {
            int axis = -1;
            double share = 1;
            for (int k = 0; k < step.length; k++) {
                if (step[k] == 0) continue;
                double toFace = grid.position(k, cell) + (step[k] > 0 ? 1 : 0) - y[k];
                double reached = Math.max(0, toFace / step[k]);
                if (reached < share) {
                    share = reached;
                    axis = k;
                }
            }
            for (int k = 0; k < step.length; k++) {
                y[k] += share * step[k];
                step[k] *= 1 - share;
            }
            if (axis < 0) return true;
            boolean upper = step[axis] > 0;
            switch (face(cell, axis, upper)) {
                case OPEN -> {
                    cell = neighbour(cell, axis, upper);
                    y[axis] = grid.position(axis, cell) + (upper ? 0 : 1);
                }
                case EXIT -> {
                    return false;
                }
                case CLOSED -> {
                    y[axis] = grid.position(axis, cell) + (upper ? 1 - GAP : GAP);
                    step[axis] = switch (contact) {
                        case REFLECT -> -step[axis];
                        case SLIDE -> 0;
                    };
                }
            }
        }
    }

    /// How far it is to an exit straight ahead, in cells; infinite where there is none within reach, or a closed face before it.
    double toExit(double[] y, int axis, boolean upper, double reach) {
        if (exits[2 * axis + (upper ? 1 : 0)].isEmpty()) return Double.POSITIVE_INFINITY;
        double distance = upper ? grid.n(axis) - y[axis] : y[axis];
        if (distance > reach) return Double.POSITIVE_INFINITY;
        int cell = cell(y);
        while (face(cell, axis, upper) == Face.OPEN) cell = neighbour(cell, axis, upper);
        return face(cell, axis, upper) == Face.EXIT ? distance : Double.POSITIVE_INFINITY;
    }

    private Face face(int cell, int axis, boolean upper) {
        int end = upper ? grid.n(axis) - 1 : 0;
        if (!grid.periodic(axis) && grid.position(axis, cell) == end) return exits[2 * axis + (upper ? 1 : 0)].get(cell) ? Face.EXIT : Face.CLOSED;
        return geometry.solid(neighbour(cell, axis, upper)) ? Face.CLOSED : Face.OPEN;
    }

    private int neighbour(int cell, int axis, boolean upper) {
        int n = grid.n(axis);
        int from = grid.position(axis, cell);
        return cell + (Math.floorMod(from + (upper ? 1 : -1), n) - from) * grid.stride(axis);
    }

    /// Breadth first from the cells with a closed face or an exit; where there is none, agents can go any way.
    private int[] clearances() {
        int[] distance = new int[grid.size()];
        Arrays.fill(distance, Integer.MAX_VALUE);
        int[] queue = new int[grid.size()];
        int count = 0;
        for (int cell = 0; cell < distance.length; cell++) {
            if (geometry.solid(cell) || openAllRound(cell)) continue;
            distance[cell] = 0;
            queue[count++] = cell;
        }
        for (int next = 0; next < count; next++) {
            int cell = queue[next];
            for (int around : around(cell)) {
                if (distance[around] <= distance[cell] + 1) continue;
                distance[around] = distance[cell] + 1;
                queue[count++] = around;
            }
        }
        return distance;
    }

    private boolean openAllRound(int cell) {
        for (int axis = 0; axis < grid.dimension(); axis++)
            if (face(cell, axis, false) != Face.OPEN || face(cell, axis, true) != Face.OPEN) return false;
        return true;
    }

    /// The cells that share a face, an edge or a corner with a cell, and the cell itself.
    private int[] around(int cell) {
        int[] cells = {cell};
        for (int axis = 0; axis < grid.dimension(); axis++) {
            int[] more = Arrays.copyOf(cells, 3 * cells.length);
            for (int i = 0; i < cells.length; i++) {
                more[cells.length + i] = face(cells[i], axis, false) == Face.OPEN ? neighbour(cells[i], axis, false) : cells[i];
                more[2 * cells.length + i] = face(cells[i], axis, true) == Face.OPEN ? neighbour(cells[i], axis, true) : cells[i];
            }
            cells = more;
        }
        return cells;
    }
}
