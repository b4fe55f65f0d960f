package org.mfglab.grid;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// What surrounds the cells of a grid: which of them are solid, and every face of an open cell that does not lead to an open neighbour.
public final class Geometry {

    /// A face of an open cell at which a grid line ends.
    ///
    /// @param cell      index of the cell
    /// @param upper     whether it is the face at the upper end of the cell along the axis
    /// @param condition wall at an obstacle
    /// @param centre    the middle of the face
    public record Face(int cell, boolean upper, BoundaryCondition condition, double[] centre) { }

    private final BitSet solid;
    private final int size;
    private final List<List<Face>> faces = new ArrayList<>();

    Geometry(Grid grid) {
        size = grid.size();
        solid = new BitSet(size);
        List<Obstacle> obstacles = grid.domain().obstacles();
        if (!obstacles.isEmpty())
            for (int i = 0; i < size; i++) {
                double[] x = grid.point(i);
                if (obstacles.stream().anyMatch(obstacle -> obstacle.covers(x))) solid.set(i);
            }
        for (int axis = 0; axis < grid.dimension(); axis++) faces.add(faces(grid, axis));
    }

    private List<Face> faces(Grid grid, int axis) {
        List<Face> ends = new ArrayList<>();
        int last = grid.n(axis) - 1;
        int stride = grid.stride(axis);
        boolean periodic = grid.periodic(axis);
        Domain.Sides sides = grid.domain().sides().get(axis);
        for (int i = 0; i < size; i++) {
            int position = grid.position(axis, i);
            if (solid.get(i) || solid.isEmpty() && position > 0 && position < last) continue;
            int below = position > 0 ? i - stride : i + last * stride;
            int above = position < last ? i + stride : i - last * stride;
            if (!periodic && position == 0) ends.add(face(grid, axis, i, false, sides.low()));
            else if (solid.get(below)) ends.add(face(grid, axis, i, false, Side.of(BoundaryCondition.WALL)));
            if (!periodic && position == last) ends.add(face(grid, axis, i, true, sides.high()));
            else if (solid.get(above)) ends.add(face(grid, axis, i, true, Side.of(BoundaryCondition.WALL)));
        }
        return List.copyOf(ends);
    }

    private static Face face(Grid grid, int axis, int cell, boolean upper, Side side) {
        double[] centre = grid.point(cell);
        centre[axis] += (upper ? 0.5 : -0.5) * grid.h(axis);
        return new Face(cell, upper, side.at(axis, centre), centre);
    }

    /// Whether a cell lies in an obstacle.
    public boolean solid(int cell) {
        return solid.get(cell);
    }

    public boolean hasObstacles() {
        return !solid.isEmpty();
    }

    /// Whether there is more than walls around the box and periodic sides.
    public boolean bounded() {
        return hasObstacles() || faces.stream().flatMap(List::stream).anyMatch(face -> !(face.condition() instanceof BoundaryCondition.Wall));
    }

    /// The first solid cell at or after an index, or -1.
    public int nextSolid(int cell) {
        return solid.nextSetBit(cell);
    }

    /// The number of cells that are not solid.
    public int openCells() {
        return size - solid.cardinality();
    }

    /// The faces at which the lines along an axis end, in the order of their cells.
    public List<Face> faces(int axis) {
        return faces.get(axis);
    }
}
