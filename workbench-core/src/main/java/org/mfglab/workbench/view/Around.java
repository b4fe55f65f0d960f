package org.mfglab.workbench.view;

import java.util.List;
import java.util.Optional;
import org.mfglab.grid.Grid;
import org.mfglab.workbench.figure.Axis;
import org.mfglab.workbench.figure.Door;
import org.mfglab.workbench.figure.Ground;
import org.mfglab.workbench.report.Doors;

/// What is around the agents of a run: obstacles and exits, as pictures of paths show them.
record Around(Grid grid) {

    /// The obstacles in the plane x, y; in three dimensions those at any height, although agents may pass over or under them.
    Optional<Ground> seenFromAbove(List<Axis> axes) {
        if (!grid.geometry().hasObstacles()) return Optional.empty();
        int area = grid.n(0) * grid.n(1);
        boolean[] solid = new boolean[area];
        for (int cell = 0; cell < grid.size(); cell++) solid[cell % area] |= grid.solid(cell);
        return Optional.of(new Ground(axes.get(0), axes.get(1), solid));
    }

    /// The obstacles on the line, over all times.
    Optional<Ground> overTime(Axis x, double[] times) {
        if (!grid.geometry().hasObstacles()) return Optional.empty();
        boolean[] solid = new boolean[grid.size()];
        for (int cell = 0; cell < solid.length; cell++) solid[cell] = grid.solid(cell);
        return Optional.of(new Ground(Axis.cells("t", "", times[0], times[times.length - 1], 1), x, solid));
    }

    List<Door> doors() {
        return Doors.of(grid);
    }

    /// The exits of a line that is drawn upward.
    List<Door> doorsOverTime() {
        return doors().stream().map(door -> Door.all(door.side() == Door.Side.LEFT ? Door.Side.BOTTOM : Door.Side.TOP)).toList();
    }
}
