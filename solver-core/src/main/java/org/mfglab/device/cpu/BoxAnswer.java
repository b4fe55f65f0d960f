package org.mfglab.device.cpu;

/// The best velocity of a box for one slope g: the minimum of `g.v + L(v)`, which is convex.
///
/// Inside the box it is `-H_p(g)`. Where v ends at a side of the box, there the slope that v answers is another one, p, and going on
/// would be worse: `g - p` points outward.
final class BoxAnswer {

    private static final int MOST_CHANGES = 12;
    /// So much, in parts of its width, v may lie outside a box by rounding.
    private static final double ROUNDING = 1e-13;

    /// Where v ends: below, inside or above.
    private static final int BELOW = -1;
    private static final int FREE = 0;
    private static final int ABOVE = 1;

    private final ConvexCost cost;
    private final int d;
    private final int[] end;
    private final boolean[] given;
    private final double[] p;
    private final double[] bestVelocity;
    private double bestCost;
    private double[] g;
    private double[] low;
    private double[] high;

    /// The velocity.
    final double[] v;
    /// L(v).
    double rate;

    BoxAnswer(ConvexCost cost, int dimension) {
        this.cost = cost;
        d = dimension;
        end = new int[d];
        given = new boolean[d];
        p = new double[d];
        v = new double[d];
        bestVelocity = new double[d];
    }

    /// @return `g.v + L(v)`; infinite where no velocity of the box can be had
    double find(double[] g, double[] low, double[] high) {
        this.g = g;
        this.low = low;
        this.high = high;
        for (int k = 0; k < d; k++) end[k] = low[k] < high[k] ? FREE : BELOW;
        for (int change = 0; change < MOST_CHANGES; change++) {
            if (Double.isInfinite(answer())) return findAmongAll();
            int axis = farthestOutside();
            if (axis >= 0) end[axis] = v[axis] < low[axis] ? BELOW : ABOVE;
            else if (!release()) return total();
        }
        return findAmongAll();
    }

    private double answer() {
        for (int k = 0; k < d; k++) {
            given[k] = end[k] != FREE;
            p[k] = g[k];
            if (given[k]) v[k] = end[k] == BELOW ? low[k] : high[k];
        }
        return rate = cost.complete(given, p, v);
    }

    private int farthestOutside() {
        int axis = -1;
        double farthest = ROUNDING;
        for (int k = 0; k < d; k++) {
            if (given[k]) continue;
            double outside = Math.max(low[k] - v[k], v[k] - high[k]) / (high[k] - low[k]);
            if (!(outside > farthest)) continue;
            farthest = outside;
            axis = k;
        }
        return axis;
    }

    /// Sets a component free that would rather go back into the box.
    private boolean release() {
        for (int k = 0; k < d; k++) {
            if (!given[k] || low[k] >= high[k] || (g[k] - p[k]) * end[k] <= ROUNDING * (Math.abs(g[k]) + Math.abs(p[k]))) continue;
            end[k] = FREE;
            return true;
        }
        return false;
    }

    private double total() {
        double sum = rate;
        for (int k = 0; k < d; k++) {
            v[k] = Math.min(high[k], Math.max(low[k], v[k]));
            sum += g[k] * v[k];
        }
        return sum;
    }

    /// The best of all ways to end.
    private double findAmongAll() {
        double best = Double.POSITIVE_INFINITY;
        bestCost = Double.POSITIVE_INFINITY;
        System.arraycopy(low, 0, bestVelocity, 0, d);
        int ways = 1;
        for (int k = 0; k < d; k++) ways *= 3;
        for (int way = 0; way < ways; way++) {
            for (int k = 0, rest = way; k < d; k++, rest /= 3) end[k] = rest % 3 - 1;
            if (Double.isInfinite(answer()) || farthestOutside() >= 0) continue;
            double total = total();
            if (!(total < best)) continue;
            best = total;
            bestCost = rate;
            System.arraycopy(v, 0, bestVelocity, 0, d);
        }
        rate = bestCost;
        System.arraycopy(bestVelocity, 0, v, 0, d);
        return best;
    }
}
