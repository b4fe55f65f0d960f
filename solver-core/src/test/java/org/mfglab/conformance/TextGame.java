package org.mfglab.conformance;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.mfglab.formula.Formula;
import org.mfglab.formula.Parser;
import org.mfglab.formula.Scope;
import org.mfglab.game.Coupling;
import org.mfglab.game.FormulaDensity;
import org.mfglab.game.Hamiltonian;
import org.mfglab.game.InitialDensity;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Interval;

/// A game on the unit box given by the texts of a problem file; m0 is scaled to mass 1.
public record TextGame(int dimension, boolean periodic, double horizon, double discount, double viscosity,
                       String hamiltonian, String running, String terminal, String initial) {

    private static final List<String> WINDS = List.of(
            "0.5*p_x^2 + (0.4*sin(2*pi*x) + 0.3*t + 0.5)*p_x + 0.2*cos(2*pi*x) + 0.1",
            "0.8*p_y^2 - (0.6*cos(2*pi*x) + 0.2)*p_y",
            "0.3*p_z^2 + 0.7*p_z");
    private static final List<String> COSTS = List.of(
            "0.5*m + 0.3*cos(2*pi*x)*(1 + t)", "0.2*sin(2*pi*(x + y))", "0.4*cos(2*pi*z)");
    private static final List<String> ENDS = List.of("0.3*cos(2*pi*x) + 0.1*m", "0.2*sin(2*pi*y)*cos(2*pi*x)", "0.1*cos(2*pi*z)");
    private static final List<String> STARTS = List.of("1 + 0.5*sin(2*pi*x)", "(1 - 0.4*cos(2*pi*y))", "(1 + 0.3*cos(2*pi*(z - x)))");

    /// A game with different quadratic Hamiltonians and winds along the axes, coupled, and with time in its coefficients.
    public static TextGame windy(int dimension, boolean periodic) {
        return new TextGame(dimension, periodic, 1, 0, 0.05, sum(WINDS, dimension), sum(COSTS, dimension), sum(ENDS, dimension),
                String.join("*", STARTS.subList(0, dimension).stream().map(text -> "(" + text + ")").toList()));
    }

    private static String sum(List<String> texts, int dimension) {
        return String.join(" + ", texts.subList(0, dimension));
    }

    /// `|p|^2/2` without wind.
    public static String squareOfSlope(int dimension) {
        return sum(List.of("0.5*p_x^2", "0.5*p_y^2", "0.5*p_z^2"), dimension);
    }

    public TextGame withHamiltonian(String text) {
        return new TextGame(dimension, periodic, horizon, discount, viscosity, text, running, terminal, initial);
    }

    /// The game with other costs.
    public TextGame withCosts(String F, String G) {
        return new TextGame(dimension, periodic, horizon, discount, viscosity, hamiltonian, F, G, initial);
    }

    public TextGame withInitial(String m0) {
        return new TextGame(dimension, periodic, horizon, discount, viscosity, hamiltonian, running, terminal, m0);
    }

    public TextGame withViscosity(double nu) {
        return new TextGame(dimension, periodic, horizon, discount, nu, hamiltonian, running, terminal, initial);
    }

    public TextGame withHorizon(double T) {
        return new TextGame(dimension, periodic, T, discount, viscosity, hamiltonian, running, terminal, initial);
    }

    public TextGame withDiscount(double r) {
        return new TextGame(dimension, periodic, horizon, r, viscosity, hamiltonian, running, terminal, initial);
    }

    public Domain domain() {
        Interval[] axes = Collections.nCopies(dimension, new Interval(0, 1)).toArray(Interval[]::new);
        return periodic ? Domain.torus(axes) : Domain.box(axes);
    }

    public MeanFieldGame game() {
        Formula H = Parser.parse(hamiltonian, Scope.of(dimension, List.of()));
        Formula F = Parser.parse(running, Scope.coupling(dimension, List.of()));
        Formula G = Parser.parse(terminal, Scope.coupling(dimension, List.of()));
        Formula m0 = Parser.parse(initial, Scope.space(dimension, List.of()));
        return game(H, F, G, m0);
    }

    /// The game with symbols replaced in all its formulas: a reflected, shifted or turned copy.
    public MeanFieldGame game(Map<String, Formula> replaced) {
        MeanFieldGame plain = game();
        FormulaDensity m0 = (FormulaDensity) plain.initial().shape();
        return game(plain.hamiltonian().formula().substitute(replaced), plain.running().formula().substitute(replaced),
                plain.terminal().formula().substitute(replaced), m0.formula().substitute(replaced));
    }

    private MeanFieldGame game(Formula H, Formula F, Formula G, Formula m0) {
        return new MeanFieldGame("conformance", domain(), horizon, discount, viscosity, new Hamiltonian(H, dimension),
                new Coupling(F), new Coupling(G), InitialDensity.normalised(new FormulaDensity(m0)), Map.of());
    }
}
