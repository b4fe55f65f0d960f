package org.mfglab.device;

import org.mfglab.grid.Geometry;
import org.mfglab.grid.Grid;

/// The points of a grid as feet see them: positions in cells, with the points at whole numbers.
public final class Lattice {

    public final int dimension;
    public final int size;
    public final int[] n;
    public final int[] stride;
    public final boolean[] periodic;
    public final double[] h;
    private static final int SLABS = 8;
    private static final int CELLS_OF_A_SLAB = 16_384;

    private final Geometry geometry;

    public Lattice(Grid grid) {
        geometry = grid.geometry();
        dimension = grid.dimension();
        size = grid.size();
        n = new int[dimension];
        stride = new int[dimension];
        periodic = new boolean[dimension];
        h = new double[dimension];
        for (int k = 0; k < dimension; k++) {
            n[k] = grid.n(k);
            stride[k] = grid.stride(k);
            periodic[k] = grid.periodic(k);
            h[k] = grid.h(k);
        }
    }

    /// Into how many slabs across the last axis the cells are cut when things fall from them: what falls from one slab is added up cell by cell, then slab by slab.
    /// Every device has the same, so that sums have the same bits.
    public int slabs() {
        return Math.min(SLABS, Math.max(1, size / CELLS_OF_A_SLAB));
    }

    /// Whether a cell lies in an obstacle.
    public boolean solid(int cell) {
        return geometry.solid(cell);
    }

    public int position(int cell, int axis) {
        return cell / stride[axis] % n[axis];
    }

    /// The cells after which an axis repeats itself: once round, or to the far wall and back.
    public int turn(int axis) {
        return periodic[axis] ? n[axis] : 2 * n[axis];
    }

    /// The point of an axis that stands for any whole number: round a periodic axis, reflected at walls.
    public int wrap(int axis, int j) {
        int count = n[axis];
        if (j >= 0 && j < count) return j;
        if (periodic[axis]) return Math.floorMod(j, count);
        int image = Math.floorMod(j, 2 * count);
        return image < count ? image : 2 * count - 1 - image;
    }
}
