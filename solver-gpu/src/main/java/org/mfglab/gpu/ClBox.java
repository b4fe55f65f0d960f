package org.mfglab.gpu;

import java.util.List;
import java.util.function.IntBinaryOperator;
import org.jocl.cl_mem;

/// A box of cells as kernels see it that treat all cells alike: vectors of neighbouring cells, with marks that say where lines end.
final class ClBox {

    // Beside the marks of ClFaces, and those of the axes one after the other, eight bits each.
    private static final int FIRST = 32;
    private static final int LAST = 64;
    private static final int BITS = 8;

    final int[] n;
    final int size;

    /// How many vectors hold the cells.
    final int vectors;

    /// By cell; those behind the end lie at the ends of all lines, so that nobody looks further.
    final cl_mem marks;
    private final int[] stride;

    /// @param n     cells per axis
    /// @param codes the marks of ClFaces by axis and cell
    ClBox(Session session, int[] n, IntBinaryOperator codes) {
        this.n = n;
        stride = new int[n.length];
        int product = 1;
        for (int axis = 0; axis < n.length; product *= n[axis++]) stride[axis] = product;
        size = product;
        vectors = Math.ceilDiv(size, session.workshop.width());
        int[] table = new int[Math.ceilDiv(size, ClBuffer.LANES) * ClBuffer.LANES];
        for (int axis = 0; axis < n.length; axis++)
            for (int i = 0; i < table.length; i++) table[i] |= (i < size ? codes.applyAsInt(axis, i) | ends(axis, i) : LAST) << BITS * axis;
        marks = session.table(table);
    }

    /// The place of a cell along an axis.
    int position(int axis, int cell) {
        return cell / stride[axis] % n[axis];
    }

    /// The neighbour of a cell on one side along an axis; at the end of a line that at the other end.
    int neighbour(int axis, int cell, boolean upper) {
        int round = (n[axis] - 1) * stride[axis];
        if (upper) return position(axis, cell) == n[axis] - 1 ? cell - round : cell + stride[axis];
        return position(axis, cell) == 0 ? cell + round : cell - stride[axis];
    }

    private int ends(int axis, int cell) {
        int position = position(axis, cell);
        return (position == 0 ? FIRST : 0) | (position == n[axis] - 1 ? LAST : 0);
    }

    /// The distance of neighbours along an axis, and that between the ends of a line.
    List<Object> steps(int axis) {
        return List.of(stride[axis], (n[axis] - 1) * stride[axis]);
    }

    int dimension() {
        return n.length;
    }
}
