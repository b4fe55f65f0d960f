package org.mfglab.exact;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/// A stationary crowd without noise that stands still and leaves a part of the ring [0, 1] empty:
///
///     H = |p|^2/2,   F = m - V,   V = 3 sin 2 pi x,   m = max(V - c, 0),   u = u_s(x) - c (T - t).
///
/// In the crowd u_s = 0. In the empty part u_s is the cost of the way to the nearer edge of the crowd, `u_s'^2/2 = c - V`.
/// With `a = asin(c/3)` the mass is 1 where `(3 cos a - c (pi/2 - a))/pi = 1`; the part `1/2 + a/pi` is empty.
public final class VacuumRing implements ExactGame {

    private static final double HEIGHT = 3;

    private final double constant = Bisection.root(c -> 1 - mass(c), -2.9, 2.9);
    private final double angle = Math.asin(constant / HEIGHT);
    private final GaussIntegrator rule = new GaussIntegratorFactory().legendre(40, 0, 1);

    private final double horizon;

    /// Watched for the time 1.
    public VacuumRing() {
        this(1);
    }

    /// @param horizon how long the crowd is watched
    public VacuumRing(double horizon) {
        this.horizon = horizon;
    }

    private static double mass(double c) {
        double a = Math.asin(c / HEIGHT);
        return (HEIGHT * Math.cos(a) - c * (Math.PI / 2 - a)) / Math.PI;
    }

    /// `c`.
    double constant() {
        return constant;
    }

    /// The length of the empty part.
    double emptyPart() {
        return 0.5 + angle / Math.PI;
    }

    @Override
    public String name() {
        return "C3 vacuum";
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
        return "p_x^2/2";
    }

    @Override
    public String running() {
        return "m - 3*sin(2*pi*x)";
    }

    /// An integral, not a formula.
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
        return way(x[0] - Math.floor(x[0])) - constant * (horizon() - t);
    }

    /// The integral of the slope from the nearer edge; the substitution `edge + depth s^2` takes its root away.
    private double way(double x) {
        double depth = emptyPart() / 2 - Math.abs(x - 0.75);
        if (depth <= 0) return 0;
        double edge = 0.75 - emptyPart() / 2;
        return rule.integrate(s -> 2 * depth * s * Math.sqrt(2 * (constant - potential(edge + depth * s * s))));
    }

    private static double potential(double x) {
        return HEIGHT * Math.sin(2 * Math.PI * x);
    }

    @Override
    public double density(double t, double... x) {
        return Math.max(potential(x[0]) - constant, 0);
    }

    @Override
    public String toString() {
        return name();
    }
}
