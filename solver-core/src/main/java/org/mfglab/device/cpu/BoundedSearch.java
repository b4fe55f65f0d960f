package org.mfglab.device.cpu;

import java.util.Arrays;
import org.mfglab.device.Lattice;

/// The best move, without noise, from a cell where obstacles or sides on which u is given are near.
///
/// What can be reached in the open is searched as everywhere ([ControlSearch]). Beyond, the box of moves is cut at the planes of the grid, and parts are dropped that cannot beat the best move so far.
/// A move may end between cells that are all open and seen from where it begins; up to a face where u is given; or it leaves ([Leaving]). In such a part the value is multilinear, and the best move is found along
/// one axis after the other, from every corner.
final class BoundedSearch implements MoveSearch {

    /// So far, in cells, moves that leave stay away from the edges of faces.
    static final double APART = 1e-11;

    private static final double[] STILL = new double[3];
    private static final int MOST_ROUNDS = 3000;
    private static final double CLOSE = 1e-12;

    private final Lattice lattice;
    private final Ground ground;
    private final MotionCost cost;
    private final BoundedFeet feet;
    private final Steepness.Probe probe;
    private final ControlSearch open;
    private final Sight sight;
    private final Leaving leaving;
    private final Piece piece;
    private final double dt;
    private final int d;
    private final MoveBoxes box;
    private final double[] from;
    private final double[] to;
    private final double[] least;
    private final double[] most;
    private final double[] low;
    private final double[] high;
    private final double[] moves;
    private final double[] slope;
    private final double[] v;
    private final double[] bestMoves;
    private final int[] place;
    private final int[] position;
    /// The part of the box that is looked at.
    private final double[] first;
    private final double[] last;
    /// By the parts of a box, see [#had]: whether it need not be looked at.
    private final boolean[] done;
    private double best;
    private int cell;
    private double[] u;
    private double gain;
    /// The lowest value given on sides.
    private double lowestGiven;

    /// @param open  the search in the open
    /// @param feet  of the worker
    /// @param probe of the worker
    BoundedSearch(Lattice lattice, Ground ground, MotionCost cost, ControlSearch open, BoundedFeet feet, Steepness.Probe probe, double dt) {
        this.lattice = lattice;
        this.ground = ground;
        this.cost = cost;
        this.open = open;
        this.feet = feet;
        this.probe = probe;
        this.dt = dt;
        d = lattice.dimension;
        sight = new Sight(lattice, ground);
        leaving = new Leaving(lattice, ground, sight, cost, dt);
        piece = new Piece(lattice, (from, by, x) -> feet.gather(from, by, x, true));
        box = new MoveBoxes(lattice);
        from = box.from;
        to = box.to;
        least = new double[d];
        most = new double[d];
        low = new double[d];
        high = new double[d];
        moves = new double[d];
        slope = new double[d];
        v = new double[d];
        bestMoves = new double[d];
        place = new int[d];
        position = new int[d];
        first = new double[d];
        last = new double[d];
        done = new boolean[d == 1 ? 3 : d == 2 ? 9 : 27];
    }

    @Override
    public double[] moves() {
        return bestMoves;
    }

    @Override
    public double search(int cell, double[] noise, double[] u, double gain, double[][] slopes) {
        int room = ground.free(cell);
        best = open.search(cell, noise, u, slopes, room) + dt * gain;
        System.arraycopy(open.moves(), 0, bestMoves, 0, d);
        this.cell = cell;
        this.u = u;
        this.gain = gain;
        lowestGiven = ground.lowest();
        cost.place(cell);
        double out = leaving.search(cell, gain, best);
        if (out < best) {
            best = out;
            System.arraycopy(leaving.moves, 0, bestMoves, 0, d);
        }
        reach();
        around(room);
        divide();
        return best;
    }

    /// All moves that there are, no longer than twice the box; none along an axis on which H does not depend.
    private void reach() {
        for (int k = 0; k < d; k++) {
            int n = lattice.n[k];
            position[k] = lattice.position(cell, k);
            if (cost.rigid(k)) least[k] = most[k] = 0;
            else if (ground.confined[k]) {
                least[k] = -0.5 - position[k];
                most[k] = n - 0.5 - position[k];
            } else {
                double rest = Math.clamp(cost.best(v, k, 0) * dt / lattice.h[k], -n, n);
                least[k] = Math.min(rest, 0) - n;
                most[k] = Math.max(rest, 0) + n;
            }
        }
    }

    /// Lets the boxes wait that surround what was searched in the open.
    private void around(int room) {
        System.arraycopy(least, 0, from, 0, d);
        System.arraycopy(most, 0, to, 0, d);
        for (int k = 0; k < d; k++) {
            if (least[k] < -room) {
                to[k] = Math.min(most[k], -room);
                box.push();
            }
            to[k] = most[k];
            if (most[k] > room) {
                from[k] = Math.max(least[k], room);
                box.push();
            }
            from[k] = Math.max(least[k], -room);
            to[k] = Math.min(most[k], room);
            if (from[k] > to[k]) return;
        }
    }

