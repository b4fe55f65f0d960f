package org.mfglab.workbench.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.mfglab.grid.BoundaryCondition;
import org.mfglab.grid.Geometry;
import org.mfglab.grid.Grid;

/// The pieces into which obstacles cut the open cells of a grid: cells that share a face are in the same piece.
final class Pieces {

    /// @param cells how many it has
    /// @param exit  whether one of them lies at an exit
    record Piece(int cells, boolean exit) { }

    private final Grid grid;
    private final Geometry geometry;
    private final BitSet exits = new BitSet();
    private final BitSet seen = new BitSet();
    private int[] waiting = new int[1024];
    private int count;

    Pieces(Grid grid) {
        this.grid = grid;
        this.geometry = grid.geometry();
        for (int axis = 0; axis < grid.dimension(); axis++)
            for (Geometry.Face face : geometry.faces(axis)) if (face.condition() instanceof BoundaryCondition.Exit) exits.set(face.cell());
    }

    /// In the order of their first cells.
    List<Piece> all() {
        List<Piece> pieces = new ArrayList<>();
        for (int cell = 0; cell < grid.size(); cell++) if (!geometry.solid(cell) && !seen.get(cell)) pieces.add(from(cell));
        return pieces;
    }

    private Piece from(int start) {
        int cells = 0;
        boolean exit = false;
        enter(start);
        while (count > 0) {
            int cell = waiting[--count];
            cells++;
            exit |= exits.get(cell);
            for (int axis = 0; axis < grid.dimension(); axis++) {
                look(cell, axis, -1);
                look(cell, axis, 1);
            }
        }
        return new Piece(cells, exit);
    }

    private void look(int cell, int axis, int step) {
        int position = grid.position(axis, cell);
        int next = position + step;
        if ((next < 0 || next >= grid.n(axis)) && !grid.periodic(axis)) return;
        int other = cell + (Math.floorMod(next, grid.n(axis)) - position) * grid.stride(axis);
        if (!geometry.solid(other) && !seen.get(other)) enter(other);
    }

    private void enter(int cell) {
        seen.set(cell);
        if (count == waiting.length) waiting = Arrays.copyOf(waiting, 2 * count);
        waiting[count++] = cell;
    }
}
