package org.mfglab.exact;

import static org.mfglab.exact.FormulaText.axis;
import static org.mfglab.exact.FormulaText.number;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mfglab.exact.ManufacturedGame.Recipe;
import org.mfglab.formula.Parser;
import org.mfglab.formula.Scope;
import org.mfglab.grid.BoundaryCondition;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Interval;
import org.mfglab.grid.Obstacle;

/// The manufactured games: every kind of side with every kind of Hamiltonian and cost, in 1-D, 2-D and 3-D.
public final class ManufacturedGames {

    /// The sides of the box.
    public enum Sides {
        TORUS,
        /// Walls that nobody wants to cross: `u_n = m_n = 0`.
        NEUMANN,
        /// Exits without cost: `u = m = 0`.
        DIRICHLET,
        /// Walls with a wind that blows at them.
        ROBIN
    }

    /// The Hamiltonian.
    public enum Motion {
        /// `|p|^2/2 + b.p`; on the torus and between robin walls `b` is a wind, else 0.
        QUAD,
        /// Congestion, `|p|^2/(2 (1 + m)^1.5)`.
        CONG,
        /// A smooth power of `|p|`, `(2/3) (1 + |p|^2)^0.75`.
        POW
    }

    /// How `F` sees the density.
    public enum Cost {
        M2, LOG,
        /// A Gaussian kernel whose Fourier multipliers are `exp(-|2 pi k|^2/50)`; on the torus.
        NONLOCAL
    }

    private static final Interval UNIT = new Interval(0, 1);

    private ManufacturedGames() {}

    /// The 36 games of the product and more.
    public static List<ExactGame> all() {
        List<ExactGame> games = new ArrayList<>();
        for (int d = 1; d <= 3; d++) {
            for (Motion motion : Motion.values()) for (Cost cost : List.of(Cost.M2, Cost.LOG)) games.add(of(d, Sides.TORUS, motion, cost));
            games.add(of(d, Sides.TORUS, Motion.QUAD, Cost.NONLOCAL));
            for (Sides sides : List.of(Sides.NEUMANN, Sides.DIRICHLET, Sides.ROBIN)) games.add(of(d, sides, Motion.QUAD, Cost.M2));
            for (Sides sides : List.of(Sides.NEUMANN, Sides.DIRICHLET)) games.add(of(d, sides, Motion.CONG, Cost.M2));
        }
        games.addAll(List.of(varyingViscosity(1), varyingViscosity(2), discounted(),
                windAtTheWalls(), exitOnOneSide(), givenValue(1), givenValue(2), aroundAnObstacle()));
        return games;
    }

    /// One game of the product, called `mms 2 neumann cong m2` and the like.
    public static ManufacturedGame of(int d, Sides sides, Motion motion, Cost cost) {
        String name = "mms %d %s %s %s".formatted(d, word(sides), word(motion), word(cost));
        Recipe recipe = new Recipe(name, domain(d, sides), value(d, sides), density(d, sides), hamiltonian(d, sides, motion), cost(cost));
        if (cost == Cost.NONLOCAL) recipe = recipe.convolving(kernel(d), torusDensity(d, multiplier(1), multiplier(d)));
        return new ManufacturedGame(sides == Sides.ROBIN ? recipe.crossingWalls() : recipe);
    }

    /// On the torus, with noise that depends on the place, in 2-D also on the time.
    public static ManufacturedGame varyingViscosity(int d) {
        String nu = d == 1 ? "0.2 + 0.1*cos(2*pi*x)" : "0.2 + 0.1*cos(2*pi*x)*sin(2*pi*y + t)";
        return new ManufacturedGame(new Recipe("mms %d torus quad m2, nu(x)".formatted(d), domain(d, Sides.TORUS), value(d, Sides.TORUS),
                density(d, Sides.TORUS), hamiltonian(d, Sides.TORUS, Motion.QUAD), cost(Cost.M2)).viscosity(nu));
    }

    /// On the torus in 2-D, with the discount rate 2.
    public static ManufacturedGame discounted() {
        return new ManufacturedGame(new Recipe("mms 2 torus quad m2, discount", domain(2, Sides.TORUS), value(2, Sides.TORUS),
                density(2, Sides.TORUS), hamiltonian(2, Sides.TORUS, Motion.QUAD), cost(Cost.M2)).discounted(2));
    }

    /// The unit square with an exit at `x = 1` that has a price, and walls else.
    public static ManufacturedGame exitOnOneSide() {
        String price = "exp(-t)*cos(pi*y)/5";
        var exit = new BoundaryCondition.Exit(Parser.parse(price, Scope.spaceTime(2, List.of())));
        Domain domain = new Domain(List.of(UNIT, UNIT), List.of(new Domain.Sides(BoundaryCondition.WALL, exit),
                new Domain.Sides(BoundaryCondition.WALL, BoundaryCondition.WALL)));
        return new ManufacturedGame(new Recipe("mms 2 exit on one side", domain,
                price + " + (1 + t/2)*cos(pi*x/2)*(1 + cos(pi*y)/4)/2", "pi/2*cos(pi*x/2)*(1 + exp(-t)*cos(pi*y)/3)",
                hamiltonian(2, Sides.DIRICHLET, Motion.QUAD), cost(Cost.M2)));
    }

    /// The unit square with a wind that blows everybody to two of its walls. Nobody crosses them, as the density is `exp(-x - y)`
    /// times one whose slope vanishes there: `nu m_n + m b.n = 0`.
    public static ManufacturedGame windAtTheWalls() {
        return new ManufacturedGame(new Recipe("mms 2 wind", domain(2, Sides.ROBIN), value(2, Sides.ROBIN), "exp(-x - y)*(" + density(2, Sides.ROBIN) + ")",
                "(p_x^2 + p_y^2)/2 + (sin(pi*x)*sin(2*pi*y)/3 + 1/5)*p_x + (sin(pi*y)*cos(pi*x)/3 + 1/5)*p_y", cost(Cost.M2)));
    }

