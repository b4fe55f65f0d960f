package org.mfglab.verify;

import java.util.Arrays;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;

/// The best move from one cell, searched for afresh. Along one axis the interpolated value is a broken line of the move, and on each of its pieces either one
/// move answers the slope or an end is best. On a line all pieces are looked at, between the moves that answer the steepest slopes of all; with more axes
/// one axis after the other, near moves that answer the slopes beside the cell, and where that does not confirm what is claimed, from all over the box.
final class FootSearch implements MoveFinder {

    /// Moves further apart than this, in cells, that cost the same up to rounding, are equally good.
    private static final double APART_ON_A_LINE = 1e-5;
    /// With more axes the same move is met again and again on the way to it.
    private static final double APART = 1e-2;
    private static final double EVEN = 1e-12;
    private static final double ROUNDING = 2e-15;

    /// Slopes on both sides whose answers are further apart than this, in cells, are both begun from.
    private static final double FORKED = 0.5;

    /// A best move further from the answer to the central slope than this, in cells, may have a mirror image.
    private static final double DRAWN = 0.2;

    /// How far, in cells, the first look along an axis goes at least, beyond the length of the move it begins with, and later ones.
    private static final double REACH = 1.5;
    private static final double NEAR = 0.4;
    private static final double CLOSE = 1e-12;
    private static final int MOST_ROUNDS = 200;

    /// What is claimed is confirmed to this.
    private static final double CONFIRMED = 1e-12;
    private static final int STARTS_ACROSS = 9;

    private final Grid grid;
    private final PlainFoot foot;
    private final PlainMotion motion;
    private final double dt;
    private final int d;
    private final double[] move;
    private final double[] noise;
    private final double[] best;
    private final double[] rival;
    private final double[] centre;
    private final double[] low;
    private final double[] high;
    private double[] ends = new double[64];
    private double bestTotal;
    private double rivalTotal;
    private int cell;
    private double[] u;
    /// How many cells may still be searched from all over the box.
    private int patience;

    FootSearch(Grid grid, TimeGrid time, PlainMotion motion, int patience) {
        this.grid = grid;
        this.motion = motion;
        this.dt = time.dt();
        this.patience = patience;
        this.foot = new PlainFoot(grid);
        d = grid.dimension();
        move = new double[d];
        noise = new double[d];
        best = new double[d];
        rival = new double[d];
        centre = new double[d];
        low = new double[d];
        high = new double[d];
    }

    @Override
    public double[] move() {
        return best;
    }

    @Override
    public double[] rival() {
        return Math.abs(rivalTotal - bestTotal) <= EVEN * Math.max(1, Math.abs(bestTotal)) ? rival : null;
    }

    @Override
    public double cost() {
        return cost(best);
    }

    private double cost(double[] of) {
        double sum = 0;
        for (int k = 0; k < d; k++) sum += cost(k, of[k]);
        return sum;
    }

    private double cost(int axis, double to) {
        return motion.cost(axis, to * grid.h(axis) / dt);
    }

    @Override
    public double least(int cell, double[] noise, double[] u, double[] steepest, double claimed) {
        this.cell = cell;
        this.u = u;
        System.arraycopy(noise, 0, this.noise, 0, d);
        bestTotal = rivalTotal = Double.POSITIVE_INFINITY;
        if (d == 1) look(0, answer(0, steepest[0]), answer(0, -steepest[0]));
        else nearby();
        if (d > 1 && !(Math.abs(bestTotal - claimed) <= CONFIRMED * Math.max(1, Math.abs(claimed))) && patience-- > 0) allOver(steepest);
        return bestTotal;
    }

    /// From the answer to the slope across the cell, and where the best move is not near, with the axes in the other order, too, since there may be two that mirror each other;
    /// where the slopes on the two sides differ, from the answers to them as well.
    private void nearby() {
        boolean forked = false;
        for (int k = 0; k < d; k++) {
            double up = beside(k, 1);
            double down = beside(k, -1);
            low[k] = answer(k, Math.max(up, down));
            high[k] = answer(k, Math.min(up, down));
            move[k] = answer(k, 0.5 * (up + down));
            centre[k] = move[k];
            forked |= high[k] - low[k] > FORKED;
        }
        descend(false);
        if (distance(best, centre) > DRAWN) {
            System.arraycopy(centre, 0, move, 0, d);
            descend(true);
        }
        for (int start = 0; forked && start < 1 << d; start++) {
            for (int k = 0; k < d; k++) move[k] = (start >> k & 1) == 0 ? low[k] : high[k];
            descend(false);
        }
    }

    private double beside(int axis, int way) {
        int position = grid.position(axis, cell);
        int n = grid.n(axis);
        int next = position + way;
        if (!grid.periodic(axis) && (next < 0 || next == n)) return 0;
        return way * (u[cell + (Math.floorMod(next, n) - position) * grid.stride(axis)] - u[cell]) / grid.h(axis);
    }

    private void allOver(double[] steepest) {
        int starts = 1;
        for (int k = 0; k < d; k++) {
            double reach = grid.n(k);
            low[k] = Math.max(answer(k, steepest[k]), answer(k, 0) - reach);
            high[k] = Math.min(answer(k, -steepest[k]), answer(k, 0) + reach);
            starts *= STARTS_ACROSS;
        }
        for (int start = 0; start < starts; start++) {
            for (int k = 0, rest = start; k < d; k++, rest /= STARTS_ACROSS) move[k] = low[k] + (high[k] - low[k]) * (rest % STARTS_ACROSS) / (STARTS_ACROSS - 1);
            descend(false);
        }
    }

