package org.mfglab.exact;

import static org.mfglab.exact.FormulaText.axis;
import static org.mfglab.exact.FormulaText.combination;
import static org.mfglab.exact.FormulaText.gaussian;
import static org.mfglab.exact.FormulaText.halfQuadratic;
import static org.mfglab.exact.FormulaText.minus;
import static org.mfglab.exact.FormulaText.number;
import static org.mfglab.exact.FormulaText.squareOfMomentum;
import static org.mfglab.exact.FormulaText.sum;
import static org.mfglab.exact.FormulaText.times;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/// Linear-quadratic games with a Gaussian density, `u = x'Px/2 + s.x + r`, `m = N(mu, Sig)`; see [LinearQuadratic] for
/// the data and [RiccatiState] for the equations. The box holds mean +- 8 standard deviations at every time, where nothing else is said.
public final class LinearQuadraticGame implements ExactGame {

    private static final double DEVIATIONS = 8;

    private final LinearQuadratic data;
    private final RiccatiShooting solution;
    private final double[][] box;
    private volatile Moment latest;

    /// The solution at the time that was last asked for; a grid asks for the same time many times.
    private record Moment(double t, RiccatiState state, RealMatrix precision, double logDeterminant) {}

    public LinearQuadraticGame(LinearQuadratic data) {
        this(data, DEVIATIONS);
    }

    private LinearQuadraticGame(LinearQuadratic data, double deviations) {
        this.data = data;
        solution = new RiccatiShooting(data);
        box = unionOfBoxes(deviations);
    }

    /// 1-D, quadratic costs, no interaction.
    public static LinearQuadraticGame harmonic() {
        return new LinearQuadraticGame(new LinearQuadratic("lq: 1d nu=.5 harmonic", 1).viscosity(0.5)
                .running(row(1), 0).terminal(row(0.3), 0).initial(row(0.25), 0.4));
    }

    /// 1-D, `F` with `log m`, agents that drift to a point.
    public static LinearQuadraticGame meanReversion() {
        return new LinearQuadraticGame(new LinearQuadratic("lq: 1d nu=.3 log m + mean reversion", 1).viscosity(0.3)
                .reversion(row(0.8), 0.2).running(row(1), 0.1).logarithm(0.5, 0).terminal(row(0.5), -0.3).initial(row(0.3), 0.6));
    }

    /// 1-D, `nu = 0`, `F = log m`, `G = 0`.
    public static LinearQuadraticGame inviscidLogarithm() {
        return new LinearQuadraticGame(new LinearQuadratic("lq: 1d nu=0 log m only (K2)", 1)
                .logarithm(1, 0).initial(row(0.09), 0));
    }

    /// 1-D, agents that want to be near the mean.
    public static LinearQuadraticGame attractionToMean() {
        return new LinearQuadraticGame(new LinearQuadratic("lq: 1d nu=.2 attraction to mean (x-mu)^2", 1).viscosity(0.2)
                .running(row(0.5), 0).attraction(1, 1, 0.5).initial(row(0.2), 0.7));
    }

    /// 2-D, every term at once, with a drift that rotates.
    public static LinearQuadraticGame rotation() {
        return new LinearQuadraticGame(new LinearQuadratic("lq: 2d nu=.25 anisotropic, rotation drift, all terms", 2).viscosity(0.25)
                .reversion(row(0.5, -0.7, 0.7, 0.5), 0.1, -0.2).running(row(1, 0.2, 0.2, 0.6), 0.2, 0)
                .attraction(0.4, 0.9, 0.2).logarithm(0.3, 0).terminal(row(0.5, 0.1, 0.1, 0.3), 0.3, -0.1)
                .initial(row(0.3, 0.05, 0.05, 0.2), 0.5, -0.4));
    }

    /// 2-D, quadratic costs with mixed terms, a drift that rotates, no interaction.
    public static LinearQuadraticGame swirl() {
        return new LinearQuadraticGame(new LinearQuadratic("lq: 2d nu=.25 rotation drift", 2).viscosity(0.25)
                .reversion(row(0.5, -0.7, 0.7, 0.5), 0.1, -0.2).running(row(1, 0.2, 0.2, 0.6), 0.2, 0)
                .terminal(row(0.5, 0.1, 0.1, 0.3), 0.3, -0.1).initial(row(0.3, 0.05, 0.05, 0.2), 0.5, -0.4));
    }

    /// 2-D, `nu = 0`, `F = 0`, `G` with `log m(T)`: optimal transport that ends with a divergence.
    public static LinearQuadraticGame terminalDivergence() {
        return new LinearQuadraticGame(new LinearQuadratic("lq: 2d nu=0 log m terminal KL (OT-flow)", 2)
                .logarithm(0, 1).terminal(row(2, 0.3, 0.3, 1), 1, 0.5).initial(row(1, 0.2, 0.2, 0.5), 0, 0));
    }