    /// The unit box with `u` given on all sides, of any slope there. Nobody crosses them, as the density is `exp(-u/nu)` times one
    /// whose slope vanishes there: `nu m_n + m u_n = 0`.
    public static ManufacturedGame givenValue(int d) {
        String u = "exp(-t)*" + product(d, i -> "sin(2*pi*" + axis(i) + "/3 + 0.4)") + "/4";
        var value = new BoundaryCondition.Value(Parser.parse(u, Scope.spaceTime(d, List.of())));
        return new ManufacturedGame(new Recipe("mms %d value".formatted(d), Domain.uniform(value, axes(d)), u, "exp(-5*" + u + ")*(" + density(d, Sides.NEUMANN) + ")",
                hamiltonian(d, Sides.NEUMANN, Motion.QUAD), cost(Cost.M2)));
    }

    /// The square `[0, 3]^2` between walls, without its middle third.
    public static ManufacturedGame aroundAnObstacle() {
        Interval side = new Interval(0, 3), middle = new Interval(1, 2);
        Domain domain = Domain.box(side, side).with(new Obstacle.Rectangle(List.of(middle, middle)));
        return new ManufacturedGame(new Recipe("mms 2 obstacle", domain,
                "exp(-t)*cos(pi*x)*cos(pi*y)/4 + cos(t)*cos(pi*x)/5", "1 + exp(-t)*cos(pi*x)*cos(pi*y)/2 + sin(t)*cos(pi*y)/5",
                hamiltonian(2, Sides.NEUMANN, Motion.QUAD), cost(Cost.M2)));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static Domain domain(int d, Sides sides) {
        return switch (sides) {
            case TORUS -> Domain.torus(axes(d));
            case NEUMANN, ROBIN -> Domain.box(axes(d));
            case DIRICHLET -> Domain.uniform(new BoundaryCondition.Exit(Parser.parse("0", Scope.spaceTime(d, List.of()))), axes(d));
        };
    }

    private static Interval[] axes(int d) {
        Interval[] axes = new Interval[d];
        Arrays.fill(axes, UNIT);
        return axes;
    }

    private static String value(int d, Sides sides) {
        return switch (sides) {
            case TORUS -> "exp(-t)*(" + sum(d, i -> "sin(2*pi*" + axis(i) + " + " + i + ")") + ")/4 + cos(t)*" + product(d, i -> "cos(2*pi*" + axis(i) + ")") + "/8";
            case NEUMANN, ROBIN -> "exp(-t)*" + product(d, i -> "cos(pi*" + axis(i) + ")") + "/2 + (" + sum(d, i -> "cos(2*pi*" + axis(i) + ")") + ")/10";
            case DIRICHLET -> "(1 + t/2)*" + product(d, i -> "sin(pi*" + axis(i) + ")") + "/2";
        };
    }

    private static String density(int d, Sides sides) {
        return switch (sides) {
            case TORUS -> torusDensity(d, 1, 1);
            case NEUMANN, ROBIN -> "1 + exp(-t)*" + product(d, i -> "cos(pi*" + axis(i) + ")") + "/2";
            case DIRICHLET -> product(d, i -> "(pi/2*sin(pi*" + axis(i) + "))") + "*(1 + sin(t)*cos(pi*x)/3)";
        };
    }

    /// A mode along x and one along the diagonal, each with a factor.
    private static String torusDensity(int d, double alongX, double diagonal) {
        return "1 + " + number(diagonal) + "*cos(t)*" + product(d, i -> "sin(2*pi*" + axis(i) + ")") + "/4 + " + number(alongX) + "*exp(-t)*cos(2*pi*x + t)/5";
    }

    private static String hamiltonian(int d, Sides sides, Motion motion) {
        String square = sum(d, i -> "p_" + axis(i) + "^2");
        boolean windy = sides == Sides.TORUS || sides == Sides.ROBIN;
        return switch (motion) {
            case QUAD -> "(" + square + ")/2" + (windy ? " + " + sum(d, i -> "(sin(2*pi*" + axis((i + 1) % d) + ")/3 + 1/5)*p_" + axis(i)) : "");
            case CONG -> "(" + square + ")/(2*(1 + m)^1.5)";
            case POW -> "2/3*(1 + " + square + ")^0.75";
        };
    }

    private static String cost(Cost cost) {
        return switch (cost) {
            case M2 -> "m^2";
            case LOG -> "log(m)";
            case NONLOCAL -> "conv(" + ManufacturedGame.KERNEL + ")";
        };
    }

    /// `exp(-|2 pi k|^2/50)` for `|k|^2 = square`.
    private static double multiplier(int square) {
        return Math.exp(-4 * Math.PI * Math.PI * square / 50);
    }

    /// The heat kernel at the time 1/50, a Gaussian of variance 1/25.
    private static String kernel(int d) {
        return "exp(-(" + sum(d, i -> axis(i) + "^2") + ")*12.5)/(0.08*pi)^" + number(d / 2.0);
    }

    private static String sum(int d, IntFunction<String> term) {
        return IntStream.range(0, d).mapToObj(term).collect(Collectors.joining(" + "));
    }

    private static String product(int d, IntFunction<String> factor) {
        return IntStream.range(0, d).mapToObj(factor).collect(Collectors.joining("*"));
    }
}
