package org.mfglab.convergence;

import org.mfglab.grid.Field;
import org.mfglab.grid.Grid;
import org.mfglab.grid.Trajectory;

/// A trajectory between its points: multilinear in space, linear in time. Beyond the outermost points of a walled axis it is constant.
record Interpolation(Trajectory trajectory) {

    double at(double t, double... x) {
        double place = t / trajectory.time().dt();
        int n = Math.min((int) place, trajectory.time().steps() - 1);
        return (n + 1 - place) * at(trajectory.level(n), x) + (place - n) * at(trajectory.level(n + 1), x);
    }

    private static double at(Field field, double[] x) {
        return at(field, x, x.length - 1, 0);
    }

    /// The axes from the last to the first; `index` is the part of the later ones.
    private static double at(Field field, double[] x, int axis, int index) {
        if (axis < 0) return field.get(index);
        Grid grid = field.grid();
        double place = (x[axis] - grid.coordinate(axis, 0)) / grid.h(axis);
        int i = (int) Math.floor(place);
        double part = place - i;
        return (1 - part) * at(field, x, axis - 1, index + grid.stride(axis) * neighbour(grid, axis, i))
                + part * at(field, x, axis - 1, index + grid.stride(axis) * neighbour(grid, axis, i + 1));
    }

    private static int neighbour(Grid grid, int axis, int i) {
        return grid.periodic(axis) ? Math.floorMod(i, grid.n(axis)) : Math.clamp(i, 0, grid.n(axis) - 1);
    }
}
