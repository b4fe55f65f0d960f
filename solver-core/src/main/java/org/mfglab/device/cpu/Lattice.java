package org.mfglab.device.cpu;

import java.util.Arrays;
import org.mfglab.grid.Geometry;
import org.mfglab.grid.Grid;

/// The points of a grid as feet see them: positions in cells, with the points at whole numbers and the faces half-way between.
final class Lattice {

    /// What lies beyond a face at which a grid line ends.
    enum Beyond { WALL, OBSTACLE, EXIT, VALUE }

    /// Further than any grid.
    static final int FAR = Integer.MAX_VALUE / 2;

    /// The cells of a block of three along every axis.
    private static final int[] NEIGHBOURS = {1, 3, 9, 27};

    final int dimension;
    final int size;
    final int[] n;
    final int[] stride;
    final boolean[] periodic;
    final double[] h;
    /// Whether u is given anywhere on the lower (2 k) or upper (2 k + 1) side.
    final boolean[] driven;
    final DrivenFaces[] given;
    private final Geometry geometry;
    /// By side and cell of the side: the place of its face among those of [DrivenFaces], or -1 at a wall; null where no part of the side is driven.
    private final int[][] faces;
    /// Solid cells at lower indices in all axes; null without obstacles.
    private final int[] solidBefore;

    Lattice(Grid grid) {
        dimension = grid.dimension();
        size = grid.size();
        n = new int[dimension];
        stride = new int[dimension];
        periodic = new boolean[dimension];
        h = new double[dimension];
        driven = new boolean[2 * dimension];
        given = new DrivenFaces[dimension];
        faces = new int[2 * dimension][];
        geometry = grid.geometry();
        for (int k = 0; k < dimension; k++) {
            n[k] = grid.n(k);
            stride[k] = grid.stride(k);
            periodic[k] = grid.periodic(k);
            h[k] = grid.h(k);
            given[k] = new DrivenFaces(geometry.faces(k));
            for (int i = 0; i < given[k].count(); i++) place(k, i);
        }
        solidBefore = geometry.hasObstacles() ? count() : null;
    }

    private void place(int axis, int index) {
        Geometry.Face face = given[axis].faces.get(index);
        int side = 2 * axis + (face.upper() ? 1 : 0);
        if (!driven[side]) {
            driven[side] = true;
            faces[side] = new int[size / n[axis]];
            Arrays.fill(faces[side], -1);
        }
        faces[side][onSide(face.cell(), axis)] = index;
    }

    /// The index of a cell among those of a slice across an axis.
    private int onSide(int cell, int axis) {
        return cell % stride[axis] + cell / (stride[axis] * n[axis]) * stride[axis];
    }

    void at(double t) {
        for (DrivenFaces side : given) side.at(t);
    }

    /// The least value given on a side at the present time; infinite where there is none.
    double lowestGiven() {
        return Arrays.stream(given).flatMapToDouble(side -> Arrays.stream(side.value)).min().orElse(Double.POSITIVE_INFINITY);
    }

    int position(int cell, int axis) {
        return cell / stride[axis] % n[axis];
    }

    boolean solid(int cell) {
        return solidBefore != null && geometry.solid(cell);
    }

    boolean hasObstacles() {
        return solidBefore != null;
    }

    /// The point of an axis that stands for any whole number: round a periodic axis, reflected at other ends.
    int wrap(int axis, int j) {
        int count = n[axis];
        if (j >= 0 && j < count) return j;
        if (periodic[axis]) return Math.floorMod(j, count);
        int image = Math.floorMod(j, 2 * count);
        return image < count ? image : 2 * count - 1 - image;
    }

    /// The place among the driven faces of an axis of the face of a cell on a side, or -1 where it is a wall.
    int drivenFace(int cell, int side) {
        return driven[side] ? faces[side][onSide(cell, side / 2)] : -1;
    }

    /// What lies beyond the end of the box.
    Beyond beyond(int cell, int side) {
        int face = drivenFace(cell, side);
        return face < 0 ? Beyond.WALL : given[side / 2].absorbing[face] ? Beyond.EXIT : Beyond.VALUE;
    }

