package org.mfglab.device.cpu;

import org.mfglab.device.Lattice;
import org.mfglab.grid.Geometry.Face;

/// The best way from a cell straight out through a face where u is given, after a part s of the step:
///
///     min over faces, s <= dt and v:  s (L(v) + gain) + price of the face,    where x + s v is on the face
///
/// For a face this is convex in s, since `s L(w/s)` is convex in s and w.
final class Leaving {

    /// Times are found to this part of themselves.
    private static final double CLOSE = 1e-9;
    private static final double GOLDEN = 0.5 * (Math.sqrt(5) - 1);
    /// Who needs the whole step arrives a little earlier, so that the move is known to leave.
    private static final double WHOLE = 1 - 1e-11;
    private static final double HALF = 0.5 - BoundedSearch.APART;

    private final Lattice lattice;
    private final Ground ground;
    private final Sight sight;
    private final MotionCost cost;
    private final double dt;
    private final int d;
    private final int[] start;
    private final int[] place;
    private final double[] low;
    private final double[] high;
    private final double[] v;
    private final double[] rest;
    private double gain;
    private double idle;
    private double price;
    private double best;

    /// The best move, in cells along each axis: beyond the face, for the whole step.
    final double[] moves;

    Leaving(Lattice lattice, Ground ground, Sight sight, MotionCost cost, double dt) {
        this.lattice = lattice;
        this.ground = ground;
        this.sight = sight;
        this.cost = cost;
        this.dt = dt;
        d = lattice.dimension;
        start = new int[d];
        place = new int[d];
        low = new double[d];
        high = new double[d];
        v = new double[d];
        rest = new double[d];
        moves = new double[d];
    }

    /// @param gain what is paid per unit of time wherever one goes
    /// @param best what need not be found again
    /// @return what it costs, if that is less than the best; then moves are those
    double search(int cell, double gain, double best) {
        this.gain = gain;
        this.best = best;
        double standing = 0;
        for (int k = 0; k < d; k++) {
            start[k] = lattice.position(cell, k);
            rest[k] = cost.best(v, k, 0);
            standing += cost.along(k, 0);
        }
        // s L(w/s) >= dt L(w/dt) - (dt - s) L(0), so that s + gain is least at an end.
        idle = dt * Math.min(gain, -standing);
        for (int axis = 0; axis < d; axis++)
            for (int f = 0; f < ground.given[axis].count(); f++) {
                price = ground.given[axis].value[f];
                if (price + idle < this.best) reach(0, axis, ground.given[axis].faces.get(f));
            }
        return this.best;
    }

    /// Measures how far it is along every axis to a face, in cells; round periodic axes to all images that are nearest to where one drifts at some time of the step.
    private void reach(int k, int axis, Face face) {
        if (k == d) {
            leave();
            return;
        }
        int n = lattice.n[k];
        int there = lattice.position(face.cell(), k);
        int begin = 0, end = 0;
        if (lattice.periodic[k]) {
            begin = image(start[k], there, n);
            end = image(start[k] + rest[k] * dt / lattice.h[k], there, n);
        }
        for (int turn = Math.min(begin, end); turn <= Math.max(begin, end); turn++) {
            place[k] = there + turn * n;
            double middle = place[k] - start[k];
            low[k] = k == axis ? middle + (face.upper() ? 0.5 : -0.5) : middle - HALF;
            high[k] = k == axis ? low[k] : middle + HALF;
            // Where H does not depend on the slope one stays.
            if (!cost.rigid(k) || low[k] <= 0 && high[k] >= 0) reach(k + 1, axis, face);
        }
    }

    private static int image(double from, int there, int n) {
        return (int) Math.rint((from - there) / n);
    }

    private void leave() {
        if (price + idle + dt * rate(dt) >= best || !sight.sees(start, place)) return;
        double s = soonest();
        double total = s * (rate(s) + gain) + price;
        if (!(total < best)) return;
        best = total;
        for (int k = 0; k < d; k++) moves[k] = v[k] * dt / lattice.h[k];
    }

    /// The best velocities for a part of the step, and what they cost per unit of time.
    private double rate(double s) {
        for (int k = 0; k < d; k++) v[k] = MoveBoxes.nearest(rest[k], low[k] * lattice.h[k] / s, high[k] * lattice.h[k] / s);
        return cost.of(v);
    }

    /// The best part of the step, by golden sections. Velocities that cannot be had are too fast: one can stand.
    private double soonest() {
        double a = 0;
        double b = dt * WHOLE;
        double left = b - GOLDEN * (b - a), right = a + GOLDEN * (b - a);
        double atLeft = left * (rate(left) + gain), atRight = right * (rate(right) + gain);
        while (b - a > CLOSE * b) {
            if (atLeft < atRight) {
                b = right;
                right = left;
                atRight = atLeft;
                left = b - GOLDEN * (b - a);
                atLeft = left * (rate(left) + gain);
            } else {
                a = left;
                left = right;
                atLeft = atRight;
                right = a + GOLDEN * (b - a);
                atRight = right * (rate(right) + gain);
            }
        }
        double middle = 0.5 * (a + b), whole = dt * WHOLE;
        return whole * (rate(whole) + gain) <= middle * (rate(middle) + gain) ? whole : middle;
    }
}
