package org.mfglab.device.cpu;

import java.util.Arrays;
import java.util.List;
import org.mfglab.formula.Program;
import org.mfglab.formula.SlopeFunction;

/// The slope p* that minimises a convex h at every point: the root of its derivative by bisection, infinite where there is none. A
/// derivative that underflows to zero has its root there: h has come to its infimum.
///
/// A slice of values where the coefficients vary in space, one value where they do not; anew only when time changes them.
final class Minimiser {

    private static final double LARGEST = 1e9;
    private static final int HALVINGS = 120;

    private final Program.Evaluator derivative;
    private final Coefficient[] coordinates;
    private final boolean variesInTime;
    private final double[] minimum;
    private double time = Double.NaN;

    Minimiser(SlopeFunction.Convex h, int size, Coefficient[] coordinates) {
        this.derivative = Program.of(List.of(h.slope(), "x", "y", "z", "t"), h.derivative()).evaluator();
        this.coordinates = coordinates;
        this.variesInTime = h.derivative().dependsOn("t");
        this.minimum = new double[Arrays.stream(coordinates).allMatch(c -> c == null) ? 1 : size];
    }

    double time() {
        return time;
    }

    /// Brings p* to time t; by the caller of the team.
    void at(double t) {
        boolean stale = Double.isNaN(time) || variesInTime && t != time;
        time = t;
        if (stale) for (int i = 0; i < minimum.length; i++) minimum[i] = root(i, t);
    }

    void gather(LineBatches batches, int batch, double[] dense) {
        if (minimum.length == 1) Arrays.fill(dense, 0, batches.points() * batches.lanes(batch), minimum[0]);
        else batches.gather(batch, minimum, dense);
    }

    private double root(int index, double t) {
        for (int k = 0; k < coordinates.length; k++) derivative.scalar(k + 1, coordinates[k] == null ? 0 : coordinates[k].get(index));
        derivative.scalar(4, t);
        double[] out = new double[1];
        double low = -1;
        double high = 1;
        while (slope(low, out) > 0 && low > -LARGEST) low *= 4;
        while (slope(high, out) < 0 && high < LARGEST) high *= 4;
        if (low <= -LARGEST) return Double.NEGATIVE_INFINITY;
        if (high >= LARGEST) return Double.POSITIVE_INFINITY;
        return bisect(low, high, out);
    }

    private double bisect(double low, double high, double[] out) {
        for (int k = 0; k < HALVINGS && high - low > Math.ulp(Math.max(Math.abs(low), Math.abs(high))); k++) {
            double middle = low + 0.5 * (high - low);
            double slope = slope(middle, out);
            if (slope == 0) return middle;
            if (slope < 0) low = middle;
            else high = middle;
        }
        return low + 0.5 * (high - low);
    }

    private double slope(double p, double[] out) {
        derivative.scalar(0, p);
        derivative.run(1, new double[][] {out}, new int[] {0});
        return out[0];
    }
}
