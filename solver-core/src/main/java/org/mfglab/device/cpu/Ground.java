package org.mfglab.device.cpu;

import java.util.Arrays;
import org.mfglab.device.DrivenFaces;
import org.mfglab.device.Lattice;
import org.mfglab.grid.BoundaryCondition;
import org.mfglab.grid.Geometry;
import org.mfglab.grid.Geometry.Face;
import org.mfglab.grid.Grid;

/// What stops feet: obstacles, and sides where u is given. Places are whole numbers of cells along each axis; beyond walls and round
/// periodic axes they go on, and stand for other cells.
final class Ground {

    /// Further than any grid.
    static final int FAR = Integer.MAX_VALUE / 2;
    /// The cells of a block of three along every axis.
    private static final int[] BLOCK = {1, 3, 9, 27};

    private final Lattice lattice;
    private final int d;
    private final Geometry geometry;
    /// By cell: how many cells one can go in every direction, along all axes at once, and still see nothing of what stops feet.
    private final int[] free;
    /// By side, numbered `2 axis` and `2 axis + 1`, and by the place on it: the driven face, or -1; null where nothing is given on the side.
    private final int[][] driven;
    /// By axis, the faces on which u is given.
    final DrivenFaces[] given;
    /// By axis, whether u is given on a part of its sides: then moves end there.
    final boolean[] confined;

    Ground(Grid grid, Lattice lattice) {
        this.lattice = lattice;
        d = lattice.dimension;
        geometry = grid.geometry();
        driven = new int[2 * d][];
        given = new DrivenFaces[d];
        confined = new boolean[d];
        for (int k = 0; k < d; k++) {
            given[k] = new DrivenFaces(geometry.faces(k));
            int number = 0;
            for (Face face : geometry.faces(k)) if (!(face.condition() instanceof BoundaryCondition.Wall)) enter(k, face, number++);
        }
        free = bounded() ? freedom() : null;
    }

    private void enter(int axis, Face face, int number) {
        int side = 2 * axis + (face.upper() ? 1 : 0);
        if (driven[side] == null) {
            driven[side] = new int[lattice.size / lattice.n[axis]];
            Arrays.fill(driven[side], -1);
        }
        driven[side][across(face.cell(), axis)] = number;
        confined[axis] = true;
    }

    /// The place of a cell among those that share its position along an axis.
    private int across(int cell, int axis) {
        int stride = lattice.stride[axis];
        return cell / (stride * lattice.n[axis]) * stride + cell % stride;
    }

    /// Whether anything stops feet.
    boolean bounded() {
        return geometry.bounded();
    }

    /// Brings what is given to a time.
    void at(double t) {
        for (DrivenFaces faces : given) faces.at(t);
    }

    /// The driven face of a cell at an end of an axis, or -1.
    int face(int cell, int axis, boolean upper) {
        int[] side = driven[2 * axis + (upper ? 1 : 0)];
        return side == null || lattice.position(cell, axis) != (upper ? lattice.n[axis] - 1 : 0) ? -1 : side[across(cell, axis)];
    }

    /// The lowest value that is given anywhere.
    double lowest() {
        double lowest = Double.POSITIVE_INFINITY;
        for (DrivenFaces faces : given) for (double value : faces.value) lowest = Math.min(lowest, value);
        return lowest;
    }

    /// How far feet of a cell may go along every axis before anything stops them, in cells.
    int free(int cell) {
        return free == null ? FAR : free[cell];
    }

    /// Chessboard distances, by sweeps over the grid.
    private int[] freedom() {
        int[] free = new int[lattice.size];
        for (int i = 0; i < free.length; i++) {
            free[i] = lattice.solid(i) ? -1 : FAR;
            for (int k = 0; k < d; k++) {
                int position = lattice.position(i, k);
                if (confined[k]) free[i] = Math.min(free[i], Math.min(position, lattice.n[k] - 1 - position));
            }
        }
        boolean changed = geometry.hasObstacles();
        while (changed) changed = spread(free, 1) | spread(free, -1);
        return free;
    }

    private boolean spread(int[] free, int way) {
        boolean changed = false;
        for (int place = 0; place < free.length; place++) {
            int i = way > 0 ? place : free.length - 1 - place;
            int least = free[i];
            for (int neighbour = 0; neighbour < BLOCK[d]; neighbour++) {
                int at = i;
                for (int k = 0, code = neighbour; k < d; k++, code /= 3) {
                    int position = lattice.position(i, k);
                    at += lattice.stride[k] * (lattice.wrap(k, position + code % 3 - 1) - position);
                }
                least = Math.min(least, free[at] + 1);
            }
            changed |= least < free[i];
            free[i] = least;
        }
        return changed;
    }

    /// The cell that a place stands for.
    int cell(int[] place) {
        int cell = 0;
        for (int k = 0; k < d; k++) cell += lattice.stride[k] * lattice.wrap(k, place[k]);
        return cell;
    }
}
