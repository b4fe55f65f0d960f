package org.mfglab.device.cpu;

import java.util.Arrays;
import org.mfglab.device.Lattice;

/// The slopes of the value, and the least of it, as means over all feet of a cell, that moves of a box can meet.
final class SlopesMet {

    private final Lattice lattice;
    private final Feet feet;
    private final Steepness.Probe probe;
    private final int d;
    private final double[] low;
    private final double[] high;

    /// The least and largest slopes, per length.
    final double[] least;
    final double[] most;
    /// No value is lower.
    double lowest;

    SlopesMet(Lattice lattice, Feet feet, Steepness.Probe probe) {
        this.lattice = lattice;
        this.feet = feet;
        this.probe = probe;
        d = lattice.dimension;
        low = new double[d];
        high = new double[d];
        least = new double[d];
        most = new double[d];
    }

    /// @param from the least moves of the box, in cells
    /// @param to   the largest
    void over(int cell, double[] from, double[] to) {
        Arrays.fill(least, 0);
        Arrays.fill(most, 0);
        lowest = 0;
        int count = feet.count();
        for (int foot = 0; foot < count; foot++) {
            for (int k = 0; k < d; k++) {
                double position = lattice.position(cell, k) + feet.shift(foot, k);
                low[k] = position + from[k];
                high[k] = position + to[k];
            }
            probe.over(low, high);
            lowest += probe.lowest / count;
            for (int k = 0; k < d; k++) {
                least[k] += probe.least[k] / (count * lattice.h[k]);
                most[k] += probe.most[k] / (count * lattice.h[k]);
            }
        }
    }
}
