package org.mfglab.verify;

import org.mfglab.formula.Formula;
import org.mfglab.formula.SlopeFunction;
import org.mfglab.game.Hamiltonian;
import org.mfglab.grid.Grid;

/// The wind of a Hamiltonian: what multiplies the slopes in it.
final class SplineWind {

    private SplineWind() { }

    /// Whether there is none, by the text.
    static boolean none(Hamiltonian hamiltonian) {
        return hamiltonian.structure() instanceof Hamiltonian.Structure.Sum sum && sum.axes().stream().allMatch(h -> switch (h) {
            case SlopeFunction.Quadratic(_, _, Formula drift) -> drift.equals(Formula.ZERO);
            case SlopeFunction.Linear(_, Formula drift) -> drift.equals(Formula.ZERO);
            case SlopeFunction.Convex _ -> false;
        });
    }

    /// A slice between the points, linear along every axis; beyond the last points of an axis with walls as at these.
    ///
    /// @param move in cells from a cell
    static double between(Grid grid, double[] slice, int from, double[] move) {
        return between(grid, slice, from, move, grid.dimension() - 1);
    }

    private static double between(Grid grid, double[] slice, int at, double[] move, int axis) {
        if (axis < 0) return slice[at];
        int n = grid.n(axis);
        int position = grid.position(axis, at);
        double end = position + move[axis];
        if (!grid.periodic(axis)) end = Math.max(0, Math.min(n - 1, end));
        int below = (int) Math.floor(end);
        double part = end - below;
        double low = between(grid, slice, at + (Math.floorMod(below, n) - position) * grid.stride(axis), move, axis - 1);
        if (part == 0) return low;
        return (1 - part) * low + part * between(grid, slice, at + (Math.floorMod(below + 1, n) - position) * grid.stride(axis), move, axis - 1);
    }
}
