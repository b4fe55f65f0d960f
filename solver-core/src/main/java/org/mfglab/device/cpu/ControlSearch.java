package org.mfglab.device.cpu;

import java.util.Arrays;
import org.mfglab.device.Lattice;

/// The best move from a cell: the minimum of the interpolated problem (MATH 3.4).
///
/// Where the slopes that the feet can meet lie in `[a, b]`, a best move answers one of them: `v_k` lies in `[-h'(b), -h'(a)]`. So a box of moves
/// shrinks to those that answer slopes met from it, again and again; a smooth value leaves less than a cell. What does not shrink is cut, at the
/// planes of the grid that feet cross and then in halves, and parts that cannot beat the best move so far are dropped. In what is left the minimum is sought along one axis after the other until nothing
/// changes: such a move is stationary, since the kinks of multilinear interpolation lie across the axes. In one dimension a line
/// is all there is.
///
/// Each worker has a search of its own.
final class ControlSearch implements MoveSearch {

    private static final int MOST_ROUNDS = 100;

    private static final double CLOSE = 1e-12;
    private static final int HALVINGS = 30;

    private static final int MOST_SHRINKS = 16;

    /// A box that shrinks by less than this part in a round shrinks no more.
    private static final double STUCK = 0.8;

    /// The width in cells of a box that is not cut.
    private static final double NARROW = 0.3;

    /// The width of a box that holds one minimum.
    private static final double SINGLE = 0.1;

    private final Lattice lattice;
    private final MotionCost cost;
    private final Feet feet;
    private final LineWalk walk;
    private final double dt;
    private final int d;
    private final double[] v;
    private final double[] moves;
    private final MoveBoxes box;
    private final double[] from;
    private final double[] to;
    private final SlopesMet met;
    private final double[] bestMoves;
    private double best;
    private int cell;
    private double[] noise;
    private double[] u;

    ControlSearch(Lattice lattice, MotionCost cost, Feet feet, Steepness.Probe probe, double dt) {
        this.lattice = lattice;
        this.cost = cost;
        this.feet = feet;
        this.dt = dt;
        d = lattice.dimension;
        walk = new LineWalk(lattice, cost, dt);
        v = new double[d];
        moves = new double[d];
        box = new MoveBoxes(lattice);
        from = box.from;
        to = box.to;
        met = new SlopesMet(lattice, feet, probe);
        bestMoves = new double[d];
    }

    @Override
    public double[] moves() {
        return bestMoves;
    }

    @Override
    public double search(int cell, double[] noise, double[] u, double gain, double[][] slopes) {
        return search(cell, noise, u, slopes, Ground.FAR) + dt * gain;
    }

    /// The same where feet may go so many cells along each axis, and no further.
    ///
    /// @return what the step costs, without what is paid wherever one goes; infinite where no such move answers a slope
    double search(int cell, double[] noise, double[] u, double[][] slopes, int room) {
        this.cell = cell;
        this.u = u;
        this.noise = noise;
        cost.place(cell);
        best = Double.POSITIVE_INFINITY;
        Arrays.fill(bestMoves, 0);
        for (int k = 0; k < d; k++) {
            from[k] = move(k, slopes[k][1]);
            to[k] = move(k, slopes[k][0]);
            if (room == Ground.FAR) onceRound(k);
            else keepWithin(k, room - noise[k]);
            if (!(from[k] <= to[k])) return best;
        }
        if (!shrink() && room < Ground.FAR) return best;
        descend();
        if (d > 1 && wider(NARROW)) divide();
        return best;
    }

    private void keepWithin(int axis, double reach) {
        from[axis] = Math.max(from[axis], -reach);
        to[axis] = Math.min(to[axis], reach);
    }

    private double move(int axis, double slope) {
        return cost.best(v, axis, slope) * dt / lattice.h[axis];
    }

    /// Round a periodic axis, and there and back between walls, the value comes again: of moves that differ by such a period the cheapest is enough. A convex cost
    /// leaves one period, between two moves that cost the same.
    private void onceRound(int axis) {
        double period = lattice.n[axis] * (lattice.periodic[axis] ? 1 : 2);
        if (to[axis] - from[axis] <= period) return;
        double rest = move(axis, 0);
        if (!lattice.periodic[axis] && cost.even(axis)) {
            between(axis, rest);
            return;
        }
        double low = rest - period;
        double high = rest;
        for (int k = 0; k < HALVINGS; k++) {
            double middle = 0.5 * (low + high);
            if (along(axis, middle) > along(axis, middle + period)) low = middle;
            else high = middle;
        }
        from[axis] = Math.max(from[axis], low);
        to[axis] = Math.min(to[axis], high + period);
    }

