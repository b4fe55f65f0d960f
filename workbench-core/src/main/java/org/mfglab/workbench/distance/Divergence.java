package org.mfglab.workbench.distance;

import java.util.Arrays;

/// The Kullback-Leibler divergence of two densities on one grid, each divided by its mass: `int p log(p/q) dx`.
public final class Divergence {

    /// Where q is zero, p may have this much of its mass in all: that much is rounding.
    static final double NOTHING = 1e-12;

    private Divergence() { }

    /// @param p one value per grid point, of positive mass; negative values, which rounding may leave, count as 0
    /// @param q the same
    /// @return infinite where p has mass that q has not
    public static double of(double[] p, double[] q) {
        double massOfP = mass(p);
        double massOfQ = mass(q);
        if (!(massOfP > 0) || !(massOfQ > 0)) throw new IllegalArgumentException("Densities of mass %s and %s have no divergence.".formatted(massOfP, massOfQ));
        double sum = 0;
        double missed = 0;
        for (int i = 0; i < p.length; i++) {
            double a = p[i] / massOfP;
            double b = q[i] / massOfQ;
            if (!(a > 0)) continue;
            if (b > 0) sum += a * Math.log(a / b);
            else missed += a;
        }
        return missed > NOTHING ? Double.POSITIVE_INFINITY : Math.max(0, sum);
    }

    private static double mass(double[] density) {
        return Arrays.stream(density).filter(value -> value > 0).sum();
    }
}
