package org.mfglab.device.cpu;

import java.util.Arrays;
import java.util.List;
import org.mfglab.device.Buffer;
import org.mfglab.formula.Program;

/// The slope p* that minimises a convex h at every point: the root of its derivative by bisection, infinite where there is none. A
/// derivative that underflows to zero has its root there: h has come to its infimum.
///
/// A slice of values where the coefficients vary in space, one value where they do not; anew only when time or density change them.
final class Minimiser {

    private static final double LARGEST = 1e9;
    private static final int HALVINGS = 120;
    private static final int POINTS_PER_TASK = 512;

    private final Team team;
    private final Program.Evaluator[] derivative;
    private final List<Coefficient> coefficients;
    private final boolean variesInTime;
    private final double[] minimum;
    private double time = Double.NaN;

    /// @param derivative   one evaluator per worker; inputs slope, coefficients, t
    /// @param coefficients what h depends on
    Minimiser(Team team, Program derivative, int size, List<Coefficient> coefficients, boolean variesInTime) {
        this.team = team;
        this.derivative = new Program.Evaluator[team.size()];
        for (int i = 0; i < this.derivative.length; i++) this.derivative[i] = derivative.evaluator();
        this.coefficients = coefficients;
        this.variesInTime = variesInTime;
        this.minimum = new double[coefficients.isEmpty() ? 1 : size];
    }

    double time() {
        return time;
    }

    /// Brings p* and the coefficients to a time and a density; by the caller of the team.
    void at(double t, Buffer m) {
        boolean stale = Double.isNaN(time) || variesInTime && t != time;
        for (Coefficient coefficient : coefficients) stale |= coefficient.at(t, m);
        time = t;
        if (stale) team.run((minimum.length + POINTS_PER_TASK - 1) / POINTS_PER_TASK, this::roots);
    }

    private void roots(int worker, int task) {
        int end = Math.min(minimum.length, (task + 1) * POINTS_PER_TASK);
        for (int i = task * POINTS_PER_TASK; i < end; i++) minimum[i] = root(derivative[worker], i);
    }

    void gather(LineBatches batches, int batch, double[] dense) {
        if (minimum.length == 1) Arrays.fill(dense, 0, batches.points() * batches.lanes(batch), minimum[0]);
        else batches.gather(batch, minimum, dense);
    }

    /// p* at a place of a batch; 0 where it is infinite.
    double finite(LineBatches batches, int batch, int place) {
        double p = minimum.length == 1 ? minimum[0] : minimum[batches.cell(batch, place)];
        return Double.isInfinite(p) ? 0 : p;
    }

    private double root(Program.Evaluator h, int index) {
        for (int k = 0; k < coefficients.size(); k++) h.scalar(k + 1, coefficients.get(k).get(index));
        h.scalar(coefficients.size() + 1, time);
        double[] out = new double[1];
        if (slope(h, 0, out) == 0) return 0;
        double low = -1;
        double high = 1;
        while (slope(h, low, out) > 0 && low > -LARGEST) low *= 4;
        while (slope(h, high, out) < 0 && high < LARGEST) high *= 4;
        if (low <= -LARGEST) return Double.NEGATIVE_INFINITY;
        if (high >= LARGEST) return Double.POSITIVE_INFINITY;
        return bisect(h, low, high, out);
    }

    private static double bisect(Program.Evaluator h, double low, double high, double[] out) {
        for (int k = 0; k < HALVINGS && high - low > Math.ulp(Math.max(Math.abs(low), Math.abs(high))); k++) {
            double middle = low + 0.5 * (high - low);
            double slope = slope(h, middle, out);
            if (slope == 0) return middle;
            if (slope < 0) low = middle;
            else high = middle;
        }
        return low + 0.5 * (high - low);
    }

    private static double slope(Program.Evaluator h, double p, double[] out) {
        h.scalar(0, p);
        h.run(1, new double[][] {out}, new int[] {0});
        return out[0];
    }
}
