package org.mfglab.verify;

import java.util.Arrays;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;

/// The best move, without noise, from one cell of a domain with obstacles, exits or given values, searched for afresh: over all boxes between neighbouring cells in which a move may end and that could beat what is
/// claimed, and over all faces through which one may leave. In such a box the value is multilinear.
///
/// Where all boxes in question lie in the open, [FootSearch] does.
final class BoundedFootSearch extends RivalFinder {

    private static final double DIFFERENT = 1e-5;
    private static final double DOUBT = 1e-9;
    private static final double CLOSE = 1e-13;
    private static final int MOST_ROUNDS = 3000;

    private final Grid grid;
    private final Faces faces;
    private final PlainMotion motion;
    private final PlainPath path;
    private final FootSearch open;
    private final double dt;
    private final int d;
    private final OpenGround ground;
    private final WayOut out;
    private final boolean[] driven;
    private final boolean[] beyond;
    private final int[] way;
    /// By cell, the lowest value about it.
    private final double[] near;
    private final double everywhere;
    /// By axis: where the boxes begin in which moves may end, how many there are, what each costs at least, and the cheapest.
    private final int[] first;
    private final int[] boxes;
    private final double[][] along;
    private final double[] least;
    private final double[] low;
    private final double[] high;
    private final double[] from;
    private final double[] to;
    private final double[] move;
    private final double[] corner;
    private final double time;
    private double bestCost;
    private double used;
    private int cell;
    private double[] u;
    private double claimed;
    private double gain;
    /// What may be paid for a move: no more than what is claimed, less the lowest value of all.
    private double worth;
    private int reach;

    /// @param t prices are those of this time
    /// @param u the value after the move
    BoundedFootSearch(Grid grid, TimeGrid time, Faces faces, OpenGround ground, PlainMotion motion, double t, double[] u) {
        super(grid.dimension());
        this.grid = grid;
        this.faces = faces;
        this.motion = motion;
        this.path = new PlainPath(grid, faces, t);
        this.open = new FootSearch(grid, time, motion, 0);
        this.ground = ground;
        this.out = new WayOut(grid, faces, ground, motion, time.dt(), t);
        this.dt = time.dt();
        this.time = t;
        d = grid.dimension();
        low = new double[d];
        high = new double[d];
        from = new double[d];
        to = new double[d];
        move = new double[d];
        corner = new double[1 << d];
        beyond = new boolean[d];
        way = new int[d];
        driven = new boolean[d];
        for (int k = 0; k < d; k++) driven[k] = faces.driven(k);
        first = new int[d];
        boxes = new int[d];
        along = new double[d][16];
        least = new double[d];
        near = lowest(u);
        everywhere = Arrays.stream(near).min().orElseThrow();
    }

    /// By cell, no value is lower in a block of three cells along every axis, nor what is given on sides beside them.
    private double[] lowest(double[] u) {
        double[] lowest = new double[u.length];
        for (int i = 0; i < u.length; i++) lowest[i] = faces.solid(i) ? Double.POSITIVE_INFINITY : u[i];
        for (WayOut.Way way : out.ways) lowest[way.cell()] = Math.min(lowest[way.cell()], way.price());
        for (int k = 0; k < d; k++) {
            double[] narrow = lowest.clone();
            for (int i = 0; i < u.length; i++) {
                int position = grid.position(k, i);
                for (int side = -1; side <= 1; side += 2) lowest[i] = Math.min(lowest[i], narrow[i + (Image.of(grid, k, position + side) - position) * grid.stride(k)]);
            }
        }
        return lowest;
    }

    /// Takes what is paid per unit of time wherever one goes.
    void place(double gain) {
        this.gain = gain;
    }

    @Override
    public double cost() {
        return bestCost;
    }

    /// The part of the step that the move of the last search takes.
    double used() {
        return used;
    }

    @Override
    public double least(int cell, double[] noise, double[] u, double[] steepest, double claimed) {
        this.cell = cell;
        this.u = u;
        this.claimed = claimed + DOUBT * Math.max(1, Math.abs(claimed));
        bestTotal = rivalTotal = Double.POSITIVE_INFINITY;
        reach = 0;
        worth = this.claimed - everywhere;
        range();
        measure();
        if (!out.look(cell, gain, this.claimed, this::consider) && inTheOpen()) {
            double least = open.least(cell, noise, u, steepest, claimed);
            if (Math.abs(least - claimed) <= EVEN * Math.max(1, Math.abs(claimed))) {
                take(open, least);
                return least;
            }
        }
        visit(0, new int[d], 0, false);
        if (bestTotal == Double.POSITIVE_INFINITY) beside();
        return bestTotal;
    }

