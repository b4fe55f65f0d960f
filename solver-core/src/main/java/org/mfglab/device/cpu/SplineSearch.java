package org.mfglab.device.cpu;

import java.util.Arrays;
import org.mfglab.device.Lattice;

/// The best move m from a cell where the value is smooth: the least of `I[x](x_i + m) + sum_k m_k^2/(2 r_k)`, in cells, by Newton's method from the answer to the slope across
/// the cell, and where slopes fall so much on the way that there may be another, from the best of some moves
/// between the answers to the extreme ones.
///
/// Each worker has a search of its own.
final class SplineSearch {

    /// Slopes that fall by so much, counted by the moves that answer them, in cells, may have another answer.
    private static final double FORKED = 0.5;

    /// The longest step, in cells: a longer one might leave the valley in which it begins.
    private static final double LONGEST = 1;
    private static final int MOST_STEPS = 200;
    private static final int MOST_HALVINGS = 40;

    /// The part of the fall that the slope promises which a step must bring.
    private static final double ENOUGH = 1e-4;

    /// What a step wins is rounding below this part of the value, and steps shorter than this, in cells, are taken still.
    private static final double ROUNDING = 1e-14;
    private static final double NEAR = 1e-2;

    /// How far one looks for other slopes, in cells, beyond twice the length of the first move, which counts no more than this.
    private static final int AROUND = 3;
    private static final int FARTHEST = 64;

    /// Moves that are tried along every axis in one, two and three dimensions, one for each cell where these are less.
    private static final int[] MOST_ACROSS = {64, 24, 8};

    private final Lattice lattice;
    private final SplineFeet feet;
    private final int d;
    private final double[] below;
    private final double[] above;
    private final double[] moves;
    private final double[] next;
    private final double[] best;
    private final double[] gradient;
    private final double[] step;
    private final double[][] factor;
    private double[] x;
    private double[] reach;
    private int cell;

    SplineSearch(Lattice lattice, SplineFeet feet) {
        this.lattice = lattice;
        this.feet = feet;
        d = lattice.dimension;
        below = new double[d];
        above = new double[d];
        moves = new double[d];
        next = new double[d];
        best = new double[d];
        gradient = new double[d];
        step = new double[d];
        factor = new double[d][d];
    }

    /// The move of the last search.
    double[] moves() {
        return best;
    }

    /// @param reach r, along each axis: the move that answers a slope of 1; 0 where nobody has a choice
    /// @return what the best move costs
    double search(int cell, double[] x, double[] reach) {
        this.cell = cell;
        this.x = x;
        this.reach = reach;
        for (int k = 0; k < d; k++) {
            int position = lattice.position(cell, k);
            moves[k] = -0.5 * reach[k] * (rise(cell, k, position - 1) + rise(cell, k, position));
            below[k] = Double.POSITIVE_INFINITY;
            above[k] = Double.NEGATIVE_INFINITY;
        }
        boolean forked = look(cell);
        double least = descend();
        System.arraycopy(moves, 0, best, 0, d);
        if (!(look(end()) | forked)) return least;
        scan();
        double total = descend();
        if (!(total < least)) return least;
        System.arraycopy(moves, 0, best, 0, d);
        return total;
    }

    /// Goes to the best of some moves between those that answer the extreme slopes.
    private void scan() {
        int count = 1;
        for (int k = 0; k < d; k++) count *= across(k);
        double least = Double.POSITIVE_INFINITY;
        for (int trial = 0; trial < count; trial++) {
            for (int k = 0, rest = trial; k < d; rest /= across(k++)) next[k] = below[k] + (above[k] - below[k]) * (0.5 + rest % across(k)) / across(k);
            double total = total(next);
            if (!(total < least)) continue;
            least = total;
            System.arraycopy(next, 0, moves, 0, d);
        }
    }

    private int across(int axis) {
        return 1 + (int) Math.min(MOST_ACROSS[d - 1], above[axis] - below[axis]);
    }

    /// The cell in which the move ends.
    private int end() {
        int end = 0;
        for (int k = 0; k < d; k++) end += lattice.stride[k] * lattice.wrap(k, (int) Math.rint(lattice.position(cell, k) + moves[k]));
        return end;
    }

