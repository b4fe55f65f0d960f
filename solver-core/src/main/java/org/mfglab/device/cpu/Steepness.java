package org.mfglab.device.cpu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mfglab.device.Lattice;

/// The extremes of the slopes of a slice along every axis, and its least values, over blocks of 2, 4, 8 .. cells, so that those over any box take a few
/// lookups to bound. Solid cells do not count.
final class Steepness {

    private static final int BLOCKS_PER_TASK = 1024;

    /// A box of no more points along any axis is looked at point by point.
    private static final int FEW = 3;

    private final Team team;
    private final Lattice lattice;
    private final int d;
    private final List<Level> levels = new ArrayList<>();
    private double[] u;

    /// Blocks of `1 << shift` cells along every axis; slope `k` is the rise from a cell to the next one along axis k.
    private final class Level {

        final int shift;
        final int[] count = new int[d];
        final double[][] least;
        final double[][] most;
        final double[] lowest;

        Level(int shift) {
            this.shift = shift;
            int size = 1;
            for (int k = 0; k < d; k++) size *= count[k] = (lattice.n[k] - 1 >> shift) + 1;
            least = new double[d][size];
            most = new double[d][size];
            lowest = new double[size];
        }
    }

    Steepness(Team team, Lattice lattice) {
        this.team = team;
        this.lattice = lattice;
        this.d = lattice.dimension;
        int longest = Arrays.stream(lattice.n).max().orElseThrow();
        for (int shift = 1; ; shift++) {
            levels.add(new Level(shift));
            if (longest - 1 >> shift == 0) break;
        }
    }

    /// Sees a new slice.
    void take(double[] u) {
        this.u = u;
        Level first = levels.getFirst();
        int blocks = first.least[0].length;
        team.run((blocks + BLOCKS_PER_TASK - 1) / BLOCKS_PER_TASK, (_, task) -> {
            int[] at = new int[d];
            for (int b = task * BLOCKS_PER_TASK; b < Math.min(blocks, (task + 1) * BLOCKS_PER_TASK); b++) measure(first, b, u, at);
        });
        for (int l = 1; l < levels.size(); l++) merge(levels.get(l - 1), levels.get(l));
    }

    /// The least and largest slope along each axis, which count with 0; behind a mirror slopes have the other sign.
    double[][] slopes() {
        Level whole = levels.getLast();
        double[][] extremes = new double[d][2];
        for (int k = 0; k < d; k++) {
            extremes[k][0] = Math.min(0, whole.least[k][0] / lattice.h[k]);
            extremes[k][1] = Math.max(0, whole.most[k][0] / lattice.h[k]);
            if (lattice.periodic[k]) continue;
            extremes[k][0] = Math.min(extremes[k][0], -extremes[k][1]);
            extremes[k][1] = -extremes[k][0];
        }
        return extremes;
    }

    private void measure(Level level, int block, double[] u, int[] at) {
        clear(level, block);
        for (int k = 0, rest = block; k < d; rest /= level.count[k++]) at[k] = rest % level.count[k] << 1;
        for (int corner = 0; corner < 1 << d; corner++) {
            int cell = 0;
            boolean inside = true;
            for (int k = 0; k < d; k++) {
                int position = at[k] + (corner >> k & 1);
                inside &= position < lattice.n[k];
                cell += lattice.stride[k] * position;
            }
            if (!inside || lattice.solid(cell)) continue;
            level.lowest[block] = Math.min(level.lowest[block], u[cell]);
            for (int k = 0; k < d; k++) {
                int position = at[k] + (corner >> k & 1);
                int next = cell + lattice.stride[k] * (lattice.wrap(k, position + 1) - position);
                if (lattice.solid(next)) continue;
                double rise = u[next] - u[cell];
                level.least[k][block] = Math.min(level.least[k][block], rise);
                level.most[k][block] = Math.max(level.most[k][block], rise);
            }
        }
    }

    private void clear(Level level, int block) {
        level.lowest[block] = Double.POSITIVE_INFINITY;
        for (int k = 0; k < d; k++) {
            level.least[k][block] = Double.POSITIVE_INFINITY;
            level.most[k][block] = Double.NEGATIVE_INFINITY;
        }
    }

    private void merge(Level fine, Level coarse) {
        for (int b = 0; b < coarse.least[0].length; b++) clear(coarse, b);
        for (int b = 0; b < fine.least[0].length; b++) {
            int parent = 0;
            for (int k = 0, rest = b, pitch = 1; k < d; rest /= fine.count[k], pitch *= coarse.count[k++]) parent += pitch * (rest % fine.count[k] >> 1);
            coarse.lowest[parent] = Math.min(coarse.lowest[parent], fine.lowest[b]);
            for (int k = 0; k < d; k++) {
                coarse.least[k][parent] = Math.min(coarse.least[k][parent], fine.least[k][b]);
                coarse.most[k][parent] = Math.max(coarse.most[k][parent], fine.most[k][b]);
            }
        }
    }

