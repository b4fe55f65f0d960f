package org.mfglab.workbench.compare;

import org.mfglab.grid.Grid;
import org.mfglab.grid.Interval;

/// Takes fields from the points of one grid to those of another: linear along each axis, around the period of a periodic one, constant in the half cell
/// before a wall, and a value of its own outside the box.
final class SpaceMap {

    /// Points this near to each other, in cells, are the same.
    private static final double SAME = 1e-9;

    private final Grid from;
    private final Grid to;
    private final double outside;
    private final int[][] lower;
    private final int[][] upper;
    private final double[][] part;

    /// @param outside what a field is where the first grid has no box: 0 for densities, NaN for values
    SpaceMap(Grid from, Grid to, double outside) {
        this.from = from;
        this.to = to;
        this.outside = outside;
        int d = to.dimension();
        lower = new int[d][];
        upper = new int[d][];
        part = new double[d][];
        for (int axis = 0; axis < d; axis++) stencil(axis);
    }

    private void stencil(int axis) {
        int n = from.n(axis);
        Interval side = from.domain().axes().get(axis);
        lower[axis] = new int[to.n(axis)];
        upper[axis] = new int[to.n(axis)];
        part[axis] = new double[to.n(axis)];
        for (int i = 0; i < to.n(axis); i++) {
            double x = to.coordinate(axis, i);
            boolean out = !from.periodic(axis) && (x < side.low() - SAME * from.h(axis) || x > side.high() + SAME * from.h(axis));
            double place = (x - from.coordinate(axis, 0)) / from.h(axis);
            if (Math.abs(place - Math.rint(place)) < SAME) place = Math.rint(place);
            if (!from.periodic(axis)) place = Math.clamp(place, 0, n - 1);
            int below = (int) Math.floor(place);
            lower[axis][i] = out ? -1 : Math.floorMod(below, n);
            part[axis][i] = place - below;
            upper[axis][i] = part[axis][i] == 0 ? lower[axis][i] : Math.floorMod(below + 1, n);
        }
    }

    /// Whether nothing is changed.
    boolean identity() {
        return from.equals(to);
    }

    /// @param field one value per point of the first grid
    /// @return one per point of the second; the same array where the grids are equal
    double[] of(double[] field) {
        if (identity()) return field;
        double[] mapped = new double[to.size()];
        for (int i = 0; i < mapped.length; i++) mapped[i] = at(field, i, to.dimension() - 1, 0);
        return mapped;
    }

    private double at(double[] field, int index, int axis, int offset) {
        if (axis < 0) return field[offset];
        int i = to.position(axis, index);
        if (lower[axis][i] < 0) return outside;
        int stride = from.stride(axis);
        double low = at(field, index, axis - 1, offset + stride * lower[axis][i]);
        if (part[axis][i] == 0) return low;
        return low + part[axis][i] * (at(field, index, axis - 1, offset + stride * upper[axis][i]) - low);
    }
}
