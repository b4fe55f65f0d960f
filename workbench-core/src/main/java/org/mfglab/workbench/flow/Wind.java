package org.mfglab.workbench.flow;

import org.mfglab.grid.Grid;

/// The velocity of the agents between two times, linear in time and between grid points.
///
/// @param from   the earlier time
/// @param to     the later time
/// @param before by axis, the velocity at the earlier time at the grid points
/// @param after  the same at the later time
record Wind(Grid grid, double from, double to, double[][] before, double[][] after) {

    /// The velocity at the place that the corners look at, in cells per time.
    ///
    /// @param v modified
    void at(double t, Corners corners, double[] v) {
        double late = (t - from) / (to - from);
        for (int axis = 0; axis < v.length; axis++)
            v[axis] = ((1 - late) * corners.value(before[axis]) + late * corners.value(after[axis])) / grid.h(axis);
    }
}
