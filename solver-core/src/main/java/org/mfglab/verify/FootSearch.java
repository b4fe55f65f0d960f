package org.mfglab.verify;

import java.util.Arrays;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;

/// The best move from one cell, searched for afresh. Along one axis the interpolated value is a broken line of the move, and on each of its pieces either one
/// move answers the slope or an end is best. On a line all pieces are looked at, between the moves that answer the steepest slopes of all; with more axes
/// one axis after the other, near moves that answer the slopes beside the cell, and where that does not confirm what is claimed, from all over the box.
final class FootSearch extends RivalFinder {

    /// Moves further apart than this, in cells, that cost the same up to rounding, are equally good.
    private static final double APART_ON_A_LINE = 1e-5;
    /// With more axes the same move is met again and again on the way to it.
    private static final double APART = 1e-2;
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
    /// From so many places along every axis, and if that does not do, from more.
    private static final int FEW_STARTS = 9;
    private static final int MANY_STARTS = 25;
    private static final int HALVINGS = 20;

    private final Grid grid;
    private final BrokenLine line;
    private final PlainMotion motion;
    private final double dt;
    private final int d;
    private final double[] move;
    private final double[] noise;
    private final double[] centre;
    private final double[] low;
    private final double[] high;
    private int cell;
    private double[] u;
    /// Of the level, once it is asked for.
    private double lowest = Double.NaN;
    /// How many cells may still be searched from all over the box.
    private int patience;

    FootSearch(Grid grid, TimeGrid time, PlainMotion motion, int patience) {
        super(grid.dimension());
        this.grid = grid;
        this.motion = motion;
        this.dt = time.dt();
        this.patience = patience;
        this.line = new BrokenLine(grid);
        d = grid.dimension();
        move = new double[d];
        noise = new double[d];
        centre = new double[d];
        low = new double[d];
        high = new double[d];
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
        if (d > 1 && !confirms(claimed) && patience-- > 0) {
            allOver(steepest, FEW_STARTS);
            if (!confirms(claimed)) allOver(steepest, MANY_STARTS);
        }
        return bestTotal;
    }

    private boolean confirms(double claimed) {
        return Math.abs(bestTotal - claimed) <= CONFIRMED * Math.max(1, Math.abs(claimed));
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

    /// From places all over the moves that are not too dear, wherever they lead.
    private void allOver(double[] steepest, int across) {
        if (Double.isNaN(lowest)) lowest = Arrays.stream(u).min().orElseThrow();
        int starts = 1;
        for (int k = 0; k < d; k++) {
            double reach = grid.n(k);
            double rest = answer(k, 0);
            low[k] = affordable(k, rest, Math.max(answer(k, steepest[k]), rest - reach));
            high[k] = affordable(k, rest, Math.min(answer(k, -steepest[k]), rest + reach));
            starts *= across;
        }
        for (int start = 0; start < starts; start++) {
            for (int k = 0, rest = start; k < d; k++, rest /= across) move[k] = low[k] + (high[k] - low[k]) * (rest % across) / (across - 1);
            descend(false);
        }
    }

    /// How far one can go from the cheapest move along an axis before more is paid than the lowest value makes up for.
    private double affordable(int axis, double rest, double end) {
        double others = 0;
        for (int k = 0; k < d; k++) if (k != axis) others += cost(k, answer(k, 0));
        double within = rest;
        double beyond = end;
        for (int k = 0; k < HALVINGS; k++) {
            double middle = 0.5 * (within + beyond);
            if (lowest + dt * (others + cost(axis, middle)) <= bestTotal) within = middle;
            else beyond = middle;
        }
        return beyond;
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
        double start = move[axis];
        line.draw(cell, move, axis, noise, u, Math.min(from, start), Math.max(to, start));
        if (d > 1) consider(axis, start, others, false);
        consider(axis, from, others, false);
        for (double end = from; end < to; ) {
            double begin = end;
            end = Math.min(to, line.kink(begin));
            consider(axis, end, others, false);
            double stop = answer(axis, line.slope(0.5 * (begin + end)) / grid.h(axis));
            if (stop > begin && stop < end) consider(axis, stop, others, true);
        }
        move[axis] = start;
    }

    /// The move that answers a slope.
    private double answer(int axis, double slope) {
        return motion.velocity(axis, slope) * dt / grid.h(axis);
    }

    /// Keeps the cheapest move.
    ///
    /// @param others what the other axes cost
    /// @param inside whether it answers the slope of a piece: then it is better than the end of the piece, however near
    private void consider(int axis, double to, double others, boolean inside) {
        move[axis] = to;
        double total = line.at(to) + dt * (others + cost(axis, to));
        boolean apart = apart(move, best);
        boolean beside = inside && !apart && total <= bestTotal + ROUNDING * Math.max(1, Math.abs(total));
        if (total < bestTotal || beside) {
            if (apart) challenge(best, bestTotal);
            bestTotal = total;
            System.arraycopy(move, 0, best, 0, d);
        } else if (apart) challenge(move, total);
    }
}
