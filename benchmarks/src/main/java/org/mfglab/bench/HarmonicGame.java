package org.mfglab.bench;

/// `H = p^2/2`, `F = x^2/2`, `G = b x^2/2`, from a Gaussian: with `D(z) = cosh z + b sinh z` and `s = T - t`
///
///     u = (D'/D)(s) x^2/2 + nu log D(s),    m = N(mu, Sig),    mu = mu0 D(s)/D(T),
///     Sig = D(s)^2 (Sig0/D(T)^2 + 2 nu (sinh T/D(T) - sinh s/D(s))).
///
/// @param b        the weight of the costs at the end
/// @param mean     `mu0`
/// @param variance `Sig0`
record HarmonicGame(double nu, double horizon, double b, double mean, double variance) implements ExactPair {

    private double scale(double z) {
        return Math.cosh(z) + b * Math.sinh(z);
    }

    @Override
    public double value(double t, double x) {
        double s = horizon - t, slope = Math.sinh(s) + b * Math.cosh(s);
        return slope / scale(s) * x * x / 2 + nu * Math.log(scale(s));
    }

    @Override
    public double density(double t, double x) {
        double now = scale(horizon - t), whole = scale(horizon);
        double spread = Math.sinh(horizon) / whole - Math.sinh(horizon - t) / now;
        return Gaussian.density(x, mean * now / whole, now * now * (variance / (whole * whole) + 2 * nu * spread));
    }
}
