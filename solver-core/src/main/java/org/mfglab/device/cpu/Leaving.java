package org.mfglab.device.cpu;

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

    private final Lattice lattice;
    private final Ground ground;
    private final MotionCost cost;
    private final double dt;
    private final int d;
    private final int[] start;
    private final int[] place;
    private final int[] at;
    private final double[] low;
    private final double[] high;
    private final double[] v;
    private final double[] rest;

    /// The best move, in cells along each axis: beyond the face, for the whole step.
    final double[] moves;

    Leaving(Lattice lattice, Ground ground, MotionCost cost, double dt) {
        this.lattice = lattice;
        this.ground = ground;
        this.cost = cost;
        this.dt = dt;
        d = lattice.dimension;
        start = new int[d];
        place = new int[d];
        at = new int[d];
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
        double standing = 0;
        for (int k = 0; k < d; k++) {
            start[k] = lattice.position(cell, k);
            rest[k] = cost.best(v, k, 0);
            if (!cost.rigid(k)) standing += cost.along(k, 0);
        }
        // s L(w/s) >= dt L(w/dt) - (dt - s) L(0), so that s + gain is least at an end.
        double idle = dt * Math.min(gain, -standing);
        for (int axis = 0; axis < d; axis++)
            for (int f = 0; f < ground.given[axis].count(); f++) {
                Face face = ground.given[axis].faces.get(f);
                double price = ground.given[axis].value[f];
                reach(axis, face);
                if (price + idle + dt * rate(dt) >= best || !ground.sees(start, place, at)) continue;
                double s = soonest(gain);
                if (!(s > 0)) continue;
                double total = s * (rate(s) + gain) + price;
                if (!(total < best)) continue;
                best = total;
                for (int k = 0; k < d; k++) moves[k] = v[k] * dt / lattice.h[k];
            }
        return best;
    }

    /// How far it is along every axis to a face, in cells; round periodic axes the shorter way, from where one drifts.
    private void reach(int axis, Face face) {
        for (int k = 0; k < d; k++) {
            int n = lattice.n[k];
            place[k] = lattice.position(face.cell(), k);
            if (lattice.periodic[k]) place[k] += n * (int) Math.rint((start[k] + rest[k] * dt / lattice.h[k] - place[k]) / n);
            double middle = place[k] - start[k];
            double half = cost.rigid(k) ? 0.5 : 0.5 - BoundedSearch.APART;
            low[k] = k == axis ? middle + (face.upper() ? 0.5 : -0.5) : middle - half;
            high[k] = k == axis ? low[k] : middle + half;
        }
    }

    /// The best velocities for a part of the step, and what they cost per unit of time.
    private double rate(double s) {
        for (int k = 0; k < d; k++) {
            double perCell = lattice.h[k] / s;
            v[k] = cost.rigid(k) ? rest[k] : nearest(rest[k], low[k] * perCell, high[k] * perCell);
        }
        return cost.of(v);
    }

    /// The best part of the step, by golden sections; 0 where there is none.
    private double soonest(double gain) {
        double first = 0;
        double last = dt * WHOLE;
        for (int k = 0; k < d; k++) {
            if (!cost.rigid(k)) continue;
            double speed = rest[k] / lattice.h[k];
            if (speed == 0 && (low[k] > 0 || high[k] < 0)) return 0;
            if (speed == 0) continue;
            first = Math.max(first, Math.min(low[k] / speed, high[k] / speed));
            last = Math.min(last, Math.max(low[k] / speed, high[k] / speed));
        }
        if (!(first <= last)) return 0;
        double a = first;
        double b = last;
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
        double middle = 0.5 * (a + b);
        return last * (rate(last) + gain) <= middle * (rate(middle) + gain) ? last : middle;
    }

    /// Of an interval the number nearest to another; unlike [Math#clamp(double, double, double)] where its ends are zeros of two signs.
    private static double nearest(double x, double low, double high) {
        return Math.min(high, Math.max(low, x));
    }
}
