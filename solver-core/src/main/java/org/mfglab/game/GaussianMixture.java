package org.mfglab.game;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;

/// The density `sum_k w_k N(mu_k, S_k)`. A kernel density estimate of samples is one too: equal weights, one covariance.
public final class GaussianMixture implements Density {

    /// One term of the sum.
    ///
    /// @param weight     positive
    /// @param mean       one coordinate per axis
    /// @param covariance symmetric positive definite, row by row
    public record Component(double weight, double[] mean, double[][] covariance) { }

    private final List<Component> components;
    private final Term[] terms;

    /// @param components at least one; the weights are scaled to sum to 1
    public GaussianMixture(List<Component> components) {
        if (components.isEmpty())
            throw new IllegalArgumentException("A mixture needs at least one component.");
        this.components = List.copyOf(components);
        double total = components.stream().mapToDouble(Component::weight).sum();
        this.terms = components.stream().map(c -> Term.of(c, total)).toArray(Term[]::new);
    }

    public List<Component> components() {
        return components;
    }

    public int dimension() {
        return components.getFirst().mean().length;
    }

    @Override
    public double at(double[] x) {
        return Math.exp(logAt(x));
    }

    /// The logarithm by the largest term and the sum of the ratios to it, so that far tails keep their slope.
    @Override
    public double logAt(double[] x) {
        double largest = Double.NEGATIVE_INFINITY;
        double sum = 0;
        for (Term term : terms) {
            double log = term.logAt(x);
            if (log > largest) {
                sum = sum * Math.exp(largest - log) + 1;
                largest = log;
            } else sum += Math.exp(log - largest);
        }
        return largest + Math.log(sum);
    }

    /// The density after the Ornstein-Uhlenbeck noising `dY = -theta Y ds + sigma dW` for the time s: each component becomes
    /// `N(a mu, a^2 S + sigma^2 (1 - a^2)/(2 theta) I)`, `a = exp(-theta s)` (VERIFICATION C3).
    ///
    /// @param theta at least 0; for 0 the variance grows by sigma^2 s
    public GaussianMixture noised(double theta, double sigma, double s) {
        double a = Math.exp(-theta * s);
        double variance = sigma * sigma * (theta == 0 ? s : -Math.expm1(-2 * theta * s) / (2 * theta));
        List<Component> noised = new ArrayList<>();
        for (Component c : components) {
            double[] mean = c.mean().clone();
            double[][] covariance = new double[mean.length][mean.length];
            for (int i = 0; i < mean.length; i++) {
                mean[i] *= a;
                for (int j = 0; j < mean.length; j++) covariance[i][j] = a * a * c.covariance()[i][j] + (i == j ? variance : 0);
            }
            noised.add(new Component(c.weight(), mean, covariance));
        }
        return new GaussianMixture(noised);
    }

    /// A component with its inverse covariance and the logarithm of its largest value.
    private record Term(double logPeak, double[] mean, double[] precision) {

        static Term of(Component c, double total) {
            if (!(c.weight() > 0))
                throw new IllegalArgumentException("The weight of a mixture component (%s) must be positive.".formatted(c.weight()));
            int d = c.mean().length;
            DMatrixRMaj covariance = new DMatrixRMaj(c.covariance());
            var cholesky = LinearSolverFactory_DDRM.chol(d);
            if (covariance.numRows != d || covariance.numCols != d || !cholesky.setA(covariance.copy()))
                throw new IllegalArgumentException("A covariance of a mixture must be a positive definite %d by %d matrix.".formatted(d, d));
            DMatrixRMaj precision = new DMatrixRMaj(d, d);
            cholesky.invert(precision);
            double logPeak = Math.log(c.weight() / total) - 0.5 * (d * Math.log(2 * Math.PI) + Math.log(CommonOps_DDRM.det(covariance)));
            return new Term(logPeak, c.mean().clone(), precision.data.clone());
        }

        double logAt(double[] x) {
            double square = 0;
            for (int i = 0, k = 0; i < mean.length; i++)
                for (int j = 0; j < mean.length; j++) square += (x[i] - mean[i]) * precision[k++] * (x[j] - mean[j]);
            return logPeak - 0.5 * square;
        }
    }
}
