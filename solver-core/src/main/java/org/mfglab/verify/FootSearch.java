package org.mfglab.verify;

import java.util.Arrays;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;

/// The best move from one cell, searched for afresh: from the slopes on both sides, along one axis after the other, piece by piece of the broken
/// line that the value is along it.
final class FootSearch {

    private static final int MOST_ROUNDS = 200;
    private static final double APART = 0.5;

    /// How far a line is searched in the first round, in cells; later as far as the last round moved, and as much again.
    private static final double FIRST = 1.5;
    private static final double LEAST_REACH = 0.4;
    private static final double TINY = 1e-12;

    private final Grid grid;
    private final PlainFoot foot;
    private final PlainMotion motion;
    private final double dt;
    private final int d;
    private final double[] noise;
    private final double[] moves;
    private final double[] best;
    private double bestTotal;
    private int cell;
    private double[] u;
    private double value;
    private double lowest;
    private double lowestAt;
    private final double[] ends = new double[32];

    FootSearch(Grid grid, TimeGrid time, PlainMotion motion) {
        this.grid = grid;
        this.motion = motion;
        this.dt = time.dt();
        this.d = grid.dimension();
        this.foot = new PlainFoot(grid);
        this.noise = new double[d];
        this.moves = new double[d];
        this.best = new double[d];
    }

    double[] moves() {
        return best;
    }

    double[] noise() {
        return noise;
    }

    /// @return the least cost, without what is paid wherever one goes; the moves are those of [#moves]
    double least(int cell, double nu, double[] u) {
        this.cell = cell;
        this.u = u;
        for (int k = 0; k < d; k++) noise[k] = Math.sqrt(2 * d * nu * dt) / grid.h(k);
        bestTotal = Double.POSITIVE_INFINITY;
        for (int k = 0; k < d; k++) moves[k] = move(k, 0.5 * (slope(k, false) + slope(k, true)));
        descend();
        if (!kinked()) return bestTotal;
        for (int way = 0; way < 1 << d; way++) {
            for (int k = 0; k < d; k++) moves[k] = move(k, slope(k, (way >> k & 1) == 1));
            descend();
        }
        return bestTotal;
    }

    /// Whether the slopes on both sides lead to places that are not neighbours.
    private boolean kinked() {
        for (int k = 0; k < d; k++) if (Math.abs(move(k, slope(k, true)) - move(k, slope(k, false))) > APART) return true;
        return false;
    }

    private double move(int axis, double slope) {
        return motion.velocity(axis, slope) * dt / grid.h(axis);
    }

    /// The slope towards a neighbour; 0 at a wall.
    private double slope(int axis, boolean above) {
        int n = grid.n(axis);
        int position = grid.position(axis, cell);
        int next = position + (above ? 1 : -1);
        if (!grid.periodic(axis) && (next < 0 || next == n)) return 0;
        double rise = (u[cell + (Math.floorMod(next, n) - position) * grid.stride(axis)] - u[cell]) / grid.h(axis);
        return above ? rise : -rise;
    }

    private void descend() {
        double reach = FIRST;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double change = 0;
            for (int k = 0; k < d; k++) {
                double before = moves[k];
                line(k, reach);
                change = Math.max(change, Math.abs(moves[k] - before));
            }
            if (change < 1e-13) break;
            reach = Math.min(FIRST, Math.max(2 * change, LEAST_REACH));
        }
        double total = total();
        if (total < bestTotal) {
            bestTotal = total;
            System.arraycopy(moves, 0, best, 0, d);
        }
    }

    /// The mean of u over the feet.
    private double value() {
        double sum = 0;
        boolean still = noise[0] == 0;
        int count = still ? 1 : 2 * d;
        for (int f = 0; f < count; f++) {
            foot.go(cell, moves, f / 2, still ? 0 : f % 2 == 0 ? -noise[f / 2] : noise[f / 2]);
            for (int c = 0; c < foot.cells; c++) sum += foot.weight[c] * u[foot.cell[c]];
        }
        return sum / count;
    }

    private double velocityCost() {
        double sum = 0;
        for (int k = 0; k < d; k++) sum += motion.cost(k, moves[k] * grid.h(k) / dt);
        return sum;
    }

    private double total() {
        value = value();
        return value + dt * velocityCost();
    }

    /// Goes to the lowest place of a line.
    ///
    /// @param reach how far it is searched both ways
    private void line(int axis, double reach) {
        double start = moves[axis];
        if (motion.velocity(axis, -1) == motion.velocity(axis, 1)) return;
        lowest = total();
        lowestAt = start;
        double bottom = Double.NaN;
        int count = ends(axis, start, reach);
        at(axis, ends[0]);
        double below = value;
        for (int i = 1; i < count; i++) {
            double a = ends[i - 1], b = ends[i];
            at(axis, b);
            double above = value;
            double stop = b - a > TINY ? move(axis, (above - below) / (b - a) / grid.h(axis)) : a;
            if (stop > a && stop < b) {
                at(axis, stop);
                // Rounding hides the bottom of the piece in which one stands.
                if (a <= start && start <= b) bottom = stop;
            }
            below = above;
        }
        moves[axis] = lowestAt == start && !Double.isNaN(bottom) ? bottom : lowestAt;
    }

    /// Goes to a place of a line; remembers the lowest.
    private void at(int axis, double move) {
        moves[axis] = move;
        double total = total();
        if (total < lowest) {
            lowest = total;
            lowestAt = move;
        }
    }

    /// Where the pieces of a line end: at the planes through the points.
    private int ends(int axis, double start, double reach) {
        int count = 0;
        ends[count++] = start - reach;
        for (int way = -1; way <= 1; way++) {
            double base = grid.position(axis, cell) + way * noise[axis];
            for (double plane = Math.ceil(base + start - reach); plane < base + start + reach; plane++) ends[count++] = plane - base;
            if (noise[axis] == 0) break;
        }
        ends[count++] = start + reach;
        Arrays.sort(ends, 0, count);
        return count;
    }
}
