package org.mfglab.exact;

import static org.mfglab.exact.FormulaText.number;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.special.Gamma;

/// A crowd without noise on a ball of radius l(t), in free space, that spreads because it dislikes itself, or gathers:
///
///     H = |p|^2/2,   F = c m^theta,   G = b |x|^2/2,   nu = 0,
///     m = l^-d k (1 - |x|^2/l^2)_+^{1/theta},   u = P |x|^2/2 + r inside,   P = -l'/l,
///     l'' = -2 c k^theta l^{-d theta - 1},   r' = -c k^theta l^{-d theta},   l(0) = l0,   l'(T) = -b l(T),   r(T) = 0
///
/// with k such that the mass is 1 (of the class that Cardaliaguet, Munoz and Porretta treat). Outside of the ball u is not known: NaN.
public final class SelfSimilarCrowd implements ExactGame {

    private static final int STEPS = 2000;

    private final String name;
    private final int dimension;
    private final double theta;
    private final double c;
    private final double b;
    private final double half;
    private final double l0;
    private final double horizon;
    private final double least;
    private final double k;
    /// `{l, l', r}` at equal steps of time.
    private final double[][] states;

    /// @param half half the width of the box
    private SelfSimilarCrowd(String name, int dimension, double theta, double c, double l0, double b, double half, double horizon) {
        this(name, dimension, theta, c, l0, b, half, horizon, 0.2);
    }

    /// @param least where the search for the last radius begins, in first radii: smaller ones would have come from nowhere
    private SelfSimilarCrowd(String name, int dimension, double theta, double c, double l0, double b, double half, double horizon, double least) {
        this.name = name;
        this.dimension = dimension;
        this.theta = theta;
        this.c = c;
        this.b = b;
        this.half = half;
        this.l0 = l0;
        this.horizon = horizon;
        this.least = least;
        k = 1 / unscaledMass();
        // The later the radius, the larger it was.
        states = backward(Bisection.root(lT -> backward(lT)[0][0] - l0, least * l0, 10 * l0));
    }

    /// Golden case C5 in 1-D: `theta = c = 1`, from the radius 0.5.
    public static SelfSimilarCrowd spreading() {
        return new SelfSimilarCrowd("C5 selfsimilar d=1 theta=1.0 c=1.0 b=0.0", 1, 1, 1, 0.5, 0, 1.5, 1);
    }

    /// Golden case C5 in 1-D with `theta = 2`, whose density has a vertical edge, and a cost of ending far out.
    public static SelfSimilarCrowd steep() {
        return new SelfSimilarCrowd("C5 selfsimilar d=1 theta=2.0 c=0.5 b=0.3", 1, 2, 0.5, 0.5, 0.3, 1.5, 1);
    }

    /// The golden case C5 in 3-D, in the plane.
    public static SelfSimilarCrowd disc() {
        return new SelfSimilarCrowd("C5 selfsimilar d=2", 2, 1, 0.5, 0.5, 0, 1.5, 1, 1.8);
    }

    /// Golden case C5 in 3-D.
    public static SelfSimilarCrowd ball() {
        return new SelfSimilarCrowd("C5 selfsimilar d=3 theta=1.0 c=0.5 b=0.0", 3, 1, 0.5, 0.5, 0, 1.5, 1);
    }

    /// A crowd that the terminal cost calls together, from the radius 1.
    public static SelfSimilarCrowd gathering() {
        return new SelfSimilarCrowd("C5 gathering", 1, 1, 0.1, 1, 1, 1.5, 1);
    }

    /// The same crowd with another horizon `T`: who has less time hurries less.
    public SelfSimilarCrowd lasting(double time) {
        return new SelfSimilarCrowd(name, dimension, theta, c, l0, b, half, time, least);
    }

    /// `int (1 - |x|^2)_+^{1/theta}` over the unit ball: `pi^{d/2} Gamma(1 + 1/theta)/Gamma(d/2 + 1 + 1/theta)`.
    private double unscaledMass() {
        return Math.pow(Math.PI, dimension / 2.0) * gamma(1 + 1 / theta) / gamma(dimension / 2.0 + 1 + 1 / theta);
    }

    private static double gamma(double x) {
        return Gamma.gamma(x);
    }

    /// Runge and Kutta's steps of order 4 from the radius at T.
    private double[][] backward(double lT) {
        double[][] y = new double[STEPS + 1][];
        double h = -horizon() / STEPS;
        y[STEPS] = new double[] {lT, -b * lT, 0};
        for (int n = STEPS; n > 0; n--) {
            double[] k1 = derivative(y[n]), k2 = derivative(sum(y[n], h / 2, k1)), k3 = derivative(sum(y[n], h / 2, k2)), k4 = derivative(sum(y[n], h, k3));
            y[n - 1] = sum(sum(sum(sum(y[n], h / 6, k1), h / 3, k2), h / 3, k3), h / 6, k4);
        }
        return y;
    }

    private double[] derivative(double[] y) {
        double pressure = c * Math.pow(k, theta) * Math.pow(y[0], -dimension * theta);
        return new double[] {y[1], -2 * pressure / y[0], -pressure};
    }

    private static double[] sum(double[] a, double factor, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] + factor * b[i]).toArray();
    }

    /// `{l, l', r}` at any time, by Hermite's cubic between the steps.
    private double[] at(double t) {
        double place = t / horizon() * STEPS, h = horizon() / STEPS;
        int n = Math.clamp((int) place, 0, STEPS - 1);
        double s = place - n;
        double[] left = states[n], right = states[n + 1], dLeft = derivative(left), dRight = derivative(right), y = new double[3];
        Arrays.setAll(y, i -> (1 + 2 * s) * (1 - s) * (1 - s) * left[i] + s * s * (3 - 2 * s) * right[i]
                + h * (s * (1 - s) * (1 - s) * dLeft[i] - s * s * (1 - s) * dRight[i]));
        return y;
    }

    /// `l(t)`.
    public double radius(double t) {
        return at(t)[0];
    }

    /// `l'(t)`.
    double radiusSpeed(double t) {
        return at(t)[1];
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int dimension() {
        return dimension;
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
        return FormulaText.squareOfMomentum(0.5, dimension);
    }

    @Override
    public String running() {
        return number(c) + "*m^" + number(theta);
    }

    @Override
    public String terminal() {
        String[] squares = IntStream.range(0, dimension).mapToObj(i -> FormulaText.axis(i) + "^2").toArray(String[]::new);
        return FormulaText.combination(IntStream.range(0, dimension).mapToDouble(i -> b / 2).toArray(), squares);
    }

    @Override
    public String initial() {
        return null;
    }

    @Override
    public boolean periodic() {
        return false;
    }

    @Override
    public double[][] box() {
        double[][] box = new double[dimension][];
        Arrays.setAll(box, i -> new double[] {-half, half});
        return box;
    }

    @Override
    public double value(double t, double... x) {
        double[] y = at(t);
        double square = square(x);
        return square > y[0] * y[0] ? Double.NaN : -y[1] / y[0] * square / 2 + y[2];
    }

    @Override
    public double density(double t, double... x) {
        double l = radius(t);
        return Math.pow(l, -dimension) * k * Math.pow(Math.max(1 - square(x) / (l * l), 0), 1 / theta);
    }

    private static double square(double[] x) {
        return Arrays.stream(x).map(v -> v * v).sum();
    }

    @Override
    public String toString() {
        return name;
    }
}
