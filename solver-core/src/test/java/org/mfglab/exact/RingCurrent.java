package org.mfglab.exact;

import static org.mfglab.exact.FormulaText.number;

import java.util.function.DoubleUnaryOperator;

/// A stationary crowd that walks round a ring without noise, the torus [0, 1]: the current `j = m v` is the same everywhere.
///
///     H = (p_x + P)^2/(2 m^a),   F = m - V,   V = A sin 2 pi x,   nu = 0,
///     m^{1-a} (u_s' + P) = j,    j^2 m^{a-2}/2 + V = m + c,       u = u_s(x) - c (T - t)
///
/// (Gomes, Nurbekyan, Prazeres 2018). The second line gives m point by point; `int m = 1` fixes c, `int u_s' = 0` fixes P.
/// The golden file calls c `Hbar` and P `p`.
public final class RingCurrent implements ExactGame {

    private static final int POINTS = 256;
    private static final double TWO_PI = 2 * Math.PI;

    private final String name;
    private final double amplitude;
    private final double current;
    private final double exponent;
    private final double horizon;
    private final double constant;
    private final double speed;
    private final double[] cosines;
    private final double[] sines;

    private RingCurrent(String name, double amplitude, double current, double exponent, double horizon) {
        this.name = name;
        this.amplitude = amplitude;
        this.current = current;
        this.exponent = exponent;
        this.horizon = horizon;
        constant = Bisection.root(c -> 1 - mean(x -> stationary(x, c)), -20, 20);
        speed = mean(x -> current * Math.pow(stationary(x, constant), exponent - 1));
        cosines = coefficients(Math::cos);
        sines = coefficients(Math::sin);
    }

    /// Golden case C1: `A = 0.5`, `j = 0.3`, no congestion.
    public static RingCurrent free() {
        return new RingCurrent("C1 A=.5 j=.3 g=m", 0.5, 0.3, 0, 1);
    }

    /// Golden case C2: `A = 0.4`, `j = 0.6`, congestion of exponent 1.5.
    public static RingCurrent congested() {
        return new RingCurrent("C2 A=.4 j=.6 al=1.5 g=m", 0.4, 0.6, 1.5, 1);
    }

    /// The same crowd, watched for another time.
    public RingCurrent lasting(double time) {
        return new RingCurrent(name, amplitude, current, exponent, time);
    }

    /// The mean over the ring by the trapezoidal rule, exact to rounding for smooth functions.
    private static double mean(DoubleUnaryOperator f) {
        double sum = 0;
        for (int k = 0; k < POINTS; k++) sum += f.applyAsDouble((double) k / POINTS);
        return sum / POINTS;
    }

    /// The density for a constant c; the equation falls with m.
    private double stationary(double x, double c) {
        double V = amplitude * Math.sin(TWO_PI * x);
        return Bisection.root(m -> m + c - V - current * current * Math.pow(m, exponent - 2) / 2, 1e-6, 60);
    }

    /// The Fourier coefficients of `u_s'`, of one kind.
    private double[] coefficients(DoubleUnaryOperator wave) {
        double[] slope = new double[POINTS], coefficients = new double[POINTS / 4];
        for (int i = 0; i < POINTS; i++) slope[i] = slope((double) i / POINTS);
        for (int k = 1; k < coefficients.length; k++)
            for (int i = 0; i < POINTS; i++) coefficients[k] += 2.0 / POINTS * slope[i] * wave.applyAsDouble(TWO_PI * k * i / POINTS);
        return coefficients;
    }

    /// `c`.
    double constant() {
        return constant;
    }

    /// `P`.
    double speed() {
        return speed;
    }

    /// `u_s'`.
    double slope(double x) {
        return current * Math.pow(stationary(x, constant), exponent - 1) - speed;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int dimension() {
        return 1;
    }

    @Override
    public double horizon() {
        return horizon;
    }

    @Override
    public String viscosity() {
        return "0";
    }

    @Override
    public String hamiltonian() {
        String square = "(p_x + " + number(speed) + ")^2/";
        return exponent == 0 ? square + "2" : square + "(2*m^" + number(exponent) + ")";
    }

    @Override
    public String running() {
        return "m - " + number(amplitude) + "*sin(2*pi*x)";
    }

    /// A series, not a formula.
    @Override
    public String terminal() {
        return null;
    }

    @Override
    public String initial() {
        return null;
    }

    @Override
    public boolean periodic() {
        return true;
    }

    @Override
    public double[][] box() {
        return new double[][] {{0, 1}};
    }

    @Override
    public double value(double t, double... x) {
        double sum = 0;
        for (int k = 1; k < cosines.length; k++) {
            double phase = TWO_PI * k * x[0];
            sum += (cosines[k] * Math.sin(phase) - sines[k] * Math.cos(phase)) / (TWO_PI * k);
        }
        return sum - constant * (horizon() - t);
    }

    @Override
    public double density(double t, double... x) {
        return stationary(x[0], constant);
    }

    @Override
    public String toString() {
        return name;
    }
}
