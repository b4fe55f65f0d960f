package org.mfglab.device.cpu;

import org.mfglab.device.Lattice;

/// The best move along one axis in the open, the others as they are: the interpolated value is a broken line of the move, its pieces
/// end where a foot crosses a plane of the grid, and on each of them the slope is the one that v answers.
///
/// From where it begins the walk goes both ways, piece by piece, until what may lie ahead is known to be dearer than the best so far.
final class LineWalk {

    /// So near, in cells, two moves may cost the same up to rounding.
    private static final double BESIDE = 1e-5;
    private static final double ROUNDING = 1e-15;

    /// The walk ends at the answer to the steepest slope, and the move that answers it is missed by rounding alone.
    private static final double AT_END = 1e-9;

    private final Lattice lattice;
    private final MotionCost cost;
    private final double dt;
    /// Bundles of feet that share their position along the axis: with noise along other axes, with noise down and up along this one.
    private final int[][] offsets;
    private final double[][] shares;
    private final int[] counts = new int[3];
    private final double[] base = new double[3];
    private final int[] piece = new int[3];
    private final double[] lower = new double[3];
    private final double[] upper = new double[3];
    private int bundles;

    private double[] u;
    private double[] v;
    private int axis;
    private double perCell;
    private double magnitude;
    private double bestTotal;
    private double bestMove;
    private double bestVelocity;

    LineWalk(Lattice lattice, MotionCost cost, double dt) {
        this.lattice = lattice;
        this.cost = cost;
        this.dt = dt;
        int most = Math.max(1, 2 * (lattice.dimension - 1)) << lattice.dimension - 1;
        offsets = new int[3][most];
        shares = new double[3][most];
    }

    /// @param feet  of the cell
    /// @param moves in cells; modified at the axis
    /// @param v     the velocities of the moves; modified at the axis
    /// @param noise along the axis, in cells
    /// @param from  the least move that is tried
    /// @param to    the largest
    /// @param least the smallest slope of u along the axis that a foot may meet
    /// @param most  the largest
    void search(Feet feet, int cell, double[] moves, double[] v, int axis, double noise, double[] u, double from, double to, double least, double most) {
        bundle(feet, cell, moves, axis, noise, u);
        this.v = v;
        perCell = lattice.h[axis] / dt;
        magnitude = Math.abs(u[cell]);
        double start = moves[axis];
        double velocity = v[axis];
        bestMove = start;
        bestVelocity = velocity;
        bestTotal = dt * cost.of(v);
        walk(1, start, to, least);
        v[axis] = velocity;
        walk(-1, start, from, most);
        moves[axis] = bestMove;
        v[axis] = bestVelocity;
    }

    private void bundle(Feet feet, int cell, double[] moves, int axis, double noise, double[] u) {
        this.u = u;
        this.axis = axis;
        bundles = 0;
        if (noise == 0) bundle(feet, cell, moves, false, 0);
        else {
            if (lattice.dimension > 1) bundle(feet, cell, moves, false, 0);
            bundle(feet, cell, moves, true, -noise);
            bundle(feet, cell, moves, true, noise);
        }
    }

    private void bundle(Feet feet, int cell, double[] moves, boolean own, double shift) {
        counts[bundles] = feet.across(cell, moves, axis, own, offsets[bundles], shares[bundles]);
        base[bundles++] = lattice.position(cell, axis) + shift;
    }

    /// The part of a bundle in the value, at a plane of the grid.
    private double at(int bundle, int plane) {
        int place = lattice.stride[axis] * lattice.wrap(axis, plane);
        int[] offset = offsets[bundle];
        double[] share = shares[bundle];
        double sum = 0;
        for (int c = 0; c < counts[bundle]; c++) sum += share[c] * u[place + offset[c]];
        return sum;
    }

    /// @param way      1 or -1
    /// @param limit    where it ends
    /// @param steepest the slope that rewards going on the most
    private void walk(int way, double start, double limit, double steepest) {
        double goal = cost.best(v, axis, steepest);
        v[axis] = goal;
        double reward = steepest * goal + cost.of(v);
        double end = goal / perCell;
        if ((end - limit) * way > 0) {
            end = limit;
            goal = limit * perCell;
        }
        if (!((end - start) * way > 0)) return;
        double value = 0;
        double move = start;
        for (int b = 0; b < bundles; b++) enter(b, way > 0 ? (int) Math.floor(base[b] + move) : (int) Math.ceil(base[b] + move) - 1);
        while (true) {
            double next = end;
            double slope = 0;
            for (int b = 0; b < bundles; b++) {
                if ((next - border(b, way)) * way > 0) next = border(b, way);
                slope += upper[b] - lower[b];
            }
            if (Double.isNaN(slope)) return;
            double best = cost.best(v, axis, slope / lattice.h[axis]);
            double stop = best / perCell;
            boolean inside = (stop - next) * way <= (next == end ? AT_END : 0);
            if ((stop - next) * way >= 0) {
                stop = next;
                best = next == end ? goal : next * perCell;
            }
            // From where it began to the bottom of the same piece it goes down, whatever rounding makes of the totals.
            boolean bottom = move == start && bestMove == start && inside;
            if ((stop - move) * way > 0) consider(stop, best, value + slope * (stop - move), bottom, inside);
            value += slope * (next - move);
            move = next;
            if (move == end) return;
            // Every total ahead is at least this: the slopes there are no better than the steepest.
            double ahead = value + dt * (reward - steepest * move * perCell);
            if (ahead >= bestTotal) return;
            for (int b = 0; b < bundles; b++) if (border(b, way) * way <= move * way) advance(b, way);
        }
    }

    /// The move at which a bundle leaves its piece.
    private double border(int bundle, int way) {
        return piece[bundle] + (way > 0 ? 1 : 0) - base[bundle];
    }

    private void enter(int bundle, int plane) {
        piece[bundle] = plane;
        lower[bundle] = at(bundle, plane);
        upper[bundle] = at(bundle, plane + 1);
    }

    private void advance(int bundle, int way) {
        piece[bundle] += way;
        if (way > 0) {
            lower[bundle] = upper[bundle];
            upper[bundle] = at(bundle, piece[bundle] + 1);
        } else {
            upper[bundle] = lower[bundle];
            lower[bundle] = at(bundle, piece[bundle]);
        }
    }

    /// @param certain whether rounding alone can make it dearer
    /// @param inside  whether it answers the slope of a piece: then it is better than the end of the piece, however near
    private void consider(double move, double velocity, double value, boolean certain, boolean inside) {
        v[axis] = velocity;
        double total = value + dt * cost.of(v);
        boolean beside = inside && Math.abs(move - bestMove) < BESIDE && total <= bestTotal + ROUNDING * (magnitude + Math.abs(value));
        if (total < bestTotal || certain || beside) {
            bestTotal = total;
            bestMove = move;
            bestVelocity = velocity;
        }
    }
}
