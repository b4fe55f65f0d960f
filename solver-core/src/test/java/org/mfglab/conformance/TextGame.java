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
import org.mfglab.game.Kernel;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.BoundaryCondition;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Domain.Sides;
import org.mfglab.grid.Interval;
import org.mfglab.grid.Side;

/// A game given by the texts of a problem file; m0 is scaled to mass 1. Costs may name the kernel `K`, the same in every direction.
public record TextGame(Domain domain, double horizon, double discount, String viscosity, String hamiltonian, String running,
                       String terminal, String source, String initial) {

    private static final String KERNEL = "K";
    private static final List<String> KERNEL_ALONG = List.of("exp(-20*x^2)", "exp(-20*y^2)", "exp(-20*z^2)");
    private static final List<String> WINDS = List.of(
            "0.5*p_x^2 + (0.4*sin(2*pi*x) + 0.3*t + 0.5)*p_x + 0.2*cos(2*pi*x) + 0.1",
            "0.8*p_y^2 - (0.6*cos(2*pi*x) + 0.2)*p_y",
            "0.3*p_z^2 + 0.7*p_z");
    private static final List<String> CROWDS = List.of(
            "0.5*(1 + 0.4*sin(2*pi*x))*p_x^2/(1 + 0.3*m)^0.8 + (0.4*sin(2*pi*x) + 0.3*sin(t) + 0.5)*p_x + 0.2*cos(2*pi*x) + 0.1*m",
            "0.8*p_y^2 - (0.6*cos(2*pi*x) + 0.2*m)*p_y",
            "0.3*p_z^2/(1 + m) + 0.7*p_z");
    private static final List<String> COSTS = List.of(
            "0.5*m + 0.3*cos(2*pi*x)*(1 + t)", "0.2*sin(2*pi*(x + y))", "0.4*cos(2*pi*z)");
    private static final List<String> ENDS = List.of("0.3*cos(2*pi*x) + 0.1*m", "0.2*sin(2*pi*y)*cos(2*pi*x)", "0.1*cos(2*pi*z)");
    private static final List<String> STARTS = List.of("1 + 0.5*sin(2*pi*x)", "(1 - 0.4*cos(2*pi*y))", "(1 + 0.3*cos(2*pi*(z - x)))");

    /// On the unit box with periodic sides or walls, of constant viscosity, without sources.
    public TextGame(int dimension, boolean periodic, double horizon, double discount, double viscosity,
                    String hamiltonian, String running, String terminal, String initial) {
        this(unitBox(dimension, periodic), horizon, discount, "" + viscosity, hamiltonian, running, terminal, "0", initial);
    }

    private static Domain unitBox(int dimension, boolean periodic) {
        Interval[] axes = Collections.nCopies(dimension, new Interval(0, 1)).toArray(Interval[]::new);
        return periodic ? Domain.torus(axes) : Domain.box(axes);
    }

    /// A game with different quadratic Hamiltonians and winds along the axes, coupled, and with time in its coefficients.
    public static TextGame windy(int dimension, boolean periodic) {
        return windy(unitBox(dimension, periodic));
    }

    public static TextGame windy(Domain domain) {
        int d = domain.dimension();
        return new TextGame(domain, 1, 0, "0.05", sum(WINDS, d), sum(COSTS, d), sum(ENDS, d), "0",
                String.join("*", STARTS.subList(0, d).stream().map(text -> "(" + text + ")").toList()));
    }

    /// A windy game with more of what a problem file can say: congestion, a viscosity and agents that enter in space and time.
    public static TextGame rich(Domain domain) {
        int d = domain.dimension();
        TextGame windy = windy(domain).withSource("0.4*(1 + cos(2*pi*x))*(1 + 0.5*sin(t))").withViscosity(0.05, d);
        return windy.withHamiltonian(sum(CROWDS, d)).withCosts(windy.running.replace("(1 + t)", "(1 + 0.5*cos(t))"), windy.terminal);
    }

    private static String sum(List<String> texts, int dimension) {
        return String.join(" + ", texts.subList(0, dimension));
    }

    /// `|p|^2/2` without wind.
    public static String squareOfSlope(int dimension) {
        return sum(List.of("0.5*p_x^2", "0.5*p_y^2", "0.5*p_z^2"), dimension);
    }

    public int dimension() {
        return domain.dimension();
    }

    public TextGame withHamiltonian(String text) {
        return new TextGame(domain, horizon, discount, viscosity, text, running, terminal, source, initial);
    }

    /// The game with other costs.
    public TextGame withCosts(String F, String G) {
        return new TextGame(domain, horizon, discount, viscosity, hamiltonian, F, G, source, initial);
    }

    public TextGame withInitial(String m0) {
        return new TextGame(domain, horizon, discount, viscosity, hamiltonian, running, terminal, source, m0);
    }

    public TextGame withSource(String s) {
        return new TextGame(domain, horizon, discount, viscosity, hamiltonian, running, terminal, s, initial);
    }

    public TextGame withViscosity(double nu) {
        return withViscosity("" + nu);
    }

    public TextGame withViscosity(String nu) {
        return new TextGame(domain, horizon, discount, nu, hamiltonian, running, terminal, source, initial);
    }

    /// A viscosity between a fourth of a number and twice it, in space and time.
    public TextGame withViscosity(double nu, int dimension) {
        return withViscosity("%s*(1 + %s*cos(2*pi*x) + 0.25*cos(3*t)%s)".formatted(nu, 0.5, dimension > 1 ? "*sin(2*pi*y)" : ""));
    }

    public TextGame withHorizon(double T) {
        return new TextGame(domain, T, discount, viscosity, hamiltonian, running, terminal, source, initial);
    }

    public TextGame withDiscount(double r) {
        return new TextGame(domain, horizon, r, viscosity, hamiltonian, running, terminal, source, initial);
    }

    public TextGame withDomain(Domain other) {
        return new TextGame(other, horizon, discount, viscosity, hamiltonian, running, terminal, source, initial);
    }

    /// The game with all that is given on its sides raised.
    TextGame withGivenRaised(Formula rise) {
        return withDomain(new Domain(domain.axes(), domain.sides().stream().map(sides -> new Sides(raised(sides.low(), rise), raised(sides.high(), rise))).toList(), domain.obstacles()));
    }

    private static Side raised(Side side, Formula rise) {
        return new Side(raised(side.base(), rise), side.parts().stream().map(part -> new Side.Part(raised(part.condition(), rise), part.extent())).toList());
    }

    private static BoundaryCondition raised(BoundaryCondition condition, Formula rise) {
        return switch (condition) {
            case BoundaryCondition.Periodic _, BoundaryCondition.Wall _ -> condition;
            case BoundaryCondition.Exit(Formula cost) -> new BoundaryCondition.Exit(cost.plus(rise));
            case BoundaryCondition.Value(Formula value) -> new BoundaryCondition.Value(value.plus(rise));
        };
    }

    public MeanFieldGame game() {
        return game(Map.of(), domain);
    }

    /// The game with symbols replaced in all its formulas and on another domain: a reflected, shifted or turned copy.
    public MeanFieldGame game(Map<String, Formula> replaced, Domain other) {
        int d = dimension();
        Scope costs = Scope.coupling(d, List.of(Scope.convolution(KERNEL)));
        Formula H = replace(Parser.parse(hamiltonian, Scope.of(d, List.of())), replaced);
        Formula F = Parser.parse(running, costs).substitute(replaced);
        Formula G = Parser.parse(terminal, costs).substitute(replaced);
        Formula nu = Parser.parse(viscosity, Scope.spaceTime(d, List.of())).substitute(replaced);
        Formula s = Parser.parse(source, Scope.spaceTime(d, List.of())).substitute(replaced);
        Formula m0 = Parser.parse(initial, Scope.space(d, List.of())).substitute(replaced);
        Formula K = Parser.parse(String.join("*", KERNEL_ALONG.subList(0, d)), Scope.space(d, List.of()));
        return new MeanFieldGame("conformance", other, horizon, discount, nu, new Hamiltonian(H, d), new Coupling(F), new Coupling(G), s,
                InitialDensity.normalised(new FormulaDensity(m0)), Map.of(), Map.of(KERNEL, new Kernel(K)));
    }

    /// The length of the slopes is the same in all coordinates, and stays as it is written.
    private static Formula replace(Formula formula, Map<String, Formula> replaced) {
        if (formula instanceof Formula.Norm) return formula;
        return formula.parts().isEmpty() ? formula.substitute(replaced) : formula.map(part -> replace(part, replaced));
    }
}
