package org.mfglab.gpu;

import java.util.ArrayList;
import java.util.List;
import org.jocl.Pointer;
import org.jocl.cl_mem;
import org.mfglab.grid.Grid;

/// The cells of a grid as kernels see them that treat all cells alike: vectors of neighbouring cells, with marks that say where lines end.
final class ClCells {

    // Beside the marks of ClFaces, and those of the axes one after the other, eight bits each.
    private static final int FIRST = 32;
    private static final int LAST = 64;
    private static final int BITS = 8;

    final int size;

    /// How many vectors hold the cells.
    final int vectors;

    /// By cell; those behind the end lie at the ends of all lines, so that nobody looks further.
    final cl_mem marks;
    private final Grid grid;
    private final Ground ground;
    private final List<List<Object>> axes = new ArrayList<>();

    ClCells(Session session, Ground ground) {
        this.grid = ground.grid;
        this.ground = ground;
        size = grid.size();
        vectors = Math.ceilDiv(size, session.workshop.width());
        int[] table = new int[Math.ceilDiv(size, ClBuffer.LANES) * ClBuffer.LANES];
        for (int axis = 0; axis < grid.dimension(); axis++) {
            int[] codes = new int[size];
            session.cl.read(session.queue, ground.faces(axis).codes, (long) Integer.BYTES * size, Pointer.to(codes));
            for (int i = 0; i < table.length; i++) table[i] |= (i < size ? codes[i] | ends(axis, i) : LAST) << BITS * axis;
            axes.add(arguments(axis));
        }
        marks = session.table(table);
    }

    private int ends(int axis, int cell) {
        int position = grid.position(axis, cell);
        return (position == 0 ? FIRST : 0) | (position == grid.n(axis) - 1 ? LAST : 0);
    }

    /// The distance of neighbours along an axis, and that between the ends of a line.
    List<Object> steps(int axis) {
        return List.of(grid.stride(axis), (grid.n(axis) - 1) * grid.stride(axis));
    }

    private List<Object> arguments(int axis) {
        ClFaces faces = ground.faces(axis);
        List<Object> arguments = new ArrayList<>(List.of(axis));
        arguments.addAll(steps(axis));
        arguments.addAll(List.of(1 / grid.h(axis), faces.below, faces.above, faces.given));
        return arguments;
    }

    /// An axis as the kernels of slopes take it.
    List<Object> axis(int axis) {
        return axes.get(axis);
    }

    int dimension() {
        return axes.size();
    }
}
