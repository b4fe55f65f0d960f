package org.mfglab.device.cpu;

import java.util.Arrays;

/// The best move along one axis near obstacles and driven sides, where feet are traced: between the places where a foot may cross a plane or a
/// face of the grid the cost of a move is smooth, in most of them a parabola. Each is sampled at its ends, its middle and the vertex
/// of the parabola through them; round the best sample the minimum is closed in.
final class LineScan {

    private static final int HALVINGS = 40;
    private static final double PARABOLA = 1e-13;
    private static final double GOLDEN = 0.5 * (3 - Math.sqrt(5));

    private final Lattice lattice;
    private final MotionCost cost;
    private final double dt;
    private double[] ends = new double[64];

    private Feet feet;
    private int cell;
    private double[] moves;
    private double[] v;
    private int axis;
    private double[] u;
    private double gain;
    private double best;
    private double bestMove;
    private double left;
    private double right;

    LineScan(Lattice lattice, MotionCost cost, double dt) {
        this.lattice = lattice;
        this.cost = cost;
        this.dt = dt;
    }

    /// @param moves in cells; modified at the axis
    /// @param v     the velocities of the moves; modified at the axis
    /// @param noise along each axis, in cells
    /// @param from  the least move that may be best
    /// @param to    the largest
    /// @param lowest the least that u and what is given on sides can be
    void search(Feet feet, int cell, double[] moves, double[] v, int axis, double[] noise, double[] u, double gain, double from, double to, double lowest) {
        this.feet = feet;
        this.cell = cell;
        this.moves = moves;
        this.v = v;
        this.axis = axis;
        this.u = u;
        this.gain = gain;
        best = Double.POSITIVE_INFINITY;
        consider(Math.clamp(moves[axis], from, to), from, to);
        int count = pieces(lattice.position(cell, axis), noise[axis], from, to);
        int middle = Arrays.binarySearch(ends, 0, count, bestMove);
        if (middle < 0) middle = -middle - 1;
        for (int i = Math.max(1, middle); i < count; i++) if (lowest + cheapest(ends[i - 1], ends[i], noise) < best) piece(ends[i - 1], ends[i]);
        for (int i = Math.min(count - 1, middle - 1); i > 0; i--) if (lowest + cheapest(ends[i - 1], ends[i], noise) < best) piece(ends[i - 1], ends[i]);
        close();
        moves[axis] = bestMove;
        v[axis] = bestMove * lattice.h[axis] / dt;
    }

    /// What a piece takes at least of running cost, also where feet leave before the end of the step: not before they have crossed half a cell.
    private double cheapest(double a, double b, double[] noise) {
        double idle = cost.best(v, axis, 0) * dt / lattice.h[axis];
        double cheapest = Math.clamp(idle, a, b);
        v[axis] = cheapest == idle ? cost.best(v, axis, 0) : cheapest * lattice.h[axis] / dt;
        double rate = dt * (cost.of(v) + gain);
        double reach = Math.max(Math.abs(a), Math.abs(b)) + noise[axis];
        for (int k = 0; k < noise.length; k++) if (k != axis) reach = Math.max(reach, Math.abs(moves[k]) + noise[k]);
        return Math.min(rate, rate * Math.min(1, 0.5 / reach));
    }

    /// The places where the pieces end; past the box and its mirror images no foot lands that has not left.
    private int pieces(int position, double noise, double from, double to) {
        int count = 0;
        count = add(count, from);
        boolean leaves = lattice.driven[2 * axis] || lattice.driven[2 * axis + 1];
        int n = lattice.n[axis];
        for (int way = noise == 0 ? 0 : -1; way <= (noise == 0 ? 0 : 1); way++) {
            double base = position + way * noise;
            double first = leaves ? Math.max(base + from, -n - 0.5) : base + from, last = leaves ? Math.min(base + to, 2 * n) : base + to;
            for (double plane = Math.ceil(2 * first); plane < 2 * last; plane++) count = add(count, 0.5 * plane - base);
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

    private void piece(double a, double b) {
        double width = b - a;
        if (!(width > 1e-12)) return;
        double middle = a + 0.5 * width;
        double atA = consider(a, a - width, middle), atMiddle = consider(middle, a, b), atB = consider(b, middle, b + width);
        double bend = atA - 2 * atMiddle + atB;
        if (!(bend > 0)) return;
        double vertex = middle + 0.25 * width * (atA - atB) / bend;
        if (!(vertex > a && vertex < b)) return;
        double before = best;
        double atVertex = consider(vertex, vertex < middle ? a : middle, vertex < middle ? middle : b);
        double predicted = atMiddle - (atA - atB) * (atA - atB) / (8 * bend);
        // Where it is a parabola, as it is where no foot leaves, the vertex is exact.
        if (atVertex < before && Math.abs(atVertex - predicted) <= PARABOLA * (1 + Math.abs(predicted))) left = right = vertex;
    }

    /// @param below a place below, above which the minimum of these parts lies if this is the best sample
    private double consider(double move, double below, double above) {
        double total = total(move);
        if (total < best) {
            best = total;
            bestMove = move;
            left = below;
            right = above;
        }
        return total;
    }

    private double total(double move) {
        moves[axis] = move;
        v[axis] = move * lattice.h[axis] / dt;
        return feet.cost(cell, moves, u, dt * (cost.of(v) + gain));
    }

    /// Narrows the bracket of the best sample (golden section).
    private void close() {
        double low = left;
        double high = right;
        for (int k = 0; k < HALVINGS && high - low > 1e-10; k++) {
            boolean upper = high - bestMove > bestMove - low;
            double trial = upper ? bestMove + GOLDEN * (high - bestMove) : bestMove - GOLDEN * (bestMove - low);
            double middle = bestMove;
            double before = best;
            double total = total(trial);
            if (total < before) {
                if (upper) low = middle;
                else high = middle;
                best = total;
                bestMove = trial;
            } else if (upper) high = trial;
            else low = trial;
        }
    }
}
