package org.mfglab.game;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.correlation.Covariance;

/// Kernel density estimates of samples.
public final class KernelDensity {

    private KernelDensity() { }

    /// Scott's rule (Scott 1992): kernels with `n^(-2/(d+4))` times the covariance of the samples.
    ///
    /// @param samples shape `[n, d]`, n greater than d
    public static GaussianMixture scott(double[][] samples) {
        return mixture(samples, scottCovariance(samples));
    }

    /// The covariance of the kernels of [#scott(double[][])].
    public static double[][] scottCovariance(double[][] samples) {
        int d = samples[0].length;
        double factor = Math.pow(samples.length, -2.0 / (d + 4));
        double[][] covariance = d == 1 ? variance(samples) : new Covariance(samples).getCovarianceMatrix().getData();
        for (double[] row : covariance) for (int j = 0; j < d; j++) row[j] *= factor;
        return covariance;
    }

    /// Round kernels of one standard deviation.
    ///
    /// @param bandwidth positive, in the units of space
    public static GaussianMixture round(double[][] samples, double bandwidth) {
        int d = samples[0].length;
        double[][] covariance = new double[d][d];
        for (int i = 0; i < d; i++) covariance[i][i] = bandwidth * bandwidth;
        return mixture(samples, covariance);
    }

    private static double[][] variance(double[][] samples) {
        double[] column = new double[samples.length];
        for (int i = 0; i < column.length; i++) column[i] = samples[i][0];
        return new double[][] {{StatUtils.variance(column)}};
    }

    private static GaussianMixture mixture(double[][] samples, double[][] covariance) {
        List<GaussianMixture.Component> components = new ArrayList<>();
        for (double[] sample : samples) components.add(new GaussianMixture.Component(1, sample, covariance));
        return new GaussianMixture(components);
    }
}
