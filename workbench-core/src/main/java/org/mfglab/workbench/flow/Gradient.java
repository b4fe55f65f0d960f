package org.mfglab.workbench.flow;

import org.mfglab.grid.Grid;

/// Slopes of a field at the points of its grid.
final class Gradient {

    private final Grid grid;

    Gradient(Grid grid) {
        this.grid = grid;
    }

    /// The slope along an axis: the central difference, `(u[i+1] - u[i-1]) / 2h`; at a wall the one-sided one. An axis with one point has none, 0.
    double at(int index, int axis, double[] u) {
        int below = neighbour(index, axis, -1);
        int above = neighbour(index, axis, 1);
        int steps = (below == index ? 0 : 1) + (above == index ? 0 : 1);
        return steps == 0 ? 0 : (u[above] - u[below]) / (steps * grid.h(axis));
    }

    /// The next point up or down an axis, around the period; the point itself where there is none.
    private int neighbour(int index, int axis, int step) {
        int n = grid.n(axis);
        int from = grid.position(axis, index);
        int to = grid.periodic(axis) ? Math.floorMod(from + step, n) : Math.clamp(from + step, 0, n - 1);
        return index + (to - from) * grid.stride(axis);
    }
}
