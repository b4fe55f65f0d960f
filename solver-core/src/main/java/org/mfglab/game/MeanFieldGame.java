package org.mfglab.game;

import java.util.Map;
import org.mfglab.formula.Formula;
import org.mfglab.grid.Domain;
import org.mfglab.grid.SpaceFunction;

/// A mean-field game: the backward Hamilton-Jacobi-Bellman equation for the value u and the forward Fokker-Planck equation for
/// the density m,
///
///     -d_t u + r u - nu Lap u + H(x,t,grad u,m) = F(x,t,m),      u(T,x) = G(x,m(T))
///      d_t m - Lap(nu m) - div( m H_p(x,t,grad u,m) ) = s(x,t),  m(0,x) = m0(x)
///
/// in the signs of Lasry and Lions 2007. The problem does not know that it will be discretised.
///
/// @param name        safe in file names
/// @param domain      the box, its sides and its obstacles
/// @param horizon     T, positive
/// @param discount    r, at least 0
/// @param viscosity   nu = sigma^2/2, at least 0, in x y z t and the names of fields
/// @param hamiltonian H
/// @param running     F
/// @param terminal    G
/// @param source      s, agents that enter per unit of time and volume, in x y z t and the names of fields
/// @param initial     m0
/// @param fields      functions of space that formulas may name
/// @param kernels     kernels of convolutions that F and G may name, `conv(NAME)`
public record MeanFieldGame(String name, Domain domain, double horizon, double discount, Formula viscosity, Hamiltonian hamiltonian,
                            Coupling running, Coupling terminal, Formula source, InitialDensity initial, Map<String, SpaceFunction> fields,
                            Map<String, Kernel> kernels) {

    public MeanFieldGame {
        fields = Map.copyOf(fields);
        kernels = Map.copyOf(kernels);
        viscosity = viscosity.simplify();
        source = source.simplify();
        require(horizon > 0 && Double.isFinite(horizon), "horizon", horizon, name, "must be positive and finite");
        require(discount >= 0 && Double.isFinite(discount), "discount", discount, name, "must not be negative");
        if (viscosity instanceof Formula.Constant(double nu)) require(nu >= 0, "viscosity", nu, name, "must not be negative");
        if (hamiltonian.dimension() != domain.dimension())
            throw new IllegalArgumentException("The Hamiltonian of problem '%s' has %d slopes, its domain %d axes.".formatted(name, hamiltonian.dimension(), domain.dimension()));
        for (String kernel : Coupling.kernels(running, terminal))
            if (!kernels.containsKey(kernel))
                throw new IllegalArgumentException("The costs of problem '%s' name the kernel '%s', which it does not have.".formatted(name, kernel));
    }

    /// A game of constant viscosity, without sources and kernels.
    public MeanFieldGame(String name, Domain domain, double horizon, double discount, double viscosity, Hamiltonian hamiltonian,
                         Coupling running, Coupling terminal, InitialDensity initial, Map<String, SpaceFunction> fields) {
        this(name, domain, horizon, discount, constant(viscosity, name), hamiltonian, running, terminal, Formula.ZERO, initial, fields, Map.of());
    }

    private static Formula constant(double viscosity, String name) {
        require(Double.isFinite(viscosity), "viscosity", viscosity, name, "must be finite");
        return Formula.constant(viscosity);
    }

    private static void require(boolean holds, String noun, double value, String name, String rule) {
        if (!holds)
            throw new IllegalArgumentException("The %s (%s) of problem '%s' %s. Maybe a parameter has the wrong sign.".formatted(noun, value, name, rule));
    }

    /// Whether the population enters the costs or the Hamiltonian; if not, one backward and one forward sweep solve the game.
    public boolean coupled() {
        return running.couples() || terminal.couples() || hamiltonian.congested();
    }

    /// Whether agents enter.
    public boolean hasSource() {
        return !source.equals(Formula.ZERO);
    }
}
