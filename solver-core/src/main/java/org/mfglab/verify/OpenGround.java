package org.mfglab.verify;

import org.mfglab.grid.Grid;

/// Where one may go among obstacles and sides where u is given.
final class OpenGround {

    private final Grid grid;
    private final Faces faces;
    private final int d;
    private final int[] clearance;

    OpenGround(Grid grid, Faces faces) {
        this.grid = grid;
        this.faces = faces;
        d = grid.dimension();
        clearance = clearance();
    }

    /// How many cells feet may go from a cell, along all axes at once, before they see what stops them; -1 in obstacles.
    int clearance(int cell) {
        return clearance[cell];
    }

    private int[] clearance() {
        int[] clear = new int[grid.size()];
        int longest = 0;
        for (int k = 0; k < d; k++) longest = Math.max(longest, grid.n(k));
        for (int i = 0; i < clear.length; i++) {
            clear[i] = faces.solid(i) ? -1 : 2 * longest;
            for (int k = 0; k < d; k++)
                if (faces.driven(k)) clear[i] = Math.min(clear[i], Math.min(grid.position(k, i), grid.n(k) - 1 - grid.position(k, i)));
        }
        for (int round = 0; round < longest; round++)
            for (int i = 0; i < clear.length; i++) clear[i] = Math.min(clear[i], 1 + least(clear, i, 0, i));
        return clear;
    }

    /// The least of a block of three cells along every axis.
    private int least(int[] values, int i, int axis, int at) {
        if (axis == d) return values[at];
        int least = Integer.MAX_VALUE;
        int position = grid.position(axis, i);
        for (int way = -1; way <= 1; way++)
            least = Math.min(least, least(values, i, axis + 1, at + (Image.of(grid, axis, position + way) - position) * grid.stride(axis)));
        return least;
    }

    /// Whether the straight line from the middle of a cell to that of another meets open cells only: by the fractions at which it crosses faces.
    ///
    /// @param way in cells along every axis
    boolean sees(int begin, int[] way) {
        int total = 0;
        for (int part : way) total += Math.abs(part);
        return sees(begin, way, new int[d], total);
    }

    private boolean sees(int begin, int[] way, int[] gone, int left) {
        if (left == 0) return true;
        // Faces are crossed at (2 gone + 1)/(2 way); the next is the least, and of several that are met at once any order will do that is open.
        for (int k = 0; k < d; k++) {
            if (gone[k] == Math.abs(way[k])) continue;
            boolean soonest = true;
            for (int l = 0; l < d; l++)
                if (gone[l] < Math.abs(way[l])) soonest &= (long) (2 * gone[k] + 1) * Math.abs(way[l]) <= (long) (2 * gone[l] + 1) * Math.abs(way[k]);
            if (!soonest) continue;
            gone[k]++;
            if (!faces.solid(cellAt(begin, way, gone)) && sees(begin, way, gone, left - 1)) {
                gone[k]--;
                return true;
            }
            gone[k]--;
        }
        return false;
    }

    private int cellAt(int begin, int[] way, int[] gone) {
        int at = 0;
        for (int k = 0; k < d; k++) at += Image.of(grid, k, grid.position(k, begin) + Integer.signum(way[k]) * gone[k]) * grid.stride(k);
        return at;
    }
}
