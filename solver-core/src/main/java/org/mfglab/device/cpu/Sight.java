package org.mfglab.device.cpu;

import org.mfglab.device.Lattice;

/// Straight lines between the middles of cells. Each worker has one of its own.
final class Sight {

    private final Lattice lattice;
    private final Ground ground;
    private final int d;
    private final int[] at;
    private final int[] gone;

    Sight(Lattice lattice, Ground ground) {
        this.lattice = lattice;
        this.ground = ground;
        d = lattice.dimension;
        at = new int[d];
        gone = new int[d];
    }

    /// Whether the line meets open cells only. Where it goes through a corner, one open cell beside it is enough along every axis that it changes.
    ///
    /// @param from a place
    /// @param to   another
    boolean sees(int[] from, int[] to) {
        int left = 0;
        for (int k = 0; k < d; k++) {
            at[k] = from[k];
            gone[k] = 0;
            left += Math.abs(to[k] - from[k]);
        }
        while (left > 0) {
            int together = next(from, to);
            if (!cross(from, to, together)) return false;
            for (int k = 0; k < d; k++) gone[k] += together >> k & 1;
            left -= Integer.bitCount(together);
        }
        return true;
    }

    /// The axes along which the line crosses the next face, at `(2 gone + 1)/(2 length)` of the way.
    private int next(int[] from, int[] to) {
        int first = -1;
        int together = 0;
        for (int k = 0; k < d; k++) {
            long length = Math.abs(to[k] - from[k]);
            if (gone[k] == length) continue;
            int order = first < 0 ? -1 : Long.compare((2L * gone[k] + 1) * Math.abs(to[first] - from[first]), (2L * gone[first] + 1) * length);
            if (order < 0) {
                first = k;
                together = 1 << k;
            } else if (order == 0) together |= 1 << k;
        }
        return together;
    }

    /// Goes along all axes of a set, one after the other, in the first order that meets open cells only.
    private boolean cross(int[] from, int[] to, int axes) {
        if (axes == 0) return true;
        for (int k = 0; k < d; k++) {
            if ((axes >> k & 1) == 0) continue;
            int way = to[k] > from[k] ? 1 : -1;
            at[k] += way;
            if (!lattice.solid(ground.cell(at)) && cross(from, to, axes & ~(1 << k))) return true;
            at[k] -= way;
        }
        return false;
    }
}