    /// How many cells one can go from a cell in every direction, along all axes at once, and still see nothing of obstacles and of sides where u is
    /// given: chessboard distances, by sweeps over the grid.
    int[] freedom() {
        int[] free = new int[size];
        boolean bounded = solidBefore != null;
        for (boolean side : driven) bounded |= side;
        Arrays.fill(free, FAR);
        if (!bounded) return free;
        for (int i = 0; i < size; i++) {
            if (solid(i)) free[i] = -1;
            for (int k = 0; k < dimension; k++) {
                int position = position(i, k);
                if (driven[2 * k]) free[i] = Math.min(free[i], position);
                if (driven[2 * k + 1]) free[i] = Math.min(free[i], n[k] - 1 - position);
            }
        }
        if (solidBefore != null) for (boolean changed = true; changed; ) changed = spread(free);
        return free;
    }

    private boolean spread(int[] free) {
        boolean changed = false;
        for (int way = 1; way >= -1; way -= 2)
            for (int place = 0; place < size; place++) {
                int i = way > 0 ? place : size - 1 - place;
                int least = free[i];
                for (int neighbour = 0; neighbour < NEIGHBOURS[dimension]; neighbour++) {
                    int at = i;
                    for (int k = 0, code = neighbour; k < dimension; k++, code /= 3) {
                        int position = position(i, k);
                        at += stride[k] * (wrap(k, position + code % 3 - 1) - position);
                    }
                    least = Math.min(least, free[at] + 1);
                }
                changed |= least < free[i];
                free[i] = least;
            }
        return changed;
    }

    /// Whether feet between two positions, one on each axis, meet neither an obstacle nor a side where u is given.
    ///
    /// @param from scratch, one number per axis
    /// @param to   likewise
    boolean open(double[] low, double[] high, int[] from, int[] to) {
        for (int k = 0; k < dimension; k++)
            if (driven[2 * k] && low[k] < 0 || driven[2 * k + 1] && high[k] > n[k] - 1) return false;
        return solidBefore == null || solidBetween(low, high, from, to) == 0;
    }

    private int solidBetween(double[] low, double[] high, int[] from, int[] to) {
        for (int k = 0; k < dimension; k++) {
            from[k] = (int) Math.floor(low[k]);
            to[k] = (int) Math.ceil(high[k]) + 1;
            if (periodic[k] && (from[k] < 0 || to[k] > n[k])) {
                from[k] = 0;
                to[k] = n[k];
            }
            from[k] = Math.max(0, from[k]);
            to[k] = Math.min(n[k], to[k]);
            if (!periodic[k] && low[k] < 0) to[k] = Math.max(to[k], Math.min(n[k], (int) Math.ceil(-low[k]) + 1));
            if (!periodic[k] && high[k] > n[k] - 1) from[k] = Math.min(from[k], Math.max(0, 2 * n[k] - 2 - (int) Math.ceil(high[k])));
        }
        int sum = 0;
        for (int corner = 0; corner < 1 << dimension; corner++) {
            int index = 0;
            for (int k = 0, pitch = 1; k < dimension; pitch *= n[k++] + 1) index += pitch * ((corner >> k & 1) == 0 ? to[k] : from[k]);
            sum += Integer.bitCount(corner) % 2 == 0 ? solidBefore[index] : -solidBefore[index];
        }
        return sum;
    }

    /// Sums over all boxes that begin at the lowest corner, so that any box is a sum of corners.
    private int[] count() {
        int[] pitch = new int[dimension];
        int total = 1;
        for (int k = 0; k < dimension; k++) {
            pitch[k] = total;
            total *= n[k] + 1;
        }
        int[] sums = new int[total];
        for (int cell = geometry.nextSolid(0); cell >= 0; cell = geometry.nextSolid(cell + 1)) {
            int index = 0;
            for (int k = 0; k < dimension; k++) index += pitch[k] * (position(cell, k) + 1);
            sums[index] = 1;
        }
        for (int k = 0; k < dimension; k++)
            for (int i = 0; i < total; i++) if (i / pitch[k] % (n[k] + 1) > 0) sums[i] += sums[i - pitch[k]];
        return sums;
    }
}
