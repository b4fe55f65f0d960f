package org.mfglab.device.cpu;

import java.util.List;

/// `H = psi(|p|) + b.p`: with `w = v + b`, slopes are opposite to w, and `psi'(|p|) = |w|`.
///
/// Where psi has a slope at 0 every w that is not longer is answered by p = 0 and costs nothing; where psi' is bounded, longer w cannot be had.
final class RadialCost implements ConvexCost {

    private static final double LARGEST = 1e9;
    /// Rounding may carry the fastest velocity there is a little beyond itself.
    private static final double FEW = 8;
    /// The lengths of a box of slopes are looked at in so many parts, each as much longer as the one before.
    private static final int SHELLS = 4;

    private final SlopeProgram.Evaluator psi;
    private final List<Coefficient> drift;
    private final double[] b;
    private double square;

    RadialCost(SlopeProgram.Evaluator psi, List<Coefficient> drift) {
        this.psi = psi;
        this.drift = drift;
        b = new double[drift.size()];
    }

    @Override
    public void place(int cell) {
        psi.place(cell);
        for (int k = 0; k < b.length; k++) b[k] = drift.get(k).get(cell);
    }

    @Override
    public boolean even() {
        return true;
    }

    @Override
    public double cheapest(int axis) {
        return -b[axis];
    }

    /// `|w|` along the given axes determines |p| there: `psi'(R) |p|/R` rises with it.
    @Override
    public double complete(boolean[] given, double[] p, double[] v) {
        square = 0;
        double speed = 0;
        for (int k = 0; k < b.length; k++)
            if (given[k]) speed += (v[k] + b[k]) * (v[k] + b[k]);
            else square += p[k] * p[k];
        speed = Math.sqrt(speed);
        double length = speed == 0 || square == 0 && speed <= slope(0) ? 0 : length(speed);
        if (Double.isNaN(length)) return Double.POSITIVE_INFINITY;
        double radius = Math.sqrt(square + length * length);
        double value = psi.run(radius);
        double rate = psi.derivative(0);
        for (int k = 0; k < b.length; k++)
            if (given[k]) p[k] = length == 0 ? 0 : -(v[k] + b[k]) / speed * length;
            else v[k] = (radius == 0 ? 0 : -rate * (p[k] / radius)) - b[k];
        return radius * rate - value;
    }

    private double slope(double radius) {
        psi.run(radius);
        return psi.derivative(0);
    }

    /// The speed along the given axes.
    private double speed(double length) {
        double radius = Math.sqrt(square + length * length);
        return radius == 0 ? slope(0) : slope(radius) * (length / radius);
    }

    /// NaN where no slope is as steep.
    private double length(double speed) {
        double high = 1;
        while (high < LARGEST && speed(high) < speed) high *= 8;
        if (speed(high) >= speed) return Rising.root(this::speed, speed, 0, high);
        return speed - speed(high) <= FEW * Math.ulp(speed) ? high : Double.NaN;
    }

    /// `psi'(R) p_k/R` rises with p_k, and is `psi'` times the part of p_k in R.
    @Override
    public void range(double[] least, double[] most, double[] low, double[] high) {
        for (int k = 0; k < b.length; k++) {
            low[k] = -most(k, most[k], least, most) - b[k];
            high[k] = most(k, -least[k], least, most) - b[k];
        }
    }

    /// The most of `psi'(R) p_k/R` for a p_k, or of its opposite for the opposite.
    private double most(int axis, double p, double[] least, double[] most) {
        double near = p * p;
        double far = p * p;
        for (int k = 0; k < b.length; k++) {
            if (k == axis) continue;
            double nearest = Math.max(0, Math.max(least[k], -most[k]));
            double farthest = Math.max(-least[k], most[k]);
            near += nearest * nearest;
            far += farthest * farthest;
        }
        near = Math.sqrt(near);
        far = Math.sqrt(far);
        if (p < 0) return -least(near, far, -p);
        return near == 0 ? slope(far) : most(near, far, p);
    }

    private double most(double near, double far, double p) {
        double ratio = Math.sqrt(Math.sqrt(far / near));
        double most = 0;
        for (int shell = 0; shell < SHELLS; shell++, near *= ratio) most = Math.max(most, slope(near * ratio) * (p / near));
        return most;
    }

    private double least(double near, double far, double p) {
        double ratio = Math.sqrt(Math.sqrt(far / near));
        double least = Double.POSITIVE_INFINITY;
        for (int shell = 0; shell < SHELLS; shell++, near *= ratio) least = Math.min(least, slope(near) * (p / (near * ratio)));
        return least;
    }
}
