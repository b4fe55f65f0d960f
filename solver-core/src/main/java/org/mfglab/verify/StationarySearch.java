package org.mfglab.verify;

import java.util.Arrays;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;

/// The best move from one cell for an H that couples the axes, searched for afresh among moves that are stationary: along every axis the foot either meets the slope that
/// its velocity answers, or stands where feet cross a plane of the grid, the slope being free there. Each such system for the slope is solved by Newton's method.
///
/// It goes from one stationary move to a better one beside it, from the answers to the slopes beside the cell, and where that does not confirm what is claimed, from slopes all over the box.
final class StationarySearch extends RivalFinder {

    private static final double APART = 1e-2;
    /// Slopes on both sides whose answers are further apart than this, in cells, are both begun from.
    private static final double FORKED = 0.5;
    private static final double CONFIRMED = 1e-12;
    private static final double STATIONARY = 1e-13;
    /// Slopes that are steeper belong to velocities that can hardly be had.
    private static final double STEEPEST = 1e5;
    private static final double LITTLE = 1e-7;
    private static final int MOST_STEPS = 60;
    private static final int MOST_WALKS = 40;
    /// By dimension: slopes along each axis from which it begins all over the box.
    private static final int[] STARTS_ACROSS = {0, 0, 9, 4};

    private final Grid grid;
    private final PlainFoot foot;
    private final PointSlopes h;
    private final double dt;
    private final int d;
    private final double[] noise;
    private final double[] v;
    private double bestCost;
    private int cell;
    private double[] u;
    /// How many cells may still be searched from all over the box.
    private int patience;

    StationarySearch(Grid grid, TimeGrid time, PointSlopes h, int patience) {
        super(grid.dimension());
        this.grid = grid;
        this.h = h;
        this.dt = time.dt();
        this.patience = patience;
        this.foot = new PlainFoot(grid);
        d = grid.dimension();
        noise = new double[d];
        v = new double[d];
    }

    @Override
    public double cost() {
        return bestCost;
    }

    @Override
    public double least(int cell, double[] noise, double[] u, double[] steepest, double claimed) {
        this.cell = cell;
        this.u = u;
        System.arraycopy(noise, 0, this.noise, 0, d);
        bestTotal = rivalTotal = Double.POSITIVE_INFINITY;
        nearby();
        if (!confirmed(claimed) && patience-- > 0) allOver(steepest, claimed);
        return bestTotal;
    }

    private boolean confirmed(double claimed) {
        return Math.abs(bestTotal - claimed) <= CONFIRMED * Math.max(1, Math.abs(claimed));
    }

    private void nearby() {
        double[] up = new double[d];
        double[] down = new double[d];
        double[] mean = new double[d];
        for (int k = 0; k < d; k++) {
            up[k] = beside(k, 1);
            down[k] = beside(k, -1);
            mean[k] = 0.5 * (up[k] + down[k]);
        }
        walk(mean);
        if (distance(answer(up), answer(down)) <= FORKED) return;
        for (int start = 0; start < 1 << d; start++) {
            double[] p = new double[d];
            for (int k = 0; k < d; k++) p[k] = (start >> k & 1) == 0 ? up[k] : down[k];
            walk(p);
        }
    }

    private double beside(int axis, int way) {
        int position = grid.position(axis, cell);
        int n = grid.n(axis);
        int next = position + way;
        if (!grid.periodic(axis) && (next < 0 || next == n)) return 0;
        return way * (u[cell + (Math.floorMod(next, n) - position) * grid.stride(axis)] - u[cell]) / grid.h(axis);
    }

    private void allOver(double[] steepest, double claimed) {
        int across = STARTS_ACROSS[d];
        int starts = (int) Math.round(Math.pow(across, d));
        for (int start = 0; start < starts && !confirmed(claimed); start++) {
            double[] p = new double[d];
            for (int k = 0, rest = start; k < d; k++, rest /= across) p[k] = steepest[k] * (2.0 * (rest % across) / (across - 1) - 1);
            walk(p);
        }
    }

