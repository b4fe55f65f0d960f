package org.mfglab.device.cpu;

import org.mfglab.grid.Grid;

/// One axis of the equation of a level.
///
/// @param leak what leaks across each driven face
record LevelAxis(LineBatches batches, LineEnds ends, AxisSlopes slopes, double h, double[] leak) {

    static LevelAxis of(Team team, Grid grid, int axis) {
        LineBatches batches = new LineBatches(grid, axis);
        LineEnds ends = new LineEnds(grid, axis, batches);
        return new LevelAxis(batches, ends, new AxisSlopes(team, batches, ends), grid.h(axis), new double[ends.driven.count()]);
    }
}