    /// Asks for the extremes over a box; each worker has one of its own.
    final class Probe {

        /// The least and largest rise from cell to cell along each axis, behind mirrors too.
        final double[] least = new double[d];
        final double[] most = new double[d];
        /// No value is lower.
        double lowest;
        private final int[] from = new int[d];
        private final int[] to = new int[d];
        private final int[] at = new int[d];
        private final boolean[] mirrored = new boolean[d];

        /// @param low  the lowest positions of feet, in cells along each axis
        /// @param high the highest
        void over(double[] low, double[] high) {
            Arrays.fill(least, Double.POSITIVE_INFINITY);
            Arrays.fill(most, Double.NEGATIVE_INFINITY);
            lowest = Double.POSITIVE_INFINITY;
            for (int k = 0; k < d; k++) range(k, low[k], high[k]);
            int widest = 0;
            for (int k = 0; k < d; k++) widest = Math.max(widest, to[k] - from[k] + 1);
            int l = 0;
            while (l + 1 < levels.size() && widest > 2 << levels.get(l).shift) l++;
            if (widest <= FEW) visit(d - 1, 0);
            else visit(levels.get(l), d - 1, 0);
            for (int k = 0; k < d; k++) {
                if (!mirrored[k]) continue;
                double steepest = Math.max(0, Math.max(most[k], -least[k]));
                least[k] = -steepest;
                most[k] = steepest;
            }
        }

        /// The cells of an axis that feet between two positions see.
        private void range(int k, double low, double high) {
            int n = lattice.n[k];
            int first = (int) Math.floor(low);
            int last = (int) Math.floor(high) + 1;
            mirrored[k] = !lattice.periodic[k] && (first < 0 || last > n - 1);
            if (lattice.periodic[k]) turn(k, first, last, n);
            else fold(k, first, last, n);
        }

        /// Round a periodic axis the last cell may lie past the end.
        private void turn(int k, int first, int last, int n) {
            boolean whole = last - first + 1 >= n;
            from[k] = whole ? 0 : Math.floorMod(first, n);
            to[k] = whole ? n : from[k] + last - first;
        }

        /// What lies beyond a wall is the image of what lies before it.
        private void fold(int k, int first, int last, int n) {
            int lower = last > n - 1 ? Math.min(first, 2 * n - 1 - last) : first;
            int upper = first < 0 ? Math.max(last, -1 - first) : last;
            from[k] = first < 0 ? 0 : Math.max(0, lower);
            to[k] = last > n - 1 ? n - 1 : Math.min(n - 1, upper);
        }

        /// The points of a small box, axis by axis.
        private void visit(int axis, int cell) {
            if (axis < 0) {
                see(cell);
                return;
            }
            for (at[axis] = from[axis]; at[axis] <= to[axis]; at[axis]++) visit(axis - 1, cell + lattice.stride[axis] * lattice.wrap(axis, at[axis]));
        }

        private void see(int cell) {
            if (lattice.solid(cell)) return;
            lowest = Math.min(lowest, u[cell]);
            for (int k = 0; k < d; k++) {
                if (at[k] == to[k] && from[k] < to[k]) continue;
                int next = cell + lattice.stride[k] * (lattice.wrap(k, at[k] + 1) - lattice.wrap(k, at[k]));
                if (lattice.solid(next)) continue;
                double rise = u[next] - u[cell];
                least[k] = Math.min(least[k], rise);
                most[k] = Math.max(most[k], rise);
            }
        }

        /// Blocks that meet the box, axis by axis; past the end of a periodic axis they begin anew.
        private void visit(Level level, int axis, int index) {
            if (axis < 0) {
                see(level, index);
                return;
            }
            int n = lattice.n[axis];
            int end = Math.min(to[axis], n - 1);
            for (int b = from[axis] >> level.shift; b <= end >> level.shift; b++) visit(level, axis - 1, index * level.count[axis] + b);
            if (to[axis] < n) return;
            for (int b = 0; b <= to[axis] - n >> level.shift; b++) visit(level, axis - 1, index * level.count[axis] + b);
        }

        private void see(Level level, int block) {
            lowest = Math.min(lowest, level.lowest[block]);
            for (int k = 0; k < d; k++) {
                least[k] = Math.min(least[k], level.least[k][block]);
                most[k] = Math.max(most[k], level.most[k][block]);
            }
        }
    }
}