    /// 3-D, `F` with `log m`.
    public static LinearQuadraticGame spatialLogarithm() {
        return new LinearQuadraticGame(new LinearQuadratic("lq: 3d nu=.2 log m", 3).viscosity(0.2)
                .reversion(row(0.3), 0).running(row(1, 0.1, 0, 0.1, 0.8, 0.2, 0, 0.2, 0.6), 0).logarithm(0.4, 0)
                .terminal(row(0.2), 0).initial(row(0.3, 0.05, 0, 0.05, 0.2, 0.02, 0, 0.02, 0.25), 0.3, -0.2, 0.1));
    }

    /// 3-D, quadratic costs with mixed terms, agents that drift to a point, no interaction; in a box of +- 5 standard deviations.
    public static LinearQuadraticGame spatialReversion() {
        return new LinearQuadraticGame(new LinearQuadratic("lq: 3d nu=.2 mean reversion", 3).viscosity(0.2)
                .reversion(row(0.3), 0).running(row(1, 0.1, 0, 0.1, 0.8, 0.2, 0, 0.2, 0.6), 0)
                .terminal(row(0.2), 0).initial(row(0.3, 0.05, 0, 0.05, 0.2, 0.02, 0, 0.02, 0.25), 0.3, -0.2, 0.1), 5);
    }

    public static List<ExactGame> all() {
        return List.of(harmonic(), meanReversion(), inviscidLogarithm(), attractionToMean(), rotation(), terminalDivergence(), spatialLogarithm());
    }

    @Override
    public String name() {
        return data.name;
    }

    @Override
    public int dimension() {
        return data.d;
    }

    @Override
    public double horizon() {
        return data.T;
    }

    @Override
    public String viscosity() {
        return number(data.nu);
    }

    @Override
    public String hamiltonian() {
        String[] displacement = texts(i -> minus(axis(i), data.theta.getEntry(i)));
        String drift = sum(texts(i -> {
            String row = combination(data.A.getRow(i), displacement);
            return row.equals("0") ? "" : "(" + row + ")*p_" + axis(i);
        }));
        String square = squareOfMomentum(0.5, data.d);
        return drift.equals("0") ? square : square + " + " + drift;
    }

    @Override
    public String running() {
        String[] mean = texts(i -> "mean_" + axis(i));
        return sum(halfQuadratic(data.Q.getData(), texts(i -> minus(axis(i), data.x0.getEntry(i)))),
                halfQuadratic(data.C.getData(), texts(i -> "(" + axis(i) + " - (" + combination(data.S.getRow(i), mean) + "))")),
                times(data.a, "log(m)"));
    }

    @Override
    public String terminal() {
        return sum(halfQuadratic(data.QT.getData(), texts(i -> minus(axis(i), data.xT.getEntry(i)))),
                halfQuadratic(data.CT.getData(), texts(i -> "(" + axis(i) + " - mean_" + axis(i) + ")")),
                times(data.aT, "log(m)"));
    }

    @Override
    public String initial() {
        return gaussian(-RiccatiState.logDeterminant(data.Sig0) / 2, data.mu0.toArray(), RiccatiState.inverse(data.Sig0).getData());
    }

    @Override
    public boolean periodic() {
        return false;
    }

    @Override
    public double[][] box() {
        return Arrays.stream(box).map(double[]::clone).toArray(double[][]::new);
    }

    @Override
    public double value(double t, double... x) {
        return at(t).state.value(new ArrayRealVector(x, false));
    }

    @Override
    public double density(double t, double... x) {
        Moment now = at(t);
        RealVector y = new ArrayRealVector(x, false).subtract(now.state.mu());
        return Math.exp(-(RiccatiState.square(now.precision, y) + now.logDeterminant) / 2);
    }

    /// `mu(t)`, the mean of `m(t)`.
    public double[] mean(double t) {
        return at(t).state.mu().toArray();
    }

    /// The mismatch that is left in the end conditions of the Riccati equations.
    public double residual() {
        return solution.residual();
    }

    private Moment at(double t) {
        Moment now = latest;
        if (now != null && now.t == t) return now;
        RiccatiState state = solution.at(t);
        latest = now = new Moment(t, state, RiccatiState.inverse(state.Sig()), RiccatiState.logDeterminant(state.Sig()));
        return now;
    }

    private double[][] unionOfBoxes(double deviations) {
        var union = new double[data.d][];
        Arrays.setAll(union, i -> new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY});
        for (int k = 0; k <= 64; k++) {
            RiccatiState state = at(data.T * k / 64).state;
            for (int i = 0; i < data.d; i++) {
                double mean = state.mu().getEntry(i), reach = deviations * Math.sqrt(state.Sig().getEntry(i, i));
                union[i][0] = Math.min(union[i][0], mean - reach);
                union[i][1] = Math.max(union[i][1], mean + reach);
            }
        }
        return union;
    }

    private String[] texts(IntFunction<String> text) {
        var texts = new String[data.d];
        Arrays.setAll(texts, text);
        return texts;
    }

    private static double[] row(double... entries) {
        return entries;
    }
}
