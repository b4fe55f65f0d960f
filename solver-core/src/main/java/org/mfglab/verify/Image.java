package org.mfglab.verify;

import org.mfglab.grid.Grid;

/// The point of an axis that stands for any whole position: round a periodic axis, reflected at walls.
final class Image {

    private Image() { }

    static int of(Grid grid, int axis, int position) {
        int n = grid.n(axis);
        if (grid.periodic(axis)) return Math.floorMod(position, n);
        int round = Math.floorMod(position, 2 * n);
        return Math.min(round, 2 * n - 1 - round);
    }
}
