package org.mfglab.bench;

import java.util.List;

/// A score-based model as a game. Data from a mixture are noised by `dY = -Y ds + sqrt(2) dW` to the density `eta(s)`, and the game runs back:
///
///     u = -log eta(T - t),    m = eta(T - t),    nu = 1,    H = p^2 - x p,    F = -1,    G = -log eta(0).
record ScoreModel(double horizon, List<Gaussian> data) implements ExactPair {

    @Override
    public double value(double t, double x) {
        return -Math.log(density(t, x));
    }

    @Override
    public double density(double t, double x) {
        double a = Math.exp(t - horizon), sum = 0;
        for (Gaussian part : data) sum += part.noised(a, x);
        return sum;
    }
}
