package org.mfglab.game;

import java.util.Map;
import org.mfglab.grid.Domain;
import org.mfglab.grid.SpaceFunction;

/// A mean-field game: the backward Hamilton-Jacobi-Bellman equation for the value u and the forward Fokker-Planck equation for
/// the density m,
///
///     -d_t u + r u - nu Lap u + H(x,t,grad u) = F(x,t,m),    u(T,x) = G(x,m(T))
///      d_t m - nu Lap m - div( m H_p(x,t,grad u) ) = 0,      m(0,x) = m0(x)
///
/// in the signs of Lasry and Lions 2007. The problem does not know that it will be discretised.
///
/// @param name        safe in file names
/// @param domain      the box and its sides
/// @param horizon     T, positive
/// @param discount    r, at least 0
/// @param viscosity   nu = sigma^2/2, at least 0
/// @param hamiltonian H
/// @param running     F
/// @param terminal    G
/// @param initial     m0
/// @param fields      functions of space that F and G may name
public record MeanFieldGame(String name, Domain domain, double horizon, double discount, double viscosity, Hamiltonian hamiltonian,
                            Coupling running, Coupling terminal, InitialDensity initial, Map<String, SpaceFunction> fields) {

    public MeanFieldGame {
        fields = Map.copyOf(fields);
        require(horizon > 0 && Double.isFinite(horizon), "horizon", horizon, name, "must be positive and finite");
        require(discount >= 0 && Double.isFinite(discount), "discount", discount, name, "must not be negative");
        require(viscosity >= 0 && Double.isFinite(viscosity), "viscosity", viscosity, name, "must not be negative");
        if (hamiltonian.dimension() != domain.dimension())
            throw new IllegalArgumentException("The Hamiltonian of problem '%s' has %d slopes, its domain %d axes.".formatted(name, hamiltonian.dimension(), domain.dimension()));
    }

    private static void require(boolean holds, String noun, double value, String name, String rule) {
        if (!holds)
            throw new IllegalArgumentException("The %s (%s) of problem '%s' %s. Maybe a parameter has the wrong sign.".formatted(noun, value, name, rule));
    }

    /// Whether the population enters the costs; if not, one backward and one forward sweep solve the game.
    public boolean coupled() {
        return running.couples() || terminal.couples();
    }
}
