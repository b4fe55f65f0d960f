package org.mfglab.device.cpu;

import java.util.Arrays;
import org.mfglab.device.Lattice;

/// The best move from a cell where H does not see the axes apart: the minimum of the interpolated problem (MATH 3.4).
///
/// A best move answers one of the slopes that the feet can meet, so a box of moves shrinks to what answers those met from it; it is cut at the planes of the grid
/// that feet cross, and then in halves. Over a box the value lies above a plane, and the best of that plane and L is found exactly ([BoxAnswer]): it
/// bounds what the box can hold, and is a move to be compared. In what is left the slope where that move ends is answered again and again, until nothing changes.
final class PieceSearch implements MoveSearch {

    private static final int MOST_SHRINKS = 16;
    /// A box that shrinks by less than this part in a round shrinks no more.
    private static final double STUCK = 0.8;
    /// What rounding may make of the answers to slopes, in cells: where all slopes are the same the box is no smaller.
    private static final double LEEWAY = 1e-9;
    /// The width in cells of a box in which the best move is sought.
    private static final double NARROW = 0.3;
    /// The width of a box that holds one minimum.
    private static final double SINGLE = 0.03;
    private static final int MOST_ROUNDS = 200;
    private static final double CLOSE = 1e-13;
    /// Every so many rounds Newton's method is tried.
    private static final int LEAP = 6;
    private static final double LITTLE = 1e-7;
    private static final double LEAST_STEP = 1e-9;
    /// So near, in cells, two moves may cost the same up to rounding.
    private static final double BESIDE = 1e-5;
    private static final double ROUNDING = 4e-16;
    /// Around a minimum the total is flat: what the rounding of sums makes of it.
    private static final double PLATEAU = 1e-14;

    private final Lattice lattice;
    private final ConvexCost cost;
    private final Feet feet;
    private final SlopesMet met;
    private final Piece piece;
    private final BoxAnswer answer;
    private final double dt;
    private final int d;
    private final MoveBoxes box;
    private final double[] from;
    private final double[] to;
    private final double[] low;
    private final double[] high;
    private final double[] slope;
    private final double[] next;
    private final double[] taken;
    private final double[] tried;
    private final double[][] matrix;
    private final double[] moves;
    private final double[] bestMoves;
    private double best;
    private double magnitude;
    private int cell;
    private double[] noise;
    private double[] u;

    PieceSearch(Lattice lattice, ConvexCost cost, Feet feet, Steepness.Probe probe, double dt) {
        this.lattice = lattice;
        this.cost = cost;
        this.feet = feet;
        this.dt = dt;
        d = lattice.dimension;
        met = new SlopesMet(lattice, feet, probe);
        piece = new Piece(lattice, feet::gather);
        answer = new BoxAnswer(cost, d);
        box = new MoveBoxes(lattice);
        from = box.from;
        to = box.to;
        low = new double[d];
        high = new double[d];
        slope = new double[d];
        next = new double[d];
        taken = new double[d];
        tried = new double[d];
        matrix = new double[d][d];
        moves = new double[d];
        bestMoves = new double[d];
    }

    @Override
    public double[] moves() {
        return bestMoves;
    }

    @Override
    public double search(int cell, double[] noise, double[] u, double gain, double[][] slopes) {
        this.cell = cell;
        this.noise = noise;
        this.u = u;
        cost.place(cell);
        best = Double.POSITIVE_INFINITY;
        Arrays.fill(bestMoves, 0);
        magnitude = Math.abs(u[cell]);
        for (int k = 0; k < d; k++) {
            met.least[k] = slopes[k][0];
            met.most[k] = slopes[k][1];
            from[k] = Double.NEGATIVE_INFINITY;
            to[k] = Double.POSITIVE_INFINITY;
        }
        narrow();
        if (cost.even()) for (int k = 0; k < d; k++) onceRound(k);
        divide();
        return best + dt * gain;
    }

    /// Round a periodic axis, and there and back between walls, the value comes again: of a place and its images the one nearest to the cheapest is enough.
    private void onceRound(int axis) {
        int n = lattice.n[axis];
        int position = lattice.position(cell, axis);
        double rest = cost.cheapest(axis) * dt / lattice.h[axis];
        double first = lattice.periodic[axis] ? rest - 0.5 * n : n * Math.floor((position + rest + 0.5) / n) - 0.5 - position;
        from[axis] = Math.max(from[axis], first);
        to[axis] = Math.min(to[axis], first + n);
    }

    /// Cuts the box until its parts are narrow or cannot hold the best move.
    private void divide() {
        box.push();
        while (box.pop()) {
            if (!shrink()) continue;
            boolean cut = box.cutAtPlane(cell, noise);
            if ((cut ? boundBySlopes() : boundByCorners()) >= best - ROUNDING * magnitude) continue;
            boolean below = cut && moves[box.cutAxis] < box.cutMove;
            if (!cut) {
                if (!wider(NARROW)) polish();
                if (!wider(SINGLE)) continue;
                box.cutInHalf();
                below = bestMoves[box.cutAxis] < box.cutMove;
            }
            if (!box.roomForHalves()) continue;
            // The half in which the best move is expected is looked at first.
            box.pushHalf(!below);
            box.pushHalf(below);
        }
    }

