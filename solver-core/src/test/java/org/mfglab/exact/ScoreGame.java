package org.mfglab.exact;

import static org.mfglab.exact.FormulaText.axis;
import static org.mfglab.exact.FormulaText.combination;
import static org.mfglab.exact.FormulaText.gaussian;
import static org.mfglab.exact.FormulaText.number;
import static org.mfglab.exact.FormulaText.squareOfMomentum;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/// A score-based generative model as a game. Data from a Gaussian mixture are noised by `dY = -(beta/2) Y ds + sqrt(beta) dW`,
/// whose density is `eta(s) = sum w N(a mu, a^2 C + (1 - a^2) I)`, `a = e^{-beta s/2}`. Backward in time `u = -log eta(T - t)`, `m = eta(T - t)`:
///
///     nu = beta/2,    H = (beta/2)|p|^2 - (beta/2) x.p,    F = -d beta/2,    G = -log eta(0).
///
/// The box holds the means +- 6 standard deviations of all components at all times.
public final class ScoreGame implements ExactGame {

    private static final int DEVIATIONS = 6;

    /// One Gaussian of the mixture.
    private record Component(double weight, RealVector mean, RealMatrix covariance) {

        Component noised(double a) {
            RealMatrix noise = MatrixUtils.createRealIdentityMatrix(mean.getDimension()).scalarMultiply(1 - a * a);
            return new Component(weight, mean.mapMultiply(a), covariance.scalarMultiply(a * a).add(noise));
        }
    }

    /// One Gaussian at one time, ready to be evaluated: `log(w N(x)) = logFactor - (x - mean)'precision(x - mean)/2`.
    private record Term(double logFactor, RealVector mean, RealMatrix precision) {

        static Term of(Component c) {
            return new Term(Math.log(c.weight) - RiccatiState.logDeterminant(c.covariance) / 2, c.mean, RiccatiState.inverse(c.covariance));
        }

        double log(RealVector x) {
            return logFactor - RiccatiState.square(precision, x.subtract(mean)) / 2;
        }

        String text() {
            return gaussian(logFactor, mean.toArray(), precision.getData());
        }
    }

    /// The mixture at the time that was last asked for; a grid asks for the same time many times.
    private record Moment(double t, List<Term> terms) {}

    private final String name;
    private final double beta;
    private final double horizon;
    private final List<Component> components;
    private final double[][] box;
    private volatile Moment latest;

    private ScoreGame(String name, double beta, double horizon, List<Component> components) {
        this.name = name;
        this.beta = beta;
        this.horizon = horizon;
        this.components = components;
        box = unionOfBoxes();
    }

    /// 1-D, two modes.
    public static ScoreGame twoModes() {
        return new ScoreGame("sgm 1d 2-mode", 2, 1.5,
                List.of(component(0.35, row(-1.5), row(0.09)), component(0.65, row(1), row(0.16))));
    }

    /// 2-D, eight modes on a circle of radius 2.
    public static ScoreGame ring() {
        return new ScoreGame("sgm 2d 8-ring", 1, 3, IntStream.range(0, 8)
                .mapToObj(k -> component(0.125, row(2 * Math.cos(k * Math.PI / 4), 2 * Math.sin(k * Math.PI / 4)), row(0.08, 0), row(0, 0.08))).toList());
    }

    /// 2-D, two broad modes with different axes.
    public static ScoreGame broad() {
        return new ScoreGame("sgm 2d 2-mode broad", 1, 2, List.of(
                component(0.5, row(1, 0), row(0.3, 0.1), row(0.1, 0.2)), component(0.5, row(-1, 0.5), row(0.2, 0), row(0, 0.3))));
    }

    /// 3-D, two modes with different axes, broad enough for coarse grids; little noise, since the search for a move takes the longer the longer the step.
    public static ScoreGame broadInSpace() {
        return new ScoreGame("sgm 3d 2-mode broad", 1, 0.5, List.of(
                component(0.5, row(1, 0, 0), row(0.9, 0.15, 0), row(0.15, 0.75, 0), row(0, 0, 1.2)),
                component(0.5, row(-1, 0.5, 0), row(0.75, 0, 0.15), row(0, 0.9, 0), row(0.15, 0, 0.75))));
    }

