package org.mfglab.verify;

import java.util.Arrays;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.mfglab.grid.Grid;

/// The best move from one cell by `semi_lagrangian_2`, searched for afresh: the least of `I[w](x_i + m) + sum_k m_k^2/(2 r_k)`, along one axis after the other until nothing
/// changes, from the answer to the slope across the cell, and where slopes around fall steeply, from the best of many moves
/// between the answers to the extreme ones, and on a line and in the plane from these as well.
final class SplineMinimum {

    private static final double STEP = 0.25;
    private static final double CLOSE = 1e-13;
    private static final int MOST_ROUNDS = 200;

    /// Moves of more cells belong to values that blew up: nothing is confirmed of them.
    private static final double LONGEST = 1e6;
    private static final int BEYOND = 6;
    private static final int MOST_TRIALS = 1000;

    /// How far one looks for other slopes, in cells, beyond twice the length of the first move; where they fall from cell to cell by more than this, counted by their answers, there may
    /// be another move.
    private static final int WINDOW = 4;
    private static final double STEEP = 0.2;

    /// Moves between the answers to the extreme slopes that are looked at along every axis, in one, two and three dimensions.
    private static final int[] MANY = {129, 17, 7};

    private final Grid grid;
    private final PlainSpline spline;
    private final BrentSolver roots = new BrentSolver(1e-15, 1e-15, 0);
    private final int d;
    private final double[] move;
    private double[] w;
    private double[] reach;
    private int cell;
    /// The axis whose line of points is ready, and the position of the first of them.
    private int drawn = -1;
    private int start;
    private double[] line = new double[0];

    /// By the last search.
    double[] best;
    double total;

    SplineMinimum(Grid grid) {
        this.grid = grid;
        this.spline = new PlainSpline(grid);
        d = grid.dimension();
        move = new double[d];
    }

    /// @param reach r, along each axis
    void search(int cell, double[] w, double[] reach) {
        this.cell = cell;
        this.w = w;
        this.reach = reach;
        double[] low = new double[d];
        double[] high = new double[d];
        double[] middle = new double[d];
        boolean forked = false;
        for (int k = 0; k < d; k++) {
            int position = grid.position(k, cell);
            middle[k] = -reach[k] * 0.5 * (value(k, position + 1) - value(k, position - 1));
            double steepest = 0;
            int far = WINDOW + (int) Math.min(grid.n(k), 2 * Math.abs(middle[k]));
            for (int j = position - far; j <= position + far; j++) {
                double answer = -reach[k] * (value(k, j + 1) - value(k, j));
                low[k] = j == position - far ? answer : Math.min(low[k], answer);
                high[k] = j == position - far ? answer : Math.max(high[k], answer);
                steepest = Math.max(steepest, -reach[k] * (value(k, j + 1) - 2 * value(k, j) + value(k, j - 1)));
            }
            forked |= steepest > STEEP;
        }
        best = middle;
        total = Double.NaN;
        for (int k = 0; k < d; k++) if (!(low[k] >= -LONGEST && high[k] <= LONGEST)) return;
        total = Double.POSITIVE_INFINITY;
        consider(middle);
        for (int corner = 0; forked && d < 3 && corner < 1 << d; corner++) {
            double[] start = new double[d];
            for (int k = 0; k < d; k++) start[k] = (corner >> k & 1) == 0 ? low[k] : high[k];
            consider(start);
        }
        if (forked) consider(bestOfMany(low, high));
    }

    /// Goes down from a move, and keeps what it finds if it is better.
    private void consider(double[] start) {
        System.arraycopy(start, 0, move, 0, d);
        descend();
        double found = spline.value(w, cell, move) + effort();
        if (!(found < total)) return;
        total = found;
        best = move.clone();
    }

    private double[] bestOfMany(double[] low, double[] high) {
        double[] kept = low.clone();
        double least = Double.POSITIVE_INFINITY;
        int across = MANY[d - 1];
        for (int trial = 0; trial < Math.pow(across, d); trial++) {
            for (int k = 0, rest = trial; k < d; k++, rest /= across) move[k] = low[k] + (high[k] - low[k]) * (rest % across) / (across - 1);
            double there = spline.value(w, cell, move) + effort();
            if (!(there < least)) continue;
            least = there;
            kept = move.clone();
        }
        return kept;
    }

    private double value(int axis, int position) {
        return w[cell + (Image.of(grid, axis, position) - grid.position(axis, cell)) * grid.stride(axis)];
    }

    /// `sum_k m_k^2/(2 r_k)` of the best move.
    double effortOfBest() {
        System.arraycopy(best, 0, move, 0, d);
        return effort();
    }

    private double effort() {
        double sum = 0;
        for (int k = 0; k < d; k++) if (reach[k] > 0) sum += move[k] * move[k] / (2 * reach[k]);
        return sum;
    }

    private void descend() {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double[] before = move.clone();
            for (int k = 0; k < d; k++) {
                drawn = -1;
                if (reach[k] > 0) along(k);
            }
            double[] change = new double[d];
            Arrays.setAll(change, k -> Math.abs(move[k] - before[k]));
            if (Arrays.stream(change).max().orElseThrow() <= CLOSE) return;
        }
    }

    /// Goes down along an axis to the next place where the slope changes its sign.
    private void along(int axis) {
        double from = move[axis];
        draw(axis, from, from);
        double slope = slope(axis, from);
        double step = Math.min(STEP, Math.abs(slope) * reach[axis]);
        if (!(step > CLOSE / 100 * Math.max(1, Math.abs(from)))) return;
        double way = -Math.signum(slope);
        double to = from + way * step;
        while (slope(axis, to) * slope > 0) {
            from = to;
            step = Math.min(2 * step, STEP);
            to += way * step;
            draw(axis, Math.min(from, to), Math.max(from, to));
        }
        move[axis] = slope(axis, to) == 0 ? to : roots.solve(MOST_TRIALS, at -> slope(axis, at), Math.min(from, to), Math.max(from, to));
    }

    /// Makes the line of points ready for moves along an axis, and some beyond.
    private void draw(int axis, double from, double to) {
        double base = grid.position(axis, cell);
        boolean covered = drawn == axis && base + from - 2 >= start && base + to + 3 <= start + line.length;
        if (covered) return;
        drawn = axis;
        start = (int) Math.floor(base + from) - BEYOND;
        if (line.length < to - from + 2 * BEYOND + 2) line = new double[(int) (2 * (to - from)) + 2 * BEYOND + 2];
        spline.line(w, cell, move, axis, start, line);
    }

    private double slope(int axis, double at) {
        return PlainSpline.slope(line, grid.position(axis, cell) + at - start) + at / reach[axis];
    }
}