    /// Looks at slopes along the axes through a cell, as far as the move leads, and widens [#below] and [#above] to the answers to the extreme ones.
    ///
    /// @return whether they fall on the way, by so much that there may be another answer
    private boolean look(int from) {
        double fall = 0;
        for (int k = 0; k < d; k++) {
            int position = lattice.position(from, k);
            int around = AROUND + (int) Math.min(FARTHEST, 2 * Math.abs(moves[k]));
            double most = Double.NEGATIVE_INFINITY;
            for (int j = position - around; j < position + around; j++) {
                double slope = rise(from, k, j);
                most = Math.max(most, slope);
                fall = Math.max(fall, reach[k] * (most - slope));
                below[k] = Math.min(below[k], -reach[k] * slope);
                above[k] = Math.max(above[k], -reach[k] * slope);
            }
        }
        return fall > FORKED;
    }

    /// From the point at a position on the line through a cell to the next.
    private double rise(int from, int axis, int j) {
        int start = from - lattice.stride[axis] * lattice.position(from, axis);
        return x[start + lattice.stride[axis] * lattice.wrap(axis, j + 1)] - x[start + lattice.stride[axis] * lattice.wrap(axis, j)];
    }

    /// Newton's method, with steps that are halved until they win enough.
    private double descend() {
        double total = total(moves);
        for (int round = 0; round < MOST_STEPS; round++) {
            double promise = direct();
            if (!(promise > ROUNDING * Math.max(1, Math.abs(total)))) break;
            double reached = go(1);
            for (int half = 1; half < MOST_HALVINGS && !(reached <= total - ENOUGH * Math.scalb(promise, 1 - half)); half++) reached = go(Math.scalb(1.0, -half));
            if (!(reached < total)) break;
            System.arraycopy(next, 0, moves, 0, d);
            total = reached;
        }
        return polish(total);
    }

    /// Two more steps, whose gain is rounding: the move comes as near as its slopes tell.
    private double polish(double total) {
        for (int round = 0; round < 2; round++) {
            direct();
            double length = 0;
            for (double part : step) length = Math.max(length, Math.abs(part));
            if (!(length < NEAR)) return total;
            total = go(1);
            System.arraycopy(next, 0, moves, 0, d);
        }
        return total;
    }

    private double go(double part) {
        for (int k = 0; k < d; k++) next[k] = moves[k] + part * step[k];
        return total(next);
    }

    private double total(double[] moves) {
        return feet.gather(cell, moves, x) + effort(moves);
    }

    private double effort(double[] moves) {
        double sum = 0;
        for (int k = 0; k < d; k++) if (reach[k] > 0) sum += moves[k] * moves[k] / (2 * reach[k]);
        return sum;
    }

    /// Sets the step: that of Newton where the curvature is positive, otherwise the way to the answer to the slope at the end of the move.
    ///
    /// @return by how much the total falls along it, to first order
    private double direct() {
        feet.expand(cell, moves, x);
        for (int k = 0; k < d; k++) gradient[k] = reach[k] > 0 ? feet.slope[k] + moves[k] / reach[k] : 0;
        if (!solve()) for (int k = 0; k < d; k++) step[k] = -reach[k] * gradient[k];
        double length = 0;
        for (double part : step) length = Math.max(length, Math.abs(part));
        double promise = 0;
        for (int k = 0; k < d; k++) {
            if (length > LONGEST) step[k] *= LONGEST / length;
            promise -= gradient[k] * step[k];
        }
        return promise;
    }

    /// Solves with the curvature by Cholesky's factors.
    ///
    /// @return whether it is positive
    private boolean solve() {
        for (int k = 0; k < d; k++) {
            for (int l = 0; l <= k; l++) {
                double sum = curvature(k, l);
                for (int j = 0; j < l; j++) sum -= factor[k][j] * factor[l][j];
                if (k == l && !(sum > 0)) return false;
                factor[k][l] = k == l ? Math.sqrt(sum) : sum / factor[l][l];
            }
        }
        for (int k = 0; k < d; k++) {
            double sum = -gradient[k];
            for (int j = 0; j < k; j++) sum -= factor[k][j] * step[j];
            step[k] = sum / factor[k][k];
        }
        for (int k = d - 1; k >= 0; k--) {
            for (int j = k + 1; j < d; j++) step[k] -= factor[j][k] * step[j];
            step[k] /= factor[k][k];
        }
        return Arrays.stream(step).allMatch(Double::isFinite);
    }

    /// That of the total; where nobody has a choice, that of a unit.
    private double curvature(int k, int l) {
        if (reach[k] == 0 || reach[l] == 0) return k == l ? 1 : 0;
        return feet.curvature[k][l] + (k == l ? 1 / reach[k] : 0);
    }
}