    /// 3-D, two modes with different axes.
    public static ScoreGame anisotropic() {
        return new ScoreGame("sgm 3d 2-mode anisotropic", 1, 2, List.of(
                component(0.5, row(1, 0, 0), row(0.3, 0.1, 0), row(0.1, 0.2, 0), row(0, 0, 0.4)),
                component(0.5, row(-1, 0.5, 0), row(0.2, 0, 0.05), row(0, 0.3, 0), row(0.05, 0, 0.2))));
    }

    /// Any mixture; one mean and one covariance matrix for each weight.
    public static ScoreGame of(String name, double beta, double horizon, double[] weights, double[][] means, double[][][] covariances) {
        return new ScoreGame(name, beta, horizon, IntStream.range(0, weights.length)
                .mapToObj(k -> component(weights[k], means[k], covariances[k])).toList());
    }

    public static List<ExactGame> all() {
        return List.of(twoModes(), ring(), anisotropic());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int dimension() {
        return components.getFirst().mean.getDimension();
    }

    @Override
    public double horizon() {
        return horizon;
    }

    @Override
    public String viscosity() {
        return number(beta / 2);
    }

    @Override
    public String hamiltonian() {
        String[] products = IntStream.range(0, dimension()).mapToObj(i -> axis(i) + "*p_" + axis(i)).toArray(String[]::new);
        return squareOfMomentum(beta / 2, dimension()) + " + " + combination(row(-beta / 2, -beta / 2, -beta / 2), products);
    }

    @Override
    public String running() {
        return number(-dimension() * beta / 2);
    }

    /// `-log(sum of exp)`, which does not underflow in the box.
    @Override
    public String terminal() {
        return "-log(" + mixtureText(horizon) + ")";
    }

    @Override
    public String initial() {
        return mixtureText(0);
    }

    @Override
    public boolean periodic() {
        return false;
    }

    @Override
    public double[][] box() {
        return Arrays.stream(box).map(double[]::clone).toArray(double[][]::new);
    }

    private double[][] unionOfBoxes() {
        var box = new double[dimension()][];
        for (int i = 0; i < box.length; i++) {
            box[i] = new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
            for (int k = 0; k <= 64; k++) {
                for (Component c : noised(horizon * k / 64)) {
                    double mean = c.mean.getEntry(i), reach = DEVIATIONS * Math.sqrt(c.covariance.getEntry(i, i));
                    box[i][0] = Math.min(box[i][0], mean - reach);
                    box[i][1] = Math.max(box[i][1], mean + reach);
                }
            }
        }
        return box;
    }

    @Override
    public double value(double t, double... x) {
        return -logDensity(t, x);
    }

    @Override
    public double density(double t, double... x) {
        return Math.exp(logDensity(t, x));
    }

    /// `log m(t, x)`, finite also where `m` itself underflows.
    public double logDensity(double t, double... x) {
        var point = new ArrayRealVector(x, false);
        double[] logs = at(t).terms.stream().mapToDouble(term -> term.log(point)).toArray();
        double largest = Arrays.stream(logs).max().orElseThrow();
        double sum = 0;
        for (double log : logs) sum += Math.exp(log - largest);
        return largest + Math.log(sum);
    }

    private String mixtureText(double t) {
        return String.join(" + ", at(t).terms.stream().map(Term::text).toList());
    }

    private Moment at(double t) {
        Moment now = latest;
        if (now != null && now.t == t) return now;
        latest = now = new Moment(t, noised(t).stream().map(Term::of).toList());
        return now;
    }

    private List<Component> noised(double t) {
        double a = Math.exp(-beta * (horizon - t) / 2);
        return components.stream().map(c -> c.noised(a)).toList();
    }

    private static Component component(double weight, double[] mean, double[]... covariance) {
        return new Component(weight, new ArrayRealVector(mean), MatrixUtils.createRealMatrix(covariance));
    }

    private static double[] row(double... entries) {
        return entries;
    }
}
