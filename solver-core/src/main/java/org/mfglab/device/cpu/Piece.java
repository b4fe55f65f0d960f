package org.mfglab.device.cpu;

/// The value at the feet of one cell over a box of moves within which no foot crosses a plane of the grid: it is multilinear, and given by the corners.
final class Piece {

    private final Lattice lattice;
    private final Feet feet;
    private final int d;
    private final double[] corner;
    private final double[] at;
    private double[] from;
    private double[] to;

    Piece(Lattice lattice, Feet feet) {
        this.lattice = lattice;
        this.feet = feet;
        d = lattice.dimension;
        corner = new double[1 << d];
        at = new double[d];
    }

    /// @param from the least moves, in cells; read now and later
    /// @param to   the largest
    void take(int cell, double[] u, double[] from, double[] to) {
        this.from = from;
        this.to = to;
        for (int c = 0; c < corner.length; c++) {
            for (int k = 0; k < d; k++) at[k] = end(c, k);
            corner[c] = feet.gather(cell, at, u);
        }
    }

    private double end(int c, int k) {
        return (c >> k & 1) == 0 ? from[k] : to[k];
    }

    /// The slope at a move, per length; zero along an axis where the box has no width.
    ///
    /// @param slope modified
    void slope(double[] moves, double[] slope) {
        for (int k = 0; k < d; k++) {
            double width = to[k] - from[k];
            double sum = 0;
            for (int c = 0; width > 0 && c < corner.length; c++) {
                double share = (c >> k & 1) == 0 ? -1 : 1;
                for (int l = 0; l < d; l++) if (l != k) share *= part(c, l, moves[l]);
                sum += share * corner[c];
            }
            slope[k] = width > 0 ? sum / (width * lattice.h[k]) : 0;
        }
    }

    private double part(int c, int l, double move) {
        double width = to[l] - from[l];
        if (!(width > 0)) return (c >> l & 1) == 0 ? 1 : 0;
        return (c >> l & 1) == 0 ? (to[l] - move) / width : (move - from[l]) / width;
    }

    /// The least that the value exceeds a plane through nothing, of a slope per length: it is that at a corner.
    double above(double[] slope) {
        double least = Double.POSITIVE_INFINITY;
        for (int c = 0; c < corner.length; c++) {
            double plane = 0;
            for (int k = 0; k < d; k++) plane += slope[k] * end(c, k) * lattice.h[k];
            least = Math.min(least, corner[c] - plane);
        }
        return least;
    }
}
