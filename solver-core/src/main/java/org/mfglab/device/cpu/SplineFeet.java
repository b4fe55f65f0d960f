package org.mfglab.device.cpu;

import org.mfglab.device.Lattice;

/// Where a move from a cell ends, and what a slice is there on the average: tensor products of cubic B-splines, their slopes and curvatures. Each worker has one of its own.
final class SplineFeet {

    private static final int POINTS = 4;
    private static final int AXES = 3;

    private final Lattice lattice;
    private final int d;
    /// Along each axis, the points about the end; their weights, and how these change with it, once and twice.
    private final int[][] offset = new int[AXES][];
    private final double[][] weight = new double[AXES][];
    private final double[][] change = new double[AXES][];
    private final double[][] bend = new double[AXES][];

    /// What [#expand] found: the slopes, by the cell, and the curvatures.
    final double[] slope = new double[AXES];
    final double[][] curvature = new double[AXES][AXES];

    SplineFeet(Lattice lattice) {
        this.lattice = lattice;
        d = lattice.dimension;
        for (int k = 0; k < AXES; k++) {
            int points = k < d ? POINTS : 1;
            offset[k] = new int[points];
            weight[k] = new double[points];
            change[k] = new double[points];
            bend[k] = new double[points];
            weight[k][0] = 1;
        }
    }

    private void place(int cell, double[] moves) {
        for (int k = 0; k < d; k++) {
            double end = lattice.position(cell, k) + moves[k];
            double floor = Math.floor(end);
            for (int q = 0; q < POINTS; q++) offset[k][q] = lattice.stride[k] * lattice.wrap(k, (int) floor - 1 + q);
            weigh(end - floor, weight[k]);
        }
    }

    /// The weights of four points for a place p of the way from the second to the third.
    private static void weigh(double p, double[] w) {
        double r = 1 - p;
        w[0] = r * r * r / 6;
        w[1] = (4 - 3 * p * p * (2 - p)) / 6;
        w[2] = (4 - 3 * r * r * (2 - r)) / 6;
        w[3] = p * p * p / 6;
    }

    private void change(int axis, double p) {
        double r = 1 - p;
        double[] first = change[axis], second = bend[axis];
        first[0] = -r * r / 2;
        first[1] = p * (3 * p - 4) / 2;
        first[2] = r * (4 - 3 * r) / 2;
        first[3] = p * p / 2;
        second[0] = r;
        second[1] = 3 * p - 2;
        second[2] = 3 * r - 2;
        second[3] = p;
    }

    /// The average of x about the end of a move.
    double gather(int cell, double[] moves, double[] x) {
        place(cell, moves);
        double value = 0;
        for (int c = 0; c < offset[2].length; c++) {
            double plane = 0;
            for (int b = 0; b < offset[1].length; b++) {
                int start = offset[2][c] + offset[1][b];
                double line = 0;
                for (int a = 0; a < POINTS; a++) line += weight[0][a] * x[start + offset[0][a]];
                plane += weight[1][b] * line;
            }
            value += weight[2][c] * plane;
        }
        return value;
    }

    /// Puts a mass down about the end of a move.
    ///
    /// @param out   modified, from `first` on
    /// @param first the cell that out begins with
    void deposit(int cell, double[] moves, double mass, double[] out, int first) {
        place(cell, moves);
        for (int c = 0; c < offset[2].length; c++)
            for (int b = 0; b < offset[1].length; b++) {
                int start = offset[2][c] + offset[1][b] - first;
                double share = mass * weight[2][c] * weight[1][b];
                for (int a = 0; a < POINTS; a++) out[start + offset[0][a]] += share * weight[0][a];
            }
    }

    /// The average of x about the end of a move, with its [#slope] and [#curvature].
    double expand(int cell, double[] moves, double[] x) {
        place(cell, moves);
        for (int k = 0; k < d; k++) {
            double end = lattice.position(cell, k) + moves[k];
            change(k, end - Math.floor(end));
            slope[k] = 0;
            for (int l = 0; l < d; l++) curvature[k][l] = 0;
        }
        double value = 0;
        for (int c = 0; c < offset[2].length; c++)
            for (int b = 0; b < offset[1].length; b++) {
                int start = offset[2][c] + offset[1][b];
                double line = 0, rise = 0, turn = 0;
                for (int a = 0; a < POINTS; a++) {
                    double there = x[start + offset[0][a]];
                    line += weight[0][a] * there;
                    rise += change[0][a] * there;
                    turn += bend[0][a] * there;
                }
                double across = weight[1][b] * weight[2][c];
                value += across * line;
                slope[0] += across * rise;
                curvature[0][0] += across * turn;
                if (d > 1) expand(1, 2, b, c, line, rise);
                if (d > 2) {
                    expand(2, 1, c, b, line, rise);
                    curvature[1][2] += change[1][b] * change[2][c] * line;
                }
            }
        for (int k = 0; k < d; k++) for (int l = 0; l < k; l++) curvature[k][l] = curvature[l][k];
        return value;
    }

    /// Adds what belongs to one of the later axes.
    private void expand(int axis, int other, int point, int otherPoint, double line, double rise) {
        double across = weight[other][otherPoint];
        slope[axis] += across * change[axis][point] * line;
        curvature[axis][axis] += across * bend[axis][point] * line;
        curvature[0][axis] += across * change[axis][point] * rise;
    }
}
