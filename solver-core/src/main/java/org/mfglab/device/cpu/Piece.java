package org.mfglab.device.cpu;

import org.mfglab.device.Lattice;

/// The value at the feet of one cell over moves between which no foot crosses a plane of the grid: it is multilinear, and given by the corners.
final class Piece {

    private final Lattice lattice;
    private final Gather feet;
    private final int d;
    private final double[] corner;
    private final double[] at;
    private final double[] first;
    private final double[] last;
    private double[] from;
    private double[] to;

    /// The value at the feet of a move.
    interface Gather {
        double of(int cell, double[] moves, double[] u);
    }

    Piece(Lattice lattice, Gather feet) {
        this.lattice = lattice;
        this.feet = feet;
        d = lattice.dimension;
        corner = new double[1 << d];
        at = new double[d];
        first = new double[d];
        last = new double[d];
    }

    /// Takes the piece that a box lies in: up to the planes of the grid, so that its corners are not close to each other only because the box is small.
    ///
    /// @param noise of the cell, in cells
    /// @param from  the least moves of the box, in cells; read now and later
    /// @param to    the largest
    void take(int cell, double[] noise, double[] u, double[] from, double[] to) {
        this.from = from;
        this.to = to;
        for (int k = 0; k < d; k++) bounds(k, lattice.position(cell, k), noise[k]);
        look(cell, u);
    }

    /// Takes a box that is a piece.
    void take(int cell, double[] u, double[] from, double[] to) {
        this.from = from;
        this.to = to;
        System.arraycopy(from, 0, first, 0, d);
        System.arraycopy(to, 0, last, 0, d);
        look(cell, u);
    }

    private void look(int cell, double[] u) {
        for (int c = 0; c < corner.length; c++) {
            for (int k = 0; k < d; k++) at[k] = upper(c, k) ? last[k] : first[k];
            corner[c] = feet.of(cell, at, u);
        }
    }

    private void bounds(int axis, double position, double noise) {
        double middle = 0.5 * (from[axis] + to[axis]);
        first[axis] = Double.NEGATIVE_INFINITY;
        last[axis] = Double.POSITIVE_INFINITY;
        for (int way = noise == 0 ? 0 : -1; way <= (noise == 0 ? 0 : 1); way++) {
            double base = position + way * noise;
            double below = Math.floor(base + middle);
            first[axis] = Math.max(first[axis], below - base);
            last[axis] = Math.min(last[axis], below + 1 - base);
        }
    }

    private static boolean upper(int c, int k) {
        return (c >> k & 1) == 1;
    }

    /// The slope at a move, per length.
    ///
    /// @param slope modified
    void slope(double[] moves, double[] slope) {
        for (int k = 0; k < d; k++) {
            double sum = 0;
            for (int c = 0; c < corner.length; c++) {
                double share = upper(c, k) ? 1 : -1;
                for (int l = 0; l < d; l++) if (l != k) share *= share(c, l, moves[l]);
                sum += share * corner[c];
            }
            double width = last[k] - first[k];
            slope[k] = width > 0 ? sum / (width * lattice.h[k]) : 0;
        }
    }

    private double share(int c, int l, double move) {
        double width = last[l] - first[l];
        double part = width > 0 ? (move - first[l]) / width : 0;
        return upper(c, l) ? part : 1 - part;
    }

    /// The least value at a corner.
    double lowest() {
        double lowest = corner[0];
        for (double value : corner) lowest = Math.min(lowest, value);
        return lowest;
    }

    private double value(double[] moves) {
        double sum = 0;
        for (int c = 0; c < corner.length; c++) {
            double share = 1;
            for (int l = 0; l < d; l++) share *= share(c, l, moves[l]);
            sum += share * corner[c];
        }
        return sum;
    }

    /// The least that the value exceeds, in the box, a plane of a slope per length that is zero where one stays: it is that at a corner.
    double above(double[] slope) {
        double least = Double.POSITIVE_INFINITY;
        for (int c = 0; c < corner.length; c++) {
            double plane = 0;
            for (int k = 0; k < d; k++) {
                at[k] = upper(c, k) ? to[k] : from[k];
                plane += slope[k] * at[k] * lattice.h[k];
            }
            least = Math.min(least, value(at) - plane);
        }
        return least;
    }
}
