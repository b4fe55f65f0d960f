package org.mfglab.workbench.compare;

import java.util.Arrays;
import org.mfglab.grid.Grid;
import org.mfglab.workbench.distance.TransportDistance;

/// How far the fields of two runs are apart over the common times, in the norms of `error` in `metrics.json`, with the baseline in the place of the exact
/// solution; and how large the baseline is in each of them. NaN where one of the two lacks the field.
///
/// @param valueMax   `max |u - u_b|` over the common times and points
/// @param valueMean  the mean of `|u - u_b|` over the common part of the boxes at the first common time
/// @param densityMax `max |m - m_b|`
/// @param densityL1  the largest over time of `int |m - m_b| dx`
/// @param densityW1  the largest over time of the transport distance W1, each density divided by its mass
record Differences(double valueMax, double valueMean, double densityMax, double densityL1, double densityW1, Sizes sizes) {

    /// The baseline in the norms of the differences.
    record Sizes(double valueMax, double valueMean, double densityMax, double densityL1) { }

    static Differences of(Pairing pairing) {
        Grid grid = pairing.base().grid();
        TransportDistance distance = new TransportDistance(grid);
        double max = 0;
        double l1 = 0;
        double w1 = 0;
        double size = 0;
        double mass = 0;
        for (double t : pairing.times()) {
            double[] base = pairing.base().density(t);
            double[] other = pairing.density(t);
            double sum = 0;
            for (int i = 0; i < base.length; i++) {
                max = Math.max(max, Math.abs(other[i] - base[i]));
                sum += Math.abs(other[i] - base[i]);
            }
            l1 = Math.max(l1, sum * grid.cellVolume());
            size = Math.max(size, Arrays.stream(base).max().orElse(0));
            mass = Math.max(mass, Arrays.stream(base).sum() * grid.cellVolume());
            w1 = Math.max(w1, Arrays.stream(other).sum() > 0 && Arrays.stream(base).sum() > 0 ? distance.between(other, base) : Double.NaN);
        }
        double[] u = values(pairing);
        return new Differences(u[0], u[1], max, l1, w1, new Sizes(u[2], u[3], size, mass));
    }

    /// Largest and mean difference, largest and mean size.
    private static double[] values(Pairing pairing) {
        if (!pairing.base().hasValue() || !pairing.other().hasValue()) return new double[] {Double.NaN, Double.NaN, Double.NaN, Double.NaN};
        double[] found = new double[4];
        double[] times = pairing.times();
        for (int k = 0; k < times.length; k++) {
            double[] base = pairing.base().value(times[k]).orElseThrow();
            double[] other = pairing.value(times[k]).orElseThrow();
            double sum = 0;
            double size = 0;
            int count = 0;
            for (int i = 0; i < base.length; i++) {
                if (Double.isNaN(other[i])) continue;
                double difference = Math.abs(other[i] - base[i]);
                found[0] = Math.max(found[0], difference);
                found[2] = Math.max(found[2], Math.abs(base[i]));
                sum += difference;
                size += Math.abs(base[i]);
                count++;
            }
            if (k == 0) {
                found[1] = sum / count;
                found[3] = size / count;
            }
        }
        return found;
    }
}
