package org.mfglab.verify;

import java.util.Arrays;
import org.mfglab.grid.Grid;

/// The average of a slice about a place, with the weights `beta(s) = 2/3 - s^2 + |s|^3/2` for points less than one cell away and `(2 - |s|)^3/6` for those less than two, along
/// every axis; reflected at walls.
final class PlainSpline {

    private final Grid grid;
    private final int d;
    private final int[] first;
    private final double[] place;

    /// Cells and weights, by [#spread].
    final int[] cell;
    final double[] weight;

    PlainSpline(Grid grid) {
        this.grid = grid;
        d = grid.dimension();
        first = new int[d];
        place = new double[d];
        cell = new int[1 << 2 * d];
        weight = new double[1 << 2 * d];
    }

    private static double beta(double s) {
        double a = Math.abs(s);
        double rest = Math.max(2 - a, 0);
        return a < 1 ? 2.0 / 3 - a * a + a * a * a / 2 : rest * rest * rest / 6;
    }

    private static double betaChange(double s) {
        double a = Math.abs(s);
        double rest = Math.max(2 - a, 0);
        double change = a < 1 ? -2 * a + 1.5 * a * a : -rest * rest / 2;
        return s < 0 ? -change : change;
    }

    /// Finds the points about the end of a move and their weights.
    void spread(int from, double[] move) {
        for (int k = 0; k < d; k++) {
            place[k] = grid.position(k, from) + move[k];
            first[k] = (int) Math.floor(place[k]) - 1;
        }
        for (int corner = 0; corner < cell.length; corner++) {
            int at = 0;
            double part = 1;
            for (int k = 0; k < d; k++) {
                int j = first[k] + (corner >> 2 * k & 3);
                part *= beta(place[k] - j);
                at += grid.stride(k) * Image.of(grid, k, j);
            }
            cell[corner] = at;
            weight[corner] = part;
        }
    }

    /// The averages about the ends of moves along all axes but one, at points of that axis.
    ///
    /// @param start  the first of the points, as a position
    /// @param values modified: the averages from there on
    void line(double[] u, int from, double[] move, int axis, int start, double[] values) {
        double own = move[axis];
        move[axis] = 0;
        spread(from, move);
        move[axis] = own;
        int position = grid.position(axis, from);
        Arrays.fill(values, 0);
        for (int corner = 0; corner < cell.length; corner++) {
            if ((corner >> 2 * axis & 3) != 1) continue;
            double part = weight[corner] / beta(0);
            for (int j = 0; j < values.length; j++) values[j] += part * u[cell[corner] + (Image.of(grid, axis, start + j) - position) * grid.stride(axis)];
        }
    }

    /// By how much the average rises for a cell, about a place on a line of points.
    static double slope(double[] values, double at) {
        int j = (int) Math.floor(at) - 1;
        double sum = 0;
        for (int q = 0; q < 4; q++) sum += betaChange(at - j - q) * values[j + q];
        return sum;
    }

    private double sum(double[] u) {
        double sum = 0;
        for (int corner = 0; corner < cell.length; corner++) sum += weight[corner] * u[cell[corner]];
        return sum;
    }

    double value(double[] u, int from, double[] move) {
        spread(from, move);
        return sum(u);
    }

    /// Averages about the ends of moves, or puts down there what the cells have.
    double[] carry(double[] x, double[][] moves, boolean down) {
        double[] out = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            spread(i, moves[i]);
            for (int corner = 0; corner < cell.length; corner++)
                if (down) out[cell[corner]] += weight[corner] * x[i];
                else out[i] += weight[corner] * x[cell[corner]];
        }
        return out;
    }
}
