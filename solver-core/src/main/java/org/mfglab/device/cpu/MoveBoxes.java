package org.mfglab.device.cpu;

import org.mfglab.device.Lattice;

/// The box of moves that a search looks at, and those that wait; all in cells along each axis.
final class MoveBoxes {

    /// How many boxes may wait: of planes each cut leaves about a half, of widths each other one.
    private static final int MOST = 96;

    private final Lattice lattice;
    private final int d;
    private final double[][] lower;
    private final double[][] upper;
    private int waiting;

    /// The least moves of the box, and the largest.
    final double[] from;
    final double[] to;
    /// Where the last cut goes.
    int cutAxis;
    double cutMove;

    MoveBoxes(Lattice lattice) {
        this.lattice = lattice;
        d = lattice.dimension;
        from = new double[d];
        to = new double[d];
        lower = new double[MOST][d];
        upper = new double[MOST][d];
    }

    /// Lets the box wait.
    void push() {
        System.arraycopy(from, 0, lower[waiting], 0, d);
        System.arraycopy(to, 0, upper[waiting++], 0, d);
    }

    /// Lets a half of the box wait.
    ///
    /// @param below whether it is that with the smaller moves
    void pushHalf(boolean below) {
        push();
        (below ? upper : lower)[waiting - 1][cutAxis] = cutMove;
    }

    /// Takes the box that was pushed last.
    ///
    /// @return whether there is one
    boolean pop() {
        if (waiting == 0) return false;
        waiting--;
        System.arraycopy(lower[waiting], 0, from, 0, d);
        System.arraycopy(upper[waiting], 0, to, 0, d);
        return true;
    }

    /// Whether two more can wait.
    boolean roomForHalves() {
        return waiting + 2 <= lower.length;
    }

    double widest() {
        double width = 0;
        for (int k = 0; k < d; k++) width = Math.max(width, to[k] - from[k]);
        return width;
    }

    /// Of all planes that feet cross within the box, the one nearest to its middle.
    ///
    /// @param noise of the cell
    /// @return whether there is one
    boolean cutAtPlane(int cell, double[] noise) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int k = 0; k < d; k++) {
            double middle = 0.5 * (from[k] + to[k]);
            for (int way = noise[0] == 0 ? 0 : -1; way <= (noise[0] == 0 ? 0 : 1); way++) {
                double base = lattice.position(cell, k) + way * noise[k];
                double plane = Math.rint(base + middle) - base;
                double inside = Math.min(plane - from[k], to[k] - plane);
                double off = Math.abs(plane - middle) / (to[k] - from[k]);
                if (!(inside > 0) || off >= nearest) continue;
                nearest = off;
                cutAxis = k;
                cutMove = plane;
            }
        }
        return nearest < Double.POSITIVE_INFINITY;
    }

    void cutInHalf() {
        cutAxis = 0;
        for (int k = 1; k < d; k++) if (to[k] - from[k] > to[cutAxis] - from[cutAxis]) cutAxis = k;
        cutMove = 0.5 * (from[cutAxis] + to[cutAxis]);
    }

    /// Of an interval the number nearest to another; unlike [Math#clamp(double, double, double)] where its ends are zeros of two signs.
    static double nearest(double x, double low, double high) {
        return Math.min(high, Math.max(low, x));
    }
}