    /// Where nothing is as good as what is claimed: what is better than not to move.
    private void beside() {
        double rate = 0;
        for (int k = 0; k < d; k++) {
            move[k] = 0;
            rate += motion.cost(k, 0);
        }
        path.go(cell, move);
        claimed = path.value(u) + dt * rate;
        consider(move, claimed, rate, 1);
        out.look(cell, gain, claimed, this::consider);
        worth = claimed - everywhere;
        visit(0, new int[d], 0, false);
    }

    private void take(FootSearch found, double least) {
        System.arraycopy(found.move(), 0, best, 0, d);
        if (found.rival() != null) System.arraycopy(found.rival(), 0, rival, 0, d);
        rivalTotal = found.rival() != null ? least : Double.POSITIVE_INFINITY;
        bestTotal = least;
        bestCost = found.cost();
        used = 1;
    }

    /// The moves that there are along every axis, no longer than twice the box; none where H does not depend on the slope.
    private void range() {
        for (int k = 0; k < d; k++) {
            int n = grid.n(k);
            double rest = Math.clamp(motion.velocity(k, 0) * dt / grid.h(k), -n, n);
            low[k] = motion.rigid(k) ? 0 : driven[k] ? -0.5 - grid.position(k, cell) : Math.min(rest, 0) - n;
            high[k] = motion.rigid(k) ? 0 : driven[k] ? low[k] + n : Math.max(rest, 0) + n;
        }
    }

    /// Of every box along an axis, what a move to it costs at least, per unit of time.
    private void measure() {
        for (int k = 0; k < d; k++) {
            first[k] = (int) Math.floor(low[k]);
            int count = low[k] == high[k] ? 1 : (int) Math.ceil(high[k]) - first[k];
            if (along[k].length < count) along[k] = new double[2 * count];
            boxes[k] = count;
            double rest = motion.velocity(k, 0) * dt / grid.h(k);
            least[k] = Double.POSITIVE_INFINITY;
            for (int b = 0; b < count; b++) {
                double nearest = WayOut.nearest(rest, Math.max(low[k], first[k] + b), Math.min(high[k], first[k] + b + 1));
                along[k][b] = cost(k, nearest);
                least[k] = Math.min(least[k], along[k][b]);
            }
        }
    }

    /// Goes over the boxes between neighbouring cells in which a move may end.
    ///
    /// @param offset   of the lower ends of the box, in cells along the axes before
    /// @param rate     what a move costs at least, per unit of time, along the axes before
    /// @param openOnly whether only to see how far they are
    /// @return false where they lie near what stops feet, if that is all that is asked
    private boolean visit(int axis, int[] offset, double rate, boolean openOnly) {
        if (axis == d) return at(offset, dt * rate, openOnly);
        double others = rate;
        for (int k = axis + 1; k < d; k++) others += least[k];
        for (int b = 0; b < boxes[axis]; b++) {
            if (dt * (others + along[axis][b]) > worth) continue;
            offset[axis] = first[axis] + b;
            if (!visit(axis + 1, offset, rate + along[axis][b], openOnly)) return false;
        }
        return true;
    }

    private boolean inTheOpen() {
        return visit(0, new int[d], 0, true);
    }

    private boolean at(int[] offset, double cheapest, boolean openOnly) {
        int corner0 = 0;
        for (int k = 0; k < d; k++) {
            int place = grid.position(k, cell) + offset[k];
            corner0 += Image.of(grid, k, driven[k] ? Math.clamp(place, 0, grid.n(k) - 1) : place) * grid.stride(k);
        }
        if (near[corner0] + cheapest > claimed) return true;
        if (openOnly) {
            for (int k = 0; k < d; k++) reach = Math.max(reach, Math.max(Math.abs(offset[k]), Math.abs(offset[k] + 1)));
            // The search in the open looks around from the moves that it begins with.
            return 2 * reach + 2 <= ground.clearance(cell);
        }
        for (int k = 0; k < d; k++) {
            from[k] = Math.max(low[k], offset[k]);
            to[k] = Math.min(high[k], offset[k] + 1);
        }
        for (int c = 0; c < corner.length; c++) corner[c] = corner(c, offset, false);
        if (Arrays.stream(corner).min().orElseThrow() + cheapest > claimed) return true;
        for (int c = 0; c < corner.length; c++) corner[c] = corner(c, offset, true);
        if (Arrays.stream(corner).allMatch(Double::isFinite)) within();
        else parts(0, from.clone(), to.clone(), offset);
        return true;
    }

