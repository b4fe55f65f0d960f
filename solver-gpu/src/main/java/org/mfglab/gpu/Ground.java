package org.mfglab.gpu;

import java.util.List;
import org.jocl.cl_mem;
import org.mfglab.grid.Grid;

/// What is known of the cells of one grid, in the memory of the device: where they stand, and which are open. Made when first asked for.
final class Ground {

    static final List<String> AXES = List.of("x", "y", "z");

    final Grid grid;
    private final Session session;
    private final ClBuffer[] coordinates = new ClBuffer[AXES.size()];
    private final ClFaces[] faces = new ClFaces[AXES.size()];
    private ClBuffer open;
    private ClCells cells;
    private cl_mem scratch;
    private long scratchBytes;

    Ground(Session session, Grid grid) {
        this.session = session;
        this.grid = grid;
    }

    /// A coordinate of every cell; zero beyond the dimension.
    ClBuffer coordinate(int axis) {
        if (coordinates[axis] == null) {
            double[] values = new double[grid.size()];
            if (axis < grid.dimension()) {
                double[] along = grid.coordinates(axis);
                int stride = grid.stride(axis);
                for (int i = 0; i < values.length; i++) values[i] = along[i / stride % along.length];
            }
            coordinates[axis] = session.slice(values);
        }
        return coordinates[axis];
    }

    /// 1 for open cells, 0 in obstacles.
    ClBuffer open() {
        if (open == null) {
            double[] values = new double[grid.size()];
            for (int i = 0; i < values.length; i++) values[i] = grid.solid(i) ? 0 : 1;
            open = session.slice(values);
        }
        return open;
    }

    /// Working memory that no operation leaves anything in: the same for all that need no more than those before.
    cl_mem scratch(long bytes) {
        if (scratchBytes < bytes) {
            scratch = session.memory(bytes);
            scratchBytes = bytes;
        }
        return scratch;
    }

    /// The ends of the lines along an axis. The values that are given there are those of the time to which a stage brings them.
    ClFaces faces(int axis) {
        if (faces[axis] == null) faces[axis] = new ClFaces(session, grid, axis);
        return faces[axis];
    }

    /// The cells with the ends of the lines along all axes.
    ClCells cells() {
        if (cells == null) cells = new ClCells(session, this);
        return cells;
    }
}
