package org.mfglab.workbench.imported;

import org.apache.commons.math3.distribution.NormalDistribution;

/// The distribution function of the standard normal law from a table with cubic interpolation (Hermite, step 1/128): the error is below 1e-11. It is 0 and 1 beyond
/// [#REACH], where the law has 2e-17 of its mass.
final class GaussianTable {

    /// In standard deviations.
    static final double REACH = 8.5;

    private static final int PER_UNIT = 128;
    private static final double[] VALUE = new double[(int) (2 * REACH * PER_UNIT) + 1];
    private static final double[] SLOPE = new double[VALUE.length];

    static {
        NormalDistribution normal = new NormalDistribution();
        for (int i = 0; i < VALUE.length; i++) {
            double x = (double) i / PER_UNIT - REACH;
            VALUE[i] = normal.cumulativeProbability(x);
            SLOPE[i] = normal.density(x) / PER_UNIT;
        }
    }

    private GaussianTable() { }

    static double below(double x) {
        double place = (x + REACH) * PER_UNIT;
        if (place <= 0) return 0;
        if (place >= VALUE.length - 1) return 1;
        int i = (int) place;
        double s = place - i;
        double rise = VALUE[i + 1] - VALUE[i];
        return VALUE[i] + s * (SLOPE[i] + s * (3 * rise - 2 * SLOPE[i] - SLOPE[i + 1] + s * (SLOPE[i] + SLOPE[i + 1] - 2 * rise)));
    }
}