    /// The move that answers a slope.
    private double[] answer(double[] p) {
        h.answer(p, v);
        double[] move = new double[d];
        for (int k = 0; k < d; k++) move[k] = v[k] * dt / grid.h(k);
        return move;
    }

    /// A stationary move.
    private record Stand(double[] p, double[] move, double total, double cost) { }

    /// Goes on while the best of the stationary moves beside is better.
    private void walk(double[] start) {
        double cost = h.answer(start, v);
        double[] move = answer(start);
        Stand at = new Stand(start, move, value(move) + dt * cost, cost);
        for (int step = 0; step < MOST_WALKS; step++) {
            Stand better = beside(at);
            if (better == null) break;
            boolean done = step > 0 && distance(better.move, at.move) < APART && better.total >= at.total - EVEN * Math.max(1, Math.abs(at.total));
            at = better;
            if (done) break;
        }
        settle(at);
    }

    /// The best of the stationary moves beside one: in the piece that it lies in, and at the ends of that.
    private Stand beside(Stand at) {
        double[][] planes = new double[d][];
        for (int k = 0; k < d; k++) planes[k] = planes(k, at.move[k]);
        Stand best = null;
        int ways = 1;
        for (int k = 0; k < d; k++) ways *= planes[k].length;
        for (int way = 0; way < ways; way++) {
            double[] fixed = new double[d];
            for (int k = 0, rest = way; k < d; rest /= planes[k++].length) fixed[k] = planes[k][rest % planes[k].length];
            Stand found = stationary(at.p, fixed);
            if (found == null) found = stationary(met(at.move), fixed);
            if (found == null) found = stationary(against(at.move, fixed), fixed);
            if (found != null && (best == null || found.total < best.total)) best = found;
        }
        return best != null && best.total <= at.total + EVEN * Math.max(1, Math.abs(at.total)) ? best : null;
    }

    /// The slopes that a move meets.
    private double[] met(double[] move) {
        double[] slopes = new double[d];
        for (int k = 0; k < d; k++) slopes[k] = slope(k, move);
        return slopes;
    }

    /// The same with slopes against the velocities that are fixed.
    private double[] against(double[] move, double[] fixed) {
        double[] slopes = met(move);
        double steepest = size(slopes);
        for (int k = 0; k < d; k++) if (!Double.isNaN(fixed[k])) slopes[k] = -Math.signum(fixed[k]) * steepest;
        return slopes;
    }

    /// None, marked by NaN, and the moves nearest to one at which a foot crosses a plane: below, there, above.
    private double[] planes(int axis, double move) {
        double below = Double.NEGATIVE_INFINITY;
        double above = Double.POSITIVE_INFINITY;
        double near = 1e-9;
        boolean single = noise[axis] == 0;
        double there = Double.NaN;
        for (int way = single ? 0 : -1; way <= (single ? 0 : 1); way++) {
            double base = grid.position(axis, cell) + way * noise[axis];
            double nearest = Math.rint(base + move) - base;
            if (Math.abs(nearest - move) < near) there = nearest;
            below = Math.max(below, Math.ceil(base + move - near) - 1 - base);
            above = Math.min(above, Math.floor(base + move + near) + 1 - base);
        }
        return Double.isNaN(there) ? new double[] {Double.NaN, below, above} : new double[] {Double.NaN, there, below, above};
    }

    /// Solves for the slope.
    ///
    /// @param fixed where feet stand, in cells; NaN along axes where they answer the slope
    private Stand stationary(double[] start, double[] fixed) {
        if (Arrays.stream(fixed).noneMatch(Double::isNaN)) {
            double[] still = new double[d];
            for (int k = 0; k < d; k++) still[k] = fixed[k] * grid.h(k) / dt;
            if (h.free(still)) return new Stand(new double[d], fixed, value(fixed), 0);
        }
        double[] p = start.clone();
        double[] off = miss(p, fixed);
        for (int step = 0; step < MOST_STEPS; step++) {
            if (size(p) > STEEPEST) return null;
            if (size(off) <= STATIONARY) return stand(p, fixed);
            double[][] matrix = new double[d][d];
            for (int l = 0; l < d; l++) {
                double[] q = p.clone();
                q[l] += LITTLE * (size(p) + LITTLE);
                double[] other = miss(q, fixed);
                for (int k = 0; k < d; k++) matrix[k][l] = (other[k] - off[k]) / (q[l] - p[l]);
            }
            double[] way = solve(matrix, off);
            double part = 1;
            double[] next = null;
            double[] nextOff = null;
            for (; part > 1e-3; part *= 0.5) {
                next = new double[d];
                for (int k = 0; k < d; k++) next[k] = p[k] - part * way[k];
                nextOff = miss(next, fixed);
                if (size(nextOff) < size(off)) break;
            }
            if (part <= 1e-3) return size(off) <= 10 * STATIONARY ? stand(p, fixed) : null;
            p = next;
            off = nextOff;
        }
        return null;
    }

