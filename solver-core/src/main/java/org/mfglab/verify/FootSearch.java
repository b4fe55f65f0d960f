package org.mfglab.verify;

import java.util.Arrays;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;

/// The best move from one cell of a line, searched for afresh: the interpolated value is a broken line of the move, and on each of its pieces, between the
/// moves that answer the steepest slopes of all, either one move answers the slope or an end is best.
final class FootSearch {

    /// Moves further apart than this, in cells, that cost the same up to rounding, are equally good.
    private static final double APART = 1e-5;
    private static final double EVEN = 1e-12;
    private static final double ROUNDING = 2e-15;

    private final Grid grid;
    private final PlainFoot foot;
    private final PlainMotion motion;
    private final double dt;
    private final double[] move = new double[1];
    private double[] ends = new double[64];
    private double noise;
    private double best;
    private double bestTotal;
    private double rival;
    private double rivalTotal;
    private int cell;
    private double[] u;

    FootSearch(Grid grid, TimeGrid time, PlainMotion motion) {
        this.grid = grid;
        this.motion = motion;
        this.dt = time.dt();
        this.foot = new PlainFoot(grid);
    }

    /// The move of the last search, in cells.
    double move() {
        return best;
    }

    /// Another move that is as good up to rounding; NaN where there is none.
    double rival() {
        return Math.abs(rivalTotal - bestTotal) <= EVEN * Math.max(1, Math.abs(bestTotal)) ? rival : Double.NaN;
    }

    /// What it costs per unit of time.
    double cost() {
        return motion.cost(0, best * grid.h(0) / dt);
    }

    /// @param steepest no slope of u is steeper, up or down
    /// @return the least cost, without what is paid wherever one goes
    double least(int cell, double nu, double[] u, double steepest) {
        this.cell = cell;
        this.u = u;
        noise = Math.sqrt(2 * nu * dt) / grid.h(0);
        bestTotal = rivalTotal = Double.POSITIVE_INFINITY;
        double low = answer(steepest);
        double high = answer(-steepest);
        int count = ends(low, high);
        consider(ends[0], false);
        for (int i = 1; i < count; i++) {
            consider(ends[i], false);
            double stop = answer(slope(0.5 * (ends[i - 1] + ends[i])));
            if (stop > ends[i - 1] && stop < ends[i]) consider(stop, true);
        }
        return bestTotal;
    }

    /// The move that answers a slope.
    private double answer(double slope) {
        return motion.velocity(0, slope) * dt / grid.h(0);
    }

    /// Where the pieces end: a foot crosses a point.
    private int ends(double low, double high) {
        int count = 0;
        count = add(count, low);
        for (int way = -1; way <= 1; way += 2) {
            double base = grid.position(0, cell) + way * noise;
            for (double point = Math.ceil(base + low); point < base + high; point++) count = add(count, point - base);
        }
        count = add(count, high);
        Arrays.sort(ends, 0, count);
        return count;
    }

    private int add(int count, double end) {
        if (count == ends.length) ends = Arrays.copyOf(ends, 2 * count);
        ends[count] = end;
        return count + 1;
    }

    /// The slope of the piece that a move lies in.
    private double slope(double at) {
        move[0] = at;
        foot.go(cell, move, 0, -noise);
        double down = foot.rise(u);
        foot.go(cell, move, 0, noise);
        return 0.5 * (down + foot.rise(u)) / grid.h(0);
    }

    /// Keeps the cheapest move.
    ///
    /// @param inside whether it answers the slope of a piece: then it is better than the end of the piece, however near
    private void consider(double to, boolean inside) {
        move[0] = to;
        double value = 0.5 * (value(-noise) + value(noise));
        double total = value + dt * motion.cost(0, to * grid.h(0) / dt);
        boolean apart = Math.abs(to - best) > APART;
        boolean beside = inside && !apart && total <= bestTotal + ROUNDING * Math.max(1, Math.abs(total));
        if (total < bestTotal || beside) {
            if (apart) challenge(best, bestTotal);
            bestTotal = total;
            best = to;
        } else if (apart) challenge(to, total);
    }

    private void challenge(double move, double total) {
        if (!(total < rivalTotal)) return;
        rival = move;
        rivalTotal = total;
    }

    private double value(double noise) {
        foot.go(cell, move, 0, noise);
        double sum = 0;
        for (int c = 0; c < foot.cells; c++) sum += foot.weight[c] * u[foot.cell[c]];
        return sum;
    }
}
