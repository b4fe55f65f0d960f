package org.mfglab.device.cpu;

/// Any convex H that is smooth but for single points, by its formula and its derivatives.
final class WholeCost implements ConvexCost {

    private static final double LARGEST = 1e9;
    private static final double FIRST_STEP = 1e-2;
    private static final double[] REACHES = {1, 4, 16, 64};
    private static final double NARROWEST = 1e-7;
    private static final int MOST_STEPS = 40;
    private static final double CLOSE = 1e-14;
    private static final double NEAR = 1e-8;
    private static final double LEAST_PART = 1e-3;

    private final SlopeProgram.Evaluator h;
    private final int d;
    private final int[] axes;
    private final double[] centre;
    private final double[] rate;
    private final double[] residual;
    private final double[][] matrix;
    private final double[][] corners;
    private final double[][] values;
    private int count;
    private double[] p;
    private double[] v;
    private boolean reached;

    WholeCost(SlopeProgram.Evaluator h, int dimension) {
        this.h = h;
        d = dimension;
        axes = new int[d];
        centre = new double[d];
        rate = new double[d];
        residual = new double[d];
        matrix = new double[d][d];
        int points = d * REACHES.length * 2 << d;
        corners = new double[d][points];
        values = new double[1][points];
    }

    @Override
    public void place(int cell) {
        h.place(cell);
    }

    @Override
    public boolean even() {
        return false;
    }

    @Override
    public double cheapest(int axis) {
        h.run(new double[d]);
        return -h.derivative(axis);
    }

    @Override
    public double complete(boolean[] given, double[] p, double[] v) {
        this.p = p;
        this.v = v;
        count = 0;
        for (int k = 0; k < d; k++) if (given[k]) axes[count++] = k;
        if (!newton()) settleAll();
        double cost = -h.run(p);
        for (int k = 0; k < d; k++) {
            if (!given[k]) v[k] = -h.derivative(k);
            cost -= p[k] * v[k];
        }
        return reached ? cost : Double.POSITIVE_INFINITY;
    }

    /// Minimises `H(p) + v.p` over the slopes of the given velocities.
    ///
    /// @return whether it came to the end
    private boolean newton() {
        reached = true;
        double total = total();
        for (int step = 0; step < MOST_STEPS; step++) {
            double off = 0;
            for (int a = 0; a < count; a++) {
                residual[a] = h.derivative(axes[a]) + v[axes[a]];
                off = Math.max(off, Math.abs(residual[a]) / (1 + Math.abs(v[axes[a]])));
            }
            if (off <= CLOSE) return true;
            h.bend(p);
            for (int a = 0; a < count; a++) for (int b = 0; b < count; b++) matrix[a][b] = h.curvature(axes[a], axes[b]);
            if (!SmallSystem.solve(matrix, residual, count)) return false;
            double found = move(-1);
            // Near the end one more step is enough, whatever rounding makes of the total.
            if (off <= NEAR) return true;
            double part = 1;
            for (; !(found < total) && part > LEAST_PART; part *= 0.5) found = move(0.5 * part);
            if (!(found < total)) return false;
            total = found;
        }
        return false;
    }

    private double move(double part) {
        for (int a = 0; a < count; a++) p[axes[a]] += part * residual[a];
        return total();
    }

    private double total() {
        double total = h.run(p);
        for (int a = 0; a < count; a++) total += v[axes[a]] * p[axes[a]];
        return total;
    }

    /// The same one slope within the other, which needs no curvature.
    private void settleAll() {
        reached = true;
        for (int a = 0; a < count; a++) if (!(Math.abs(p[axes[a]]) < LARGEST)) p[axes[a]] = 0;
        settle(0);
    }

    /// Finds the slopes that answer the given velocities from one on: along its axis `H_p` rises, the slopes after it being settled for each.
    private void settle(int from) {
        if (from == count) return;
        int axis = axes[from];
        double goal = -v[axis];
        double low = p[axis];
        double high = low;
        double step = FIRST_STEP * (1 + Math.abs(low));
        if (rate(from, low) < goal) {
            while (rate(from, high += step) < goal && high < LARGEST) step *= 4;
            low = high - step;
        } else {
            while (rate(from, low -= step) > goal && low > -LARGEST) step *= 4;
            high = low + step;
        }
        double root = Rising.root(s -> rate(from, s), goal, low, high);
        reached = Math.abs(root) < LARGEST;
        p[axis] = root;
        boolean here = reached;
        settle(from + 1);
        reached &= here;
    }

    private double rate(int from, double slope) {
        p[axes[from]] = slope;
        settle(from + 1);
        h.run(p);
        return h.derivative(axes[from]);
    }

    /// A convex H lies above its tangent at the middle of the box, so `(rise of H - tangent from a slope p to p + s e_k)/s`, which bounds `H_pk(p)`, is no more than what
    /// H rises above it at `p + s e_k`, and that is most at a corner.
    @Override
    public void range(double[] least, double[] most, double[] low, double[] high) {
        double width = 0;
        for (int k = 0; k < d; k++) {
            centre[k] = 0.5 * (least[k] + most[k]);
            width = Math.max(width, Math.max(0.5 * (most[k] - least[k]), NARROWEST * (1 + Math.abs(centre[k]))));
        }
        double middle = h.run(centre);
        for (int k = 0; k < d; k++) rate[k] = h.derivative(k);
        double[] widths = new double[REACHES.length];
        for (int r = 0; r < widths.length; r++) widths[r] = REACHES[r] * width;
        place(least, most, widths);
        h.run(corners, values);
        for (int k = 0, at = 0; k < d; k++) {
            double above = Double.POSITIVE_INFINITY;
            double below = Double.POSITIVE_INFINITY;
            for (double shift : widths) {
                above = Math.min(above, rise(at, middle) / shift);
                below = Math.min(below, rise(at + (1 << d), middle) / shift);
                at += 2 << d;
            }
            low[k] = -rate[k] - above;
            high[k] = -rate[k] + below;
        }
    }

    /// The corners of the box, shifted along each axis by all widths, up and down.
    private void place(double[] least, double[] most, double[] widths) {
        int at = 0;
        for (int axis = 0; axis < d; axis++)
            for (double width : widths)
                for (int way = 1; way >= -1; way -= 2)
                    for (int c = 0; c < 1 << d; c++, at++)
                        for (int k = 0; k < d; k++) corners[k][at] = ((c >> k & 1) == 0 ? least[k] : most[k]) + (k == axis ? way * width : 0);
    }

    /// The most that H rises above its tangent at the middle of the box, at the corners from one on; infinite where H overflows.
    private double rise(int from, double middle) {
        double rise = 0;
        for (int c = from; c < from + (1 << d); c++) {
            double tangent = middle;
            for (int k = 0; k < d; k++) tangent += rate[k] * (corners[k][c] - centre[k]);
            double value = values[0][c];
            if (!(value < Double.POSITIVE_INFINITY)) return Double.POSITIVE_INFINITY;
            rise = Math.max(rise, value - tangent + 4 * Math.ulp(Math.abs(value) + Math.abs(tangent)));
        }
        return rise;
    }
}