    /// What u is at a corner of a box; infinite where it cannot be had.
    ///
    /// @param c    by bits, which end of the box along every axis
    /// @param seen whether it must be seen from where the move begins
    private double corner(int c, int[] offset, boolean seen) {
        int there = 0;
        for (int k = 0; k < d; k++) {
            int position = grid.position(k, cell);
            int place = position + offset[k] + ((c >> k & 1) == 1 && from[k] < to[k] ? 1 : 0);
            beyond[k] = driven[k] && (place < 0 || place == grid.n(k));
            if (beyond[k]) place = Math.clamp(place, 0, grid.n(k) - 1);
            way[k] = place - position;
            there += Image.of(grid, k, place) * grid.stride(k);
        }
        if (faces.solid(there)) return Double.POSITIVE_INFINITY;
        double value = u[there];
        for (int k = 0; k < d; k++) {
            if (!beyond[k]) continue;
            int face = 2 * k + (c >> k & 1);
            if (faces.beyond(there, face) >= Faces.CLOSED) return Double.POSITIVE_INFINITY;
            value = faces.price(there, face, time);
        }
        return seen && !ground.sees(cell, way) ? Double.POSITIVE_INFINITY : value;
    }

    /// Faces, edges and corners of a box of which all corners can be had.
    private void parts(int axis, double[] begin, double[] end, int[] offset) {
        if (axis == d) {
            within();
            return;
        }
        double[] all = corner.clone();
        for (int part = 0; part < 3; part++) {
            from[axis] = part == 2 ? end[axis] : begin[axis];
            to[axis] = part == 1 ? begin[axis] : end[axis];
            boolean whole = part == 1 && begin[axis] == offset[axis] || part == 2 && end[axis] == offset[axis] + 1;
            if (part > 0 && !whole) continue;
            for (int c = 0; c < all.length; c++) corner[c] = part == 0 ? all[c] : all[part == 1 ? c & ~(1 << axis) : c | 1 << axis];
            parts(axis + 1, begin, end, offset);
        }
        System.arraycopy(all, 0, corner, 0, all.length);
        from[axis] = begin[axis];
        to[axis] = end[axis];
    }

    /// The best move of a box, or of a part of it, from every corner along one axis after the other.
    private void within() {
        if (!Arrays.stream(corner).allMatch(Double::isFinite)) return;
        double[] kept = corner.clone();
        for (int c = 0; c < corner.length; c++) {
            for (int k = 0; k < d; k++) move[k] = (c >> k & 1) == 0 ? from[k] : to[k];
            path.go(cell, move);
            corner[c] = path.value(u);
        }
        for (int c = 0; c < corner.length; c++) {
            for (int k = 0; k < d; k++) move[k] = (c >> k & 1) == 0 ? from[k] : to[k];
            descend();
            double rate = 0;
            for (int k = 0; k < d; k++) rate += cost(k, move[k]);
            path.go(cell, move);
            consider(move, path.value(u) + dt * rate, rate, 1);
        }
        System.arraycopy(kept, 0, corner, 0, kept.length);
    }

    private void descend() {
        double change = 1;
        for (int round = 0; round < MOST_ROUNDS && change > CLOSE; round++) {
            change = 0;
            for (int k = 0; k < d; k++) {
                if (from[k] == to[k]) continue;
                double answer = motion.velocity(k, slope(k) / grid.h(k)) * dt / grid.h(k);
                double next = WayOut.nearest(answer, from[k], to[k]);
                change = Math.max(change, Math.abs(next - move[k]));
                move[k] = next;
            }
        }
    }

    private double slope(int axis) {
        double sum = 0;
        for (int c = 0; c < corner.length; c++) {
            double part = (c >> axis & 1) == 1 ? 1 : -1;
            for (int k = 0; k < d; k++) {
                if (k == axis) continue;
                double way = from[k] == to[k] ? 0 : (move[k] - from[k]) / (to[k] - from[k]);
                part *= (c >> k & 1) == 1 ? way : 1 - way;
            }
            sum += part * corner[c];
        }
        return sum / (to[axis] - from[axis]);
    }

    private double cost(int axis, double to) {
        return motion.cost(axis, to * grid.h(axis) / dt);
    }

    private void consider(double[] move, double total, double rate, double part) {
        boolean apart = false;
        for (int k = 0; k < d; k++) apart |= Math.abs(move[k] - best[k]) > DIFFERENT;
        if (total < bestTotal) {
            if (apart) challenge(best, bestTotal);
            bestTotal = total;
            bestCost = rate;
            used = part;
            System.arraycopy(move, 0, best, 0, d);
        } else if (apart) challenge(move, total);
    }
}
