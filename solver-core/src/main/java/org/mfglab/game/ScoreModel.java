package org.mfglab.game;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mfglab.formula.Formula;
import org.mfglab.grid.Domain;

/// A score-based generative model: the reverse of the noising `dY = -theta Y ds + sigma dW` as a game (MATH section 2, row "SGM").
///
///     H = (sigma^2/2) |p|^2 - theta x.p,   nu = sigma^2/2,   F = -d theta,   G = -log eta(epsilon)
///
/// has the solution `u = -log eta(T-t)`, eta the density of the noised data; agents that start from `eta(T)` end in the data.
///
/// @param name    safe in file names
/// @param domain  the box
/// @param horizon T, the noising time
/// @param theta   rate of the drift, at least 0
/// @param sigma   noise, positive
/// @param epsilon noising time at which the reverse stops, in `[0, T)`
/// @param data    what is to be generated
/// @param initial what the agents start from; empty: the noised data at T
public record ScoreModel(String name, Domain domain, double horizon, double theta, double sigma, double epsilon,
                         Density data, Optional<InitialDensity> initial) implements GenerativeModel {

    /// The name under which G finds the logarithm of the target density.
    public static final String LOG_DATA = "log_data";

    private static final List<String> AXES = List.of("x", "y", "z");

    public ScoreModel {
        if (!(theta >= 0)) throw new IllegalArgumentException("The drift rate theta (%s) of '%s' must not be negative.".formatted(theta, name));
        if (!(sigma > 0)) throw new IllegalArgumentException("The noise sigma (%s) of '%s' must be positive.".formatted(sigma, name));
        if (!(epsilon >= 0 && epsilon < horizon))
            throw new IllegalArgumentException("The earliest noising time epsilon (%s) of '%s' must lie in [0, %s).".formatted(epsilon, name, horizon));
        if (!(data instanceof GaussianMixture) && (epsilon > 0 || initial.isEmpty()))
            throw new IllegalArgumentException(("The data of '%s' are neither a mixture nor samples, so their noised density is not known. "
                    + "Give [field.initial] and epsilon = 0, or the data as a mixture or as samples.").formatted(name));
    }

    @Override
    public MeanFieldGame expand() {
        Density target = epsilon > 0 ? noised(epsilon) : data;
        InitialDensity start = initial.orElseGet(() -> InitialDensity.normalised(noised(horizon)));
        return new MeanFieldGame(name, domain, horizon - epsilon, 0, sigma * sigma / 2, new Hamiltonian(hamiltonian(), domain.dimension()),
                new Coupling(Formula.constant(-domain.dimension() * theta)), new Coupling(Formula.symbol(LOG_DATA).negate()),
                start, Map.of(LOG_DATA, target::logAt));
    }

    private GaussianMixture noised(double s) {
        return ((GaussianMixture) data).noised(theta, sigma, s);
    }

    private Formula hamiltonian() {
        List<Formula> slopes = new ArrayList<>();
        Formula drift = Formula.constant(0);
        for (int axis = 0; axis < domain.dimension(); axis++) {
            Formula p = Formula.symbol("p_" + AXES.get(axis));
            slopes.add(p);
            drift = drift.plus(Formula.symbol(AXES.get(axis)).times(p));
        }
        Formula kinetic = Formula.constant(sigma * sigma / 2).times(new Formula.Norm(slopes).power(2));
        return kinetic.minus(Formula.constant(theta).times(drift));
    }
}
