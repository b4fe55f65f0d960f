package org.mfglab.device;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Noise on the points of a line: probabilities p_j = p_{-j} to be j cells away, of variance V and fourth moment `3 V^2`, those of a normal distribution.
///
/// For V >= 2 they are its density at the points, which has these moments to rounding (and, unlike steps of few lengths, leaves no wave that is shorter than its width). Below, there are steps to K and L = K + 1 cells,
///
///     p_K K^2 + p_L L^2 = V/2,    p_K K^4 + p_L L^4 = 3 V^2/2,    K^2 <= 3 V <= L^2,
///
/// and where V < 1/3 to one cell, with too large a fourth moment.
///
/// A line repeats itself after a turn: n cells round a periodic axis, 2 n between walls, where the second half is the image of the first. What would go farther than half a turn is counted where it ends.
public final class LineNoise {

    private static final double SMOOTH = 2;

    /// Beyond so many standard deviations nothing is left.
    private static final double FAR = 8.5;

    private final double[] probability;

    /// @param variance V >= 0, in squares of cells
    /// @param turn     the cells after which the line repeats itself
    public LineNoise(double variance, int turn) {
        probability = folded(variance < SMOOTH ? steps(variance) : normal(variance), turn);
    }

    private static double[] steps(double variance) {
        int near = (int) Math.sqrt(3 * variance);
        double far = near + 1.0;
        double n2 = (double) near * near, f2 = far * far;
        double outer = near == 0 ? variance / 2 : variance * (3 * variance - n2) / (2 * f2 * (f2 - n2));
        double inner = near == 0 ? 0 : variance * (f2 - 3 * variance) / (2 * n2 * (f2 - n2));
        double[] p = new double[near + 2];
        p[near + 1] = outer;
        p[near] = inner;
        p[0] = 1 - 2 * (inner + outer);
        return p;
    }

    private static double[] normal(double variance) {
        int reach = (int) Math.ceil(FAR * Math.sqrt(variance));
        double[] p = IntStream.rangeClosed(0, reach).mapToDouble(j -> Math.exp(-(double) j * j / (2 * variance))).toArray();
        double sum = p[0];
        for (int j = 1; j <= reach; j++) sum += 2 * p[j];
        for (int j = 0; j <= reach; j++) p[j] /= sum;
        return p;
    }

    /// Half a turn away both sides meet in one point, which keeps the part of either.
    private static double[] folded(double[] p, int turn) {
        if (2 * (p.length - 1) <= turn) return p;
        double[] near = Arrays.copyOf(p, turn / 2 + 1);
        for (int j = near.length; j < p.length; j++) {
            int rest = j % turn;
            near[Math.min(rest, turn - rest)] += rest == 0 ? 2 * p[j] : p[j];
        }
        return near;
    }

    /// p_j for `j >= 0`, up to half a turn.
    public double[] probability() {
        return probability;
    }

    /// The averages of cells of neighbouring lines at one position of the axis.
    ///
    /// @param start  the first of the cells
    /// @param length how many cells follow each other
    /// @param out    modified there
    public void average(Lattice lattice, int axis, int start, int length, double[] x, double[] out) {
        int position = lattice.position(start, axis);
        int stride = lattice.stride[axis];
        for (int c = start; c < start + length; c++) out[c] = probability[0] * x[c];
        for (int j = 1; j < probability.length; j++) {
            double p = probability[j];
            if (p == 0) continue;
            int down = stride * (lattice.wrap(axis, position - j) - position);
            int up = stride * (lattice.wrap(axis, position + j) - position);
            for (int c = start; c < start + length; c++) out[c] += p * (x[c + down] + x[c + up]);
        }
    }

    /// The averages of a line of cells that follow each other.
    ///
    /// @param padded scratch, which takes the line and its images beyond both ends
    public void averageAlong(Lattice lattice, int start, double[] x, double[] out, double[] padded) {
        int n = lattice.n[0];
        int reach = probability.length - 1;
        for (int i = -reach; i < n + reach; i++) padded[i + reach] = x[start + lattice.wrap(0, i)];
        for (int i = 0; i < n; i++) out[start + i] = probability[0] * padded[i + reach];
        for (int j = 1; j <= reach; j++) {
            double p = probability[j];
            for (int i = 0; i < n; i++) out[start + i] += p * (padded[i + reach - j] + padded[i + reach + j]);
        }
    }
}
