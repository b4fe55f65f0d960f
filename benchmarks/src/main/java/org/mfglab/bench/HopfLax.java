package org.mfglab.bench;

import java.util.function.DoubleUnaryOperator;

/// `H = p^2/2`, `F = 0`, `nu = 0`, `G = A cos(2 pi x + phase)` on the torus [0, 1], before its slopes meet, `T < 1/(4 pi^2 A)`. Agents run straight to
/// where they end: who is at x has `s = T - t` left and ends at y,
///
///     x = y + s G'(y),    u = G(y) + s G'(y)^2/2,    m = m0(y + T G'(y)) (1 + T G''(y))/(1 + s G''(y)).
///
/// @param initial m0, of mass 1
record HopfLax(double horizon, double amplitude, double phase, DoubleUnaryOperator initial) implements ExactPair {

    private static final int HALVINGS = 52;

    HopfLax {
        if (!(horizon * 4 * Math.PI * Math.PI * amplitude < 1))
            throw new IllegalArgumentException("The slopes of A cos(2 pi x + phase) with A = %s meet before T = %s. Maybe the horizon is too long.".formatted(amplitude, horizon));
    }

    private double slope(double y) {
        return -2 * Math.PI * amplitude * Math.sin(2 * Math.PI * y + phase);
    }

    private double bend(double y) {
        return -4 * Math.PI * Math.PI * amplitude * Math.cos(2 * Math.PI * y + phase);
    }

    /// Where an agent ends who is at x with a time s left, by bisection.
    private double end(double s, double x) {
        double reach = 2 * Math.PI * amplitude * s, low = x - reach, high = x + reach;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (middle + s * slope(middle) < x) low = middle;
            else high = middle;
        }
        return (low + high) / 2;
    }

    @Override
    public double value(double t, double x) {
        double s = horizon - t, y = end(s, x);
        return amplitude * Math.cos(2 * Math.PI * y + phase) + s * slope(y) * slope(y) / 2;
    }

    @Override
    public double density(double t, double x) {
        double s = horizon - t, y = end(s, x);
        return initial.applyAsDouble(y + horizon * slope(y)) * (1 + horizon * bend(y)) / (1 + s * bend(y));
    }
}