    /// Of a place and its images behind walls the one on the side of the cheapest is nearest to it.
    private void between(int axis, double rest) {
        int n = lattice.n[axis];
        int position = lattice.position(cell, axis);
        double wall = n * Math.floor((position + rest + 0.5) / n) - 0.5;
        from[axis] = Math.max(from[axis], wall - position);
        to[axis] = Math.min(to[axis], wall + n - position);
    }

    private double along(int axis, double move) {
        return cost.along(axis, move * lattice.h[axis] / dt);
    }

    /// Shrinks the box to what answers the slopes that its feet meet.
    ///
    /// @return whether anything is left
    private boolean shrink() {
        for (int round = 0; round < MOST_SHRINKS; round++) {
            met.over(cell, from, to);
            double before = box.widest();
            for (int k = 0; k < d; k++) {
                from[k] = Math.max(from[k], move(k, met.most[k]));
                to[k] = Math.min(to[k], move(k, met.least[k]));
                if (!(from[k] <= to[k])) return false;
            }
            double after = box.widest();
            if (after <= NARROW || after > STUCK * before) return true;
        }
        return true;
    }

    private boolean wider(double width) {
        return box.widest() > width;
    }

    /// Begins at a part of the way through the box, along every axis.
    private void begin(double part) {
        for (int k = 0; k < d; k++) {
            moves[k] = from[k] + part * (to[k] - from[k]);
            v[k] = cost.rigid(k) ? cost.best(v, k, 0) : moves[k] * lattice.h[k] / dt;
        }
    }

    /// The best move of a narrow box, or a good one of any; from both ends where there may be more than one.
    private void descend() {
        met.over(cell, from, to);
        if (d > 1 && wider(SINGLE)) {
            begin(0);
            rounds();
            begin(1);
            rounds();
        } else {
            begin(0.5);
            rounds();
        }
    }

    /// Goes to the best move on the line along one axis after the other, within the box.
    private void rounds() {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double change = 0;
            for (int k = 0; k < d; k++) {
                double before = moves[k];
                walk.search(feet, cell, moves, v, k, noise[k], u, from[k], to[k], met.least[k], met.most[k]);
                change = Math.max(change, Math.abs(moves[k] - before));
            }
            if (d == 1 || change <= CLOSE) break;
        }
        keep(feet.gather(cell, moves, u) + dt * cost.of(v));
    }

    private void keep(double total) {
        if (!(total < best)) return;
        best = total;
        System.arraycopy(moves, 0, bestMoves, 0, d);
    }

    /// Cuts the box, first where feet cross planes of the grid and then in halves, until its parts are narrow or cannot hold the best move.
    private void divide() {
        box.push();
        while (box.pop()) {
            if (!shrink() || floor() >= best || bound() >= best) continue;
            boolean cut = box.cutAtPlane(cell, noise);
            if (!cut && corners() >= best) continue;
            if (!cut) box.cutInHalf();
            if (!cut && !wider(NARROW) || !box.roomForHalves()) {
                descend();
                continue;
            }
            box.pushHalf(true);
            box.pushHalf(false);
        }
    }

    /// Where no foot crosses a plane the value is least at a corner of the box; and the cheapest move.
    private double corners() {
        double least = Double.POSITIVE_INFINITY;
        for (int corner = 0; corner < 1 << d; corner++) {
            for (int k = 0; k < d; k++) moves[k] = (corner >> k & 1) == 0 ? from[k] : to[k];
            least = Math.min(least, feet.gather(cell, moves, u));
        }
        return least + cheapest();
    }

    /// What any move of the box costs at least: the lowest values that its feet see, and the cheapest move.
    private double floor() {
        return met.lowest + cheapest();
    }

    private double cheapest() {
        double sum = 0;
        for (int k = 0; k < d; k++) sum += dt * along(k, Math.min(to[k], Math.max(from[k], move(k, 0))));
        return sum;
    }

    /// The same, for values with slopes: the value in the middle, and from there along each axis the best of slopes. A box that was shrunk
    /// ends before the moves that answer these slopes, so that the least lies in the middle or at an end.
    private double bound() {
        begin(0.5);
        met.over(cell, from, to);
        double sum = feet.gather(cell, moves, u);
        for (int k = 0; k < d; k++) {
            double perCell = lattice.h[k] / dt;
            double half = 0.5 * (to[k] - from[k]);
            double reach = half * lattice.h[k];
            double up = met.least[k] * reach + dt * cost.along(k, to[k] * perCell), down = -met.most[k] * reach + dt * cost.along(k, from[k] * perCell);
            sum += Math.min(dt * cost.along(k, v[k]), Math.min(up, down));
        }
        return sum;
    }
}
