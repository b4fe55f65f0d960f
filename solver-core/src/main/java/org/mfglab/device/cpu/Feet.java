package org.mfglab.device.cpu;

import org.mfglab.device.Lattice;

/// The feet of one cell: where they stand for a move, and what a slice is there on the average. Each worker has one of its own.
///
/// Along every axis a foot stands between two points, at a part of the way from the lower to the upper.
final class Feet {

    private final Lattice lattice;
    private final int d;
    /// Along each axis, without noise and with noise down and up: the offsets of the two points, and the part towards the upper.
    private final int[][] below;
    private final int[][] above;
    private final double[][] part;
    private final int[] cells;
    private final double[] weights;
    private double[] noise = new double[3];

    Feet(Lattice lattice) {
        this.lattice = lattice;
        d = lattice.dimension;
        below = new int[d][3];
        above = new int[d][3];
        part = new double[d][3];
        cells = new int[1 << d];
        weights = new double[1 << d];
    }

    /// Takes the noise of a cell, in cells along each axis.
    void noise(double[] noise) {
        this.noise = noise;
    }

    /// One foot without noise, otherwise one up and one down along every axis.
    int count() {
        return noise[0] == 0 ? 1 : 2 * d;
    }

    /// The noise of a foot along an axis, in cells.
    double shift(int foot, int axis) {
        return noise[0] == 0 || foot / 2 != axis ? 0 : foot % 2 == 0 ? -noise[axis] : noise[axis];
    }

    /// The average of x over the feet.
    double gather(int cell, double[] moves, double[] x) {
        place(cell, moves);
        double sum = 0;
        int count = count();
        for (int foot = 0; foot < count; foot++) {
            int corners = corners(foot);
            double value = 0;
            for (int c = 0; c < corners; c++) value += weights[c] * x[cells[c]];
            sum += value;
        }
        return sum / count;
    }

    /// Puts a mass down at the feet.
    ///
    /// @param out   modified, from `first` on
    /// @param first the cell that out begins with
    void deposit(int cell, double[] moves, double mass, double[] out, int first) {
        place(cell, moves);
        int count = count();
        double share = mass / count;
        for (int foot = 0; foot < count; foot++) {
            int corners = corners(foot);
            for (int c = 0; c < corners; c++) out[cells[c] - first] += share * weights[c];
        }
    }

    /// Places the feet of a move.
    private void place(int cell, double[] moves) {
        for (int k = 0; k < d; k++) {
            double at = lattice.position(cell, k) + moves[k];
            place(k, 0, at);
            if (noise[0] == 0) continue;
            place(k, 1, at - noise[k]);
            place(k, 2, at + noise[k]);
        }
    }

    private void place(int axis, int way, double at) {
        double floor = Math.floor(at);
        int j = (int) floor;
        below[axis][way] = lattice.stride[axis] * lattice.wrap(axis, j);
        part[axis][way] = at - floor;
        above[axis][way] = part[axis][way] == 0 ? below[axis][way] : lattice.stride[axis] * lattice.wrap(axis, j + 1);
    }

    /// The corners of a foot that was placed: cells and weights.
    private int corners(int foot) {
        cells[0] = 0;
        weights[0] = 1;
        int count = 1;
        for (int k = 0; k < d; k++) {
            int way = noise[0] == 0 || foot / 2 != k ? 0 : 1 + foot % 2;
            int lower = below[k][way];
            int upper = above[k][way];
            double p = part[k][way];
            for (int c = 0; c < count; c++) {
                cells[count + c] = cells[c] + upper;
                cells[c] += lower;
                weights[count + c] = weights[c] * p;
                weights[c] *= 1 - p;
            }
            count *= 2;
        }
        return count;
    }

    /// The points beside the feet in all axes but one, and their weights as parts of all feet: for the feet with noise along the axis
    /// (own), or for all others.
    ///
    /// @param offsets modified: what to add to the place along the axis
    /// @param shares  modified
    /// @return how many
    int across(int cell, double[] moves, int axis, boolean own, int[] offsets, double[] shares) {
        place(cell, moves);
        if (own || noise[0] == 0) return across(axis, -1, own && noise[0] != 0 ? 0.5 / d : 1, offsets, shares, 0);
        int count = 0;
        for (int foot = 0; foot < 2 * d; foot++) if (foot / 2 != axis) count = across(axis, foot, 0.5 / d, offsets, shares, count);
        return count;
    }

    private int across(int axis, int foot, double share, int[] offsets, double[] shares, int first) {
        offsets[first] = 0;
        shares[first] = share;
        int count = 1;
        for (int k = 0; k < d; k++) {
            if (k == axis) continue;
            int way = foot >= 0 && foot / 2 == k ? 1 + foot % 2 : 0;
            for (int c = first; c < first + count; c++) {
                offsets[count + c] = offsets[c] + above[k][way];
                offsets[c] += below[k][way];
                shares[count + c] = shares[c] * part[k][way];
                shares[c] *= 1 - part[k][way];
            }
            count *= 2;
        }
        return first + count;
    }
}