    private void divide() {
        while (box.pop()) {
            double cheapest = cheapest();
            if (lowest() + cheapest >= best) continue;
            if (!box.cutAtPlane(cell, STILL)) {
                within(cheapest);
                continue;
            }
            boolean below = bestMoves[box.cutAxis] < box.cutMove;
            box.pushHalf(!below);
            box.pushHalf(below);
        }
    }

    /// What any move of the box costs at least.
    private double cheapest() {
        double sum = gain;
        for (int k = 0; k < d; k++) {
            double perCell = lattice.h[k] / dt;
            sum += cost.along(k, MoveBoxes.nearest(cost.best(v, k, 0), from[k] * perCell, to[k] * perCell));
        }
        return dt * sum;
    }

    /// The lowest value in the box.
    private double lowest() {
        boolean outside = false;
        for (int k = 0; k < d; k++) {
            low[k] = position[k] + from[k];
            high[k] = position[k] + to[k];
            outside |= ground.confined[k] && (low[k] < 0 || high[k] > lattice.n[k] - 1);
        }
        probe.over(low, high);
        return outside ? Math.min(lowestGiven, probe.lowest) : probe.lowest;
    }

    /// The best move of a box that no plane of the grid cuts. Where not all of its corners can be had, moves may still end on faces and edges of it.
    private void within(double cheapest) {
        int corners = corners();
        int ways = done.length;
        Arrays.fill(done, false);
        for (int way = 0; way < ways; way++) {
            if (done[way] || !had(corners, way)) continue;
            // What lies on this part need not be looked at again.
            for (int other = way + 1; other < ways; other++) done[other] |= lies(other, way);
            for (int k = 0, rest = way; k < d; k++, rest /= 3) {
                first[k] = rest % 3 == 2 ? to[k] : from[k];
                last[k] = rest % 3 == 1 ? from[k] : to[k];
            }
            piece.take(cell, u, first, last);
            if (piece.lowest() + cheapest >= best) continue;
            for (int corner = 0; corner < 1 << d; corner++) descend(corner);
        }
    }

    /// Whether all corners of a part of the box can be had: along every axis from end to end (0), at the lower (1) or at the upper end (2).
    private boolean had(int corners, int way) {
        for (int c = 0; c < 1 << d; c++) {
            boolean of = true;
            for (int k = 0, rest = way; k < d; k++, rest /= 3) of &= rest % 3 == 0 || rest % 3 == 1 + (c >> k & 1);
            if (of && (corners >> c & 1) == 0) return false;
        }
        // An end that is no plane of the grid is no part of its own.
        for (int k = 0, rest = way; k < d; k++, rest /= 3) {
            double end = rest % 3 == 1 ? from[k] : rest % 3 == 2 ? to[k] : 0;
            if (end != Math.rint(end) || rest % 3 == 2 && from[k] == to[k]) return false;
        }
        return true;
    }

    private boolean lies(int other, int way) {
        for (int k = 0; k < d; k++, other /= 3, way /= 3) if (way % 3 != 0 && way % 3 != other % 3) return false;
        return true;
    }

    /// Which corners of the cells around the box can be had: open cells that are seen, and faces beside them where u is given.
    private int corners() {
        int corners = 0;
        for (int c = 0; c < 1 << d; c++) {
            int faces = 0;
            for (int k = 0; k < d; k++) {
                double middle = position[k] + 0.5 * (from[k] + to[k]);
                boolean upper = (c >> k & 1) == 1;
                place[k] = from[k] == to[k] && middle == Math.rint(middle) ? (int) middle : (int) Math.floor(middle) + (upper ? 1 : 0);
                boolean beyond = ground.confined[k] && (place[k] < 0 || place[k] >= lattice.n[k]);
                if (!beyond) continue;
                faces |= 1 << k;
                place[k] = Math.clamp(place[k], 0, lattice.n[k] - 1);
            }
            int there = ground.cell(place);
            boolean had = !lattice.solid(there) && sight.sees(position, place);
            for (int k = 0; k < d; k++) if ((faces >> k & 1) == 1) had &= ground.face(there, k, (c >> k & 1) == 1) >= 0;
            if (had) corners |= 1 << c;
        }
        return corners;
    }

    /// Goes to the best move along one axis after the other.
    private void descend(int corner) {
        for (int k = 0; k < d; k++) moves[k] = (corner >> k & 1) == 0 ? first[k] : last[k];
        double change = Double.POSITIVE_INFINITY;
        for (int round = 0; round < MOST_ROUNDS && change > CLOSE; round++) {
            change = 0;
            for (int k = 0; k < d; k++) {
                piece.slope(moves, slope);
                double perCell = lattice.h[k] / dt;
                v[k] = cost.best(v, k, slope[k]);
                v[k] = MoveBoxes.nearest(v[k], first[k] * perCell, last[k] * perCell);
                double next = MoveBoxes.nearest(v[k] / perCell, first[k], last[k]);
                change = Math.max(change, Math.abs(next - moves[k]));
                moves[k] = next;
            }
        }
        double total = feet.gather(cell, moves, u, true) + dt * (cost.of(v) + gain);
        if (!(total < best)) return;
        best = total;
        System.arraycopy(moves, 0, bestMoves, 0, d);
    }
}