    /// Along every axis, what the slope that is answered lacks of the one that is met, or the velocity of the one wanted.
    private double[] miss(double[] p, double[] fixed) {
        double[] move = moves(p, fixed);
        double[] off = new double[d];
        for (int k = 0; k < d; k++) {
            double wanted = Double.isNaN(fixed[k]) ? slope(k, move) : fixed[k] * grid.h(k) / dt;
            off[k] = ((Double.isNaN(fixed[k]) ? p[k] : v[k]) - wanted) / (1 + Math.abs(wanted));
        }
        return off;
    }

    private double[] moves(double[] p, double[] fixed) {
        double[] move = answer(p);
        for (int k = 0; k < d; k++) if (!Double.isNaN(fixed[k])) move[k] = fixed[k];
        return move;
    }

    private Stand stand(double[] p, double[] fixed) {
        double[] move = moves(p, fixed);
        double cost = h.answer(p, v);
        return new Stand(p, move, value(move) + dt * cost, cost);
    }

    private static double size(double[] a) {
        double size = 0;
        for (double part : a) size = Math.max(size, Double.isNaN(part) ? Double.POSITIVE_INFINITY : Math.abs(part));
        return size;
    }

    /// Cramer's rule.
    private static double[] solve(double[][] a, double[] b) {
        double whole = determinant(a);
        double[] x = new double[b.length];
        for (int k = 0; k < x.length; k++) {
            double[][] other = Arrays.stream(a).map(double[]::clone).toArray(double[][]::new);
            for (int i = 0; i < b.length; i++) other[i][k] = b[i];
            x[k] = determinant(other) / whole;
        }
        return x;
    }

    private static double determinant(double[][] a) {
        if (a.length == 2) return a[0][0] * a[1][1] - a[0][1] * a[1][0];
        double sum = 0;
        for (int k = 0; k < 3; k++) {
            int l = (k + 1) % 3, r = (k + 2) % 3;
            sum += a[0][k] * (a[1][l] * a[2][r] - a[1][r] * a[2][l]);
        }
        return sum;
    }

    private void settle(Stand found) {
        boolean apart = distance(found.move, best) > APART;
        if (found.total < bestTotal) {
            if (apart) challenge(best, bestTotal);
            bestTotal = found.total;
            bestCost = found.cost;
            System.arraycopy(found.move, 0, best, 0, d);
        } else if (apart) challenge(found.move, found.total);
    }

    private static double distance(double[] a, double[] b) {
        double distance = 0;
        for (int k = 0; k < a.length; k++) distance = Math.max(distance, Math.abs(a[k] - b[k]));
        return distance;
    }

    private int feet() {
        return noise[0] == 0 ? 1 : 2 * d;
    }

    /// One of the feet of a move.
    private void go(int f, double[] move) {
        foot.go(cell, move, f / 2, feet() == 1 ? 0 : (f % 2 == 0 ? -1 : 1) * noise[f / 2]);
    }

    private double value(double[] move) {
        double sum = 0;
        for (int f = 0; f < feet(); f++) {
            go(f, move);
            sum += foot.value(u);
        }
        return sum / feet();
    }

    private double slope(int axis, double[] move) {
        double sum = 0;
        for (int f = 0; f < feet(); f++) {
            go(f, move);
            sum += foot.rise(u, axis);
        }
        return sum / feet() / grid.h(axis);
    }
}