    /// Goes to the best move along one axis after the other until nothing changes.
    ///
    /// @param lastFirst which axis comes first
    private void descend(boolean lastFirst) {
        double before = bestTotal;
        double[] kept = best.clone();
        bestTotal = Double.POSITIVE_INFINITY;
        double reach = REACH + length(move);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double change = 0;
            for (int axis = 0; axis < d; axis++) {
                int k = lastFirst ? d - 1 - axis : axis;
                double from = move[k];
                look(k, from - reach, from + reach);
                System.arraycopy(best, 0, move, 0, d);
                change = Math.max(change, Math.abs(move[k] - from));
            }
            if (change <= CLOSE) break;
            reach = Math.max(2 * change, NEAR);
        }
        double total = bestTotal;
        double[] found = best.clone();
        bestTotal = before;
        System.arraycopy(kept, 0, best, 0, d);
        settle(found, total);
    }

    /// Keeps what a descent has found, if it is better.
    private void settle(double[] found, double total) {
        boolean apart = apart(found, best);
        if (total < bestTotal) {
            if (apart) challenge(best, bestTotal);
            bestTotal = total;
            System.arraycopy(found, 0, best, 0, d);
        } else if (apart) challenge(found, total);
    }

    private boolean apart(double[] a, double[] b) {
        return distance(a, b) > (d == 1 ? APART_ON_A_LINE : APART);
    }

    private static double length(double[] a) {
        return distance(a, new double[a.length]);
    }

    private static double distance(double[] a, double[] b) {
        double distance = 0;
        for (int k = 0; k < a.length; k++) distance = Math.max(distance, Math.abs(a[k] - b[k]));
        return distance;
    }

    /// Looks at all pieces along an axis between two moves, the others as they are.
    private void look(int axis, double from, double to) {
        double others = 0;
        for (int k = 0; k < d; k++) if (k != axis) others += cost(k, move[k]);
        int count = ends(axis, from, to);
        double start = move[axis];
        if (d > 1) consider(axis, start, others, false);
        consider(axis, ends[0], others, false);
        for (int i = 1; i < count; i++) {
            consider(axis, ends[i], others, false);
            double stop = answer(axis, slope(axis, 0.5 * (ends[i - 1] + ends[i])));
            if (stop > ends[i - 1] && stop < ends[i]) consider(axis, stop, others, true);
        }
        move[axis] = start;
    }

    /// The move that answers a slope.
    private double answer(int axis, double slope) {
        return motion.velocity(axis, slope) * dt / grid.h(axis);
    }

    /// Where the pieces end: a foot crosses a point.
    private int ends(int axis, double from, double to) {
        int count = add(0, from);
        boolean single = noise[axis] == 0;
        for (int way = single ? 0 : -1; way <= (single ? 0 : 1); way++) {
            if (way == 0 && !single && d == 1) continue;
            double base = grid.position(axis, cell) + way * noise[axis];
            for (double point = Math.ceil(base + from); point < base + to; point++) count = add(count, point - base);
        }
        count = add(count, to);
        Arrays.sort(ends, 0, count);
        return count;
    }

    private int add(int count, double end) {
        if (count == ends.length) ends = Arrays.copyOf(ends, 2 * count);
        ends[count] = end;
        return count + 1;
    }

    /// The slope of the piece that a move lies in.
    private double slope(int axis, double at) {
        move[axis] = at;
        double sum = 0;
        int feet = noise[0] == 0 ? 1 : 2 * d;
        for (int f = 0; f < feet; f++) {
            go(f, feet);
            sum += foot.rise(u, axis);
        }
        return sum / feet / grid.h(axis);
    }

    /// One of the feet of the move.
    private void go(int f, int feet) {
        int along = f / 2;
        foot.go(cell, move, along, feet == 1 ? 0 : (f % 2 == 0 ? -1 : 1) * noise[along]);
    }

    /// Keeps the cheapest move.
    ///
    /// @param others what the other axes cost
    /// @param inside whether it answers the slope of a piece: then it is better than the end of the piece, however near
    private void consider(int axis, double to, double others, boolean inside) {
        move[axis] = to;
        double total = value() + dt * (others + cost(axis, to));
        boolean apart = apart(move, best);
        boolean beside = inside && !apart && total <= bestTotal + ROUNDING * Math.max(1, Math.abs(total));
        if (total < bestTotal || beside) {
            if (apart) challenge(best, bestTotal);
            bestTotal = total;
            System.arraycopy(move, 0, best, 0, d);
        } else if (apart) challenge(move, total);
    }

    private void challenge(double[] other, double total) {
        if (!(total < rivalTotal)) return;
        System.arraycopy(other, 0, rival, 0, d);
        rivalTotal = total;
    }

    private double value() {
        double sum = 0;
        int feet = noise[0] == 0 ? 1 : 2 * d;
        for (int f = 0; f < feet; f++) {
            go(f, feet);
            sum += foot.value(u);
        }
        return sum / feet;
    }
}
