package org.mfglab.exact;

import static org.mfglab.exact.FormulaText.axis;
import static org.mfglab.exact.FormulaText.minus;
import static org.mfglab.exact.FormulaText.number;
import static org.mfglab.exact.FormulaText.squareOfMomentum;

import java.util.Arrays;
import java.util.List;

/// A game on the torus [0, 1]^d whose exact solution moves at the speed `c` along every axis,
///
///     u = u_s(x - ct) + lambda (T - t),    m = e^{-(u_s + phi)/nu}(x - ct) / Z,
///     H = |p|^2/2 + (grad phi(x - ct) - c).p,    F = log m - V(x - ct),
///     V = log m_s - lambda + nu Lap u_s - |grad u_s|^2/2 - grad phi.grad u_s,
///
/// where `u_s = 0.1 sum sin 2 pi x_i + 0.05 cos 2 pi (x + y)` (in 1-D `cos 4 pi x`) and
/// `phi = 0.08 cos 2 pi x + 0.04 sin 2 pi y`. It is a stationary solution seen from a moving frame.
public record MovingTorusGame(int dimension, double nu, double lambda, double horizon, double speed, double mass) implements ExactGame {

    private static final double TWO_PI = 2 * Math.PI;

    /// The case of `golden.json`: `nu = 0.3`, `lambda = 0.7`, `T = 1`, `c = 0.35`.
    public static MovingTorusGame golden(int dimension) {
        return of(dimension, 0.3, 0.7, 1, 0.35);
    }

    /// The game with the given numbers; `Z` is found by the trapezoidal rule, exact to rounding for smooth periodic functions.
    public static MovingTorusGame of(int dimension, double nu, double lambda, double horizon, double speed) {
        var unscaled = new MovingTorusGame(dimension, nu, lambda, horizon, speed, 1);
        int n = switch (dimension) {
            case 1 -> 256;
            case 2 -> 128;
            default -> 48;
        };
        return new MovingTorusGame(dimension, nu, lambda, horizon, speed, Quadrature.integral(unscaled, 0, n));
    }

    public static List<ExactGame> all() {
        return List.of(golden(1), golden(2), golden(3));
    }

    @Override
    public String name() {
        return "torus S2t d=" + dimension + " nu=" + number(nu).replaceFirst("^0", "") + " F=log m";
    }

    @Override
    public String viscosity() {
        return number(nu);
    }

    /// `0.5*p_x^2 + (phi_x - c)*p_x + ...`
    @Override
    public String hamiltonian() {
        var text = new StringBuilder(squareOfMomentum(0.5, dimension));
        for (int i = 0; i < dimension; i++) {
            String drift = driftText(i), wind = number(-speed);
            text.append(" + (").append(drift.isEmpty() ? wind : drift + " + " + wind).append(")*p_").append(axis(i));
        }
        return text.toString();
    }

    /// `log(m) - V`, where `log m_s = -(u_s + phi)/nu - log Z`.
    @Override
    public String running() {
        var text = new StringBuilder("log(m)");
        text.append(" + (").append(waveText(null)).append(" + ").append(potentialText(null)).append(")/").append(number(nu));
        text.append(" + ").append(number(Math.log(mass) + lambda));
        text.append(" - ").append(number(nu)).append("*(").append(laplacianText()).append(")");
        for (int i = 0; i < dimension; i++) {
            text.append(" + 0.5*(").append(gradientText(i)).append(")^2");
            if (!driftText(i).isEmpty()) text.append(" + (").append(driftText(i)).append(")*(").append(gradientText(i)).append(")");
        }
        return text.toString();
    }

    @Override
    public String terminal() {
        return waveText(horizon);
    }

    @Override
    public String initial() {
        return "exp(-(" + waveText(0.0) + " + " + potentialText(0.0) + ")/" + number(nu) + ")/" + number(mass);
    }

    @Override
    public boolean periodic() {
        return true;
    }

    @Override
    public double[][] box() {
        var box = new double[dimension][];
        Arrays.setAll(box, i -> new double[] {0, 1});
        return box;
    }

    @Override
    public double value(double t, double... x) {
        return wave(t, x) + lambda * (horizon - t);
    }

    @Override
    public double density(double t, double... x) {
        return Math.exp(-(wave(t, x) + potential(t, x)) / nu) / mass;
    }

    private double wave(double t, double... x) {
        double u = 0.05 * Math.cos(dimension == 1 ? 2 * phase(t, x, 0) : phase(t, x, 0) + phase(t, x, 1));
        for (int i = 0; i < dimension; i++) u += 0.1 * Math.sin(phase(t, x, i));
        return u;
    }

    private double potential(double t, double... x) {
        double phi = 0.08 * Math.cos(phase(t, x, 0));
        return dimension == 1 ? phi : phi + 0.04 * Math.sin(phase(t, x, 1));
    }

    private double phase(double t, double[] x, int i) {
        return TWO_PI * (x[i] - speed * t);
    }

    /// `u_s(x - ct)`, at the given time or, for `null`, at the symbol `t`.
    private String waveText(Double t) {
        var text = new StringBuilder("0.05*cos(" + crossPhase(t) + ")");
        for (int i = 0; i < dimension; i++) text.append(" + 0.1*sin(").append(phaseText(i, t)).append(")");
        return text.toString();
    }

    private String potentialText(Double t) {
        String phi = "0.08*cos(" + phaseText(0, t) + ")";
        return dimension == 1 ? phi : phi + " + 0.04*sin(" + phaseText(1, t) + ")";
    }

    /// `phi_x` or `phi_y`; empty for `phi_z`, which is zero.
    private String driftText(int i) {
        return switch (i) {
            case 0 -> "-0.16*pi*sin(" + phaseText(0, null) + ")";
            case 1 -> "0.08*pi*cos(" + phaseText(1, null) + ")";
            default -> "";
        };
    }

    private String gradientText(int i) {
        String own = "0.2*pi*cos(" + phaseText(i, null) + ")";
        if (i == 2) return own;
        return own + (dimension == 1 ? " - 0.2*pi*sin(" : " - 0.1*pi*sin(") + crossPhase(null) + ")";
    }

    private String laplacianText() {
        var text = new StringBuilder(dimension == 1 ? "-0.8*pi^2*cos(" : "-0.4*pi^2*cos(").append(crossPhase(null)).append(")");
        for (int i = 0; i < dimension; i++) text.append(" - 0.4*pi^2*sin(").append(phaseText(i, null)).append(")");
        return text.toString();
    }

    /// `2*pi*(x - c*t)`.
    private String phaseText(int i, Double t) {
        return "2*pi*" + displaced(i, t);
    }

    /// The phase of the wave along the diagonal, in 1-D of the second mode.
    private String crossPhase(Double t) {
        return dimension == 1 ? "4*pi*" + displaced(0, t) : "2*pi*(" + displaced(0, t) + " + " + displaced(1, t) + ")";
    }

    private String displaced(int i, Double t) {
        return t == null ? "(" + axis(i) + " - " + number(speed) + "*t)" : minus(axis(i), speed * t);
    }
}