    /// Shrinks the box to what answers the slopes that its feet meet.
    ///
    /// @return whether anything is left
    private boolean shrink() {
        for (int round = 0; round < MOST_SHRINKS; round++) {
            double before = box.widest();
            met.over(cell, from, to);
            if (!narrow()) return false;
            double after = box.widest();
            if (after <= NARROW || after > STUCK * before) break;
        }
        return true;
    }

    private boolean narrow() {
        cost.range(met.least, met.most, low, high);
        boolean left = true;
        for (int k = 0; k < d; k++) {
            from[k] = Math.max(from[k], low[k] * dt / lattice.h[k] - LEEWAY);
            to[k] = Math.min(to[k], high[k] * dt / lattice.h[k] + LEEWAY);
            left &= from[k] <= to[k];
        }
        return left;
    }

    private boolean wider(double width) {
        return box.widest() > width;
    }

    /// A bound of the box by the slopes that were met: by the mean of them, and what others fall below it towards the sides; and by the lowest value.
    private double boundBySlopes() {
        met.over(cell, from, to);
        begin(0.5);
        double above = feet.gather(cell, moves, u);
        for (int k = 0; k < d; k++) {
            slope[k] = 0.5 * (met.least[k] + met.most[k]);
            above -= slope[k] * moves[k] * lattice.h[k] + 0.25 * (met.most[k] - met.least[k]) * (to[k] - from[k]) * lattice.h[k];
        }
        double bound = above + dt * answer(slope);
        if (bound == Double.POSITIVE_INFINITY || bound >= best) return bound;
        keep(total(), false);
        Arrays.fill(next, 0);
        System.arraycopy(moves, 0, taken, 0, d);
        double floor = met.lowest + dt * answer(next);
        System.arraycopy(taken, 0, moves, 0, d);
        return Math.max(bound, floor);
    }

    /// The same where no foot crosses a plane.
    private double boundByCorners() {
        piece.take(cell, noise, u, from, to);
        begin(0.5);
        piece.slope(moves, slope);
        double bound = piece.above(slope) + dt * answer(slope);
        if (bound < best) keep(total(), false);
        return bound;
    }

    /// Begins at a part of the way through the box, along every axis.
    private void begin(double part) {
        for (int k = 0; k < d; k++) moves[k] = from[k] + part * (to[k] - from[k]);
    }

    /// The best move of the box for one slope.
    ///
    /// @return `g.v + L(v)`
    private double answer(double[] g) {
        for (int k = 0; k < d; k++) {
            low[k] = from[k] * lattice.h[k] / dt;
            high[k] = to[k] * lattice.h[k] / dt;
        }
        double value = answer.find(g, low, high);
        for (int k = 0; k < d; k++) {
            double v = answer.v[k];
            moves[k] = v <= low[k] ? from[k] : v >= high[k] ? to[k] : Math.min(to[k], Math.max(from[k], v * dt / lattice.h[k]));
        }
        return value;
    }

    private double total() {
        return feet.gather(cell, moves, u) + dt * answer.rate;
    }

    /// @param later whether the move comes from the best one beside it: then it is better, even if rounding makes it dearer
    private void keep(double total, boolean later) {
        boolean beside = later && distance(moves, bestMoves) < BESIDE && total <= best + PLATEAU * (magnitude + Math.abs(total));
        if (!(total < best || beside)) return;
        best = Math.min(best, total);
        System.arraycopy(moves, 0, bestMoves, 0, d);
    }

    /// Answers the slope where the last answer ends, in shorter steps where that does not make it better.
    private void polish() {
        begin(0.5);
        piece.slope(moves, slope);
        answer(slope);
        double total = total();
        keep(total, true);
        double step = 1;
        for (int round = 0; round < MOST_ROUNDS && step > LEAST_STEP; round++) {
            System.arraycopy(moves, 0, taken, 0, d);
            piece.slope(moves, next);
            boolean leap = round % LEAP == LEAP - 1 && leap();
            if (!leap) for (int k = 0; k < d; k++) next[k] = slope[k] + step * (next[k] - slope[k]);
            answer(next);
            double found = total();
            if (!(found <= total + PLATEAU * (magnitude + Math.abs(total)))) {
                if (!leap) step *= 0.5;
                System.arraycopy(taken, 0, moves, 0, d);
                continue;
            }
            total = Math.min(total, found);
            System.arraycopy(next, 0, slope, 0, d);
            keep(found, true);
            if (distance(moves, taken) <= CLOSE) return;
        }
    }

    /// Newton's step towards a slope g that is met where its answer ends, `g = F(g)`: from there by `(1 - F')^-1 (F - g)`.
    ///
    /// @return whether there is one; next is then that slope, otherwise as it was, F
    private boolean leap() {
        for (int l = 0; l < d; l++) {
            System.arraycopy(slope, 0, tried, 0, d);
            double little = LITTLE * (1 + Math.abs(slope[l]));
            tried[l] += little;
            answer(tried);
            piece.slope(moves, tried);
            for (int k = 0; k < d; k++) matrix[k][l] = (k == l ? 1 : 0) - (tried[k] - next[k]) / little;
        }
        for (int k = 0; k < d; k++) tried[k] = next[k] - slope[k];
        if (!SmallSystem.solve(matrix, tried, d)) return false;
        for (int k = 0; k < d; k++) next[k] = slope[k] + tried[k];
        return true;
    }

    private static double distance(double[] a, double[] b) {
        double distance = 0;
        for (int k = 0; k < a.length; k++) distance = Math.max(distance, Math.abs(a[k] - b[k]));
        return distance;
    }
}
