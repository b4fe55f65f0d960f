package org.mfglab.workbench.report;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.mfglab.grid.BoundaryCondition;
import org.mfglab.grid.Geometry;
import org.mfglab.grid.Grid;
import org.mfglab.workbench.figure.Door;

/// The exits of a box as they are seen in the plane x, y; in three dimensions those at any z.
public final class Doors {

    private static final List<List<Door.Side>> SIDES = List.of(List.of(Door.Side.LEFT, Door.Side.RIGHT), List.of(Door.Side.BOTTOM, Door.Side.TOP));

    private Doors() { }

    public static List<Door> of(Grid grid) {
        List<Door> doors = new ArrayList<>();
        for (int axis = 0; axis < Math.min(2, grid.dimension()); axis++) {
            for (int end = 0; end < 2; end++) {
                Door.Side side = SIDES.get(axis).get(end);
                BitSet open = open(grid, axis, end == 1);
                if (open.isEmpty()) continue;
                if (grid.dimension() == 1) doors.add(Door.all(side));
                else doors.addAll(along(grid, 1 - axis, side, open));
            }
        }
        return doors;
    }

    /// Where along the other axis some face of a side is an exit.
    private static BitSet open(Grid grid, int axis, boolean upper) {
        BitSet open = new BitSet();
        for (Geometry.Face face : grid.geometry().faces(axis))
            if (face.upper() == upper && face.condition() instanceof BoundaryCondition.Exit)
                open.set(grid.dimension() == 1 ? 0 : grid.position(1 - axis, face.cell()));
        return open;
    }

    private static List<Door> along(Grid grid, int axis, Door.Side side, BitSet open) {
        List<Door> doors = new ArrayList<>();
        for (int from = open.nextSetBit(0); from >= 0; ) {
            int to = open.nextClearBit(from);
            double half = grid.h(axis) / 2;
            doors.add(new Door(side, grid.coordinate(axis, from) - half, grid.coordinate(axis, to - 1) + half));
            from = open.nextSetBit(to);
        }
        return doors;
    }
}
