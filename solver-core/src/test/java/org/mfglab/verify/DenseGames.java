package org.mfglab.verify;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
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
import org.mfglab.grid.Obstacle;
import org.mfglab.grid.Side;
import org.mfglab.grid.SpaceFunction;
import org.mfglab.grid.TimeGrid;

/// Small games with every boundary, coupling and Hamiltonian, for all schemes.
final class DenseGames {

    static final TimeGrid TIME = new TimeGrid(0.4, 3);

    private static final Map<Case, DenseGame.Pair> SOLVED = new HashMap<>();

    private DenseGames() { }

    /// A game with its grid, for the tables of parameterised tests.
    record Case(String name, MeanFieldGame game, Equations equations, int... n) {
        DenseGame dense() {
            return new DenseGame(game, TIME, equations, n);
        }

        /// The solution by brute force; the arrays may be modified, being copies.
        DenseGame.Pair pair() {
            return SOLVED.computeIfAbsent(this, game -> game.dense().equilibrium(40, 1)).copy();
        }

        @Override
        public String toString() {
            return name + " " + equations.getClass().getSimpleName();
        }
    }

    private static final Interval UNIT = new Interval(0, 1);
    private static final Side WALL = Side.of(BoundaryCondition.WALL);
    private static final Map<String, SpaceFunction> FIELDS = Map.of("V", x -> 0.3 + 0.2 * Math.sin(5 * x[0]) * (x.length > 1 ? x[1] : 1));

    private static Formula formula(String text, Scope scope) {
        return Parser.parse(text, scope);
    }

    static BoundaryCondition exit(String cost) {
        return new BoundaryCondition.Exit(formula(cost, Scope.spaceTime(3, List.of())));
    }

    private static BoundaryCondition value(String value) {
        return new BoundaryCondition.Value(formula(value, Scope.spaceTime(3, List.of())));
    }

    /// The texts of a game with defaults.
    static final class Texts {
        final Domain domain;
        String H;
        String nu = "0.1";
        String s = "0";
        String F = "0.05*m + 0.2*cos(3*x) + t*x";
        String G = "0.4*sin(3*x) + 0.02*m";
        String m0 = "1 + 0.5*sin(4*x)";
        double discount;
        final Map<String, Kernel> kernels = new HashMap<>();

        Texts(Domain domain, String hamiltonian) {
            this.domain = domain;
            this.H = hamiltonian;
        }

        Texts viscosity(String text) {
            nu = text;
            return this;
        }

        Texts source(String text) {
            s = text;
            return this;
        }

        Texts costs(String running, String terminal) {
            F = running;
            G = terminal;
            return this;
        }

        Texts discount(double rate) {
            discount = rate;
            return this;
        }

        Texts kernel(String name, String text) {
            kernels.put(name, new Kernel(formula(text, Scope.space(domain.dimension(), List.of()))));
            return this;
        }

        MeanFieldGame game() {
            int d = domain.dimension();
            TreeSet<String> names = new TreeSet<>(FIELDS.keySet());
            TreeSet<String> coupled = new TreeSet<>(names);
            for (String kernel : kernels.keySet()) coupled.add(Scope.convolution(kernel));
            return new MeanFieldGame("dense", domain, TIME.horizon(), discount, formula(nu, Scope.spaceTime(d, names)),
                    new Hamiltonian(formula(H, Scope.of(d, names)), d), new Coupling(formula(F, Scope.coupling(d, coupled))),
                    new Coupling(formula(G, Scope.coupling(d, coupled))), formula(s, Scope.spaceTime(d, names)),
                    InitialDensity.normalised(new FormulaDensity(formula(m0, Scope.space(d, List.of())))), FIELDS, kernels);
        }
    }

    static Domain segment(BoundaryCondition low, BoundaryCondition high) {
        return new Domain(List.of(UNIT), List.of(new Sides(low, high)));
    }

    /// A hall of 5 x 4 cells: a pillar in cell (1, 1), a door in the right wall at the second and third row, a dearer one over a part of it,
    /// a door at the top, and a given value at the bottom.
    static Domain hall() {
        Side right = new Side(BoundaryCondition.WALL, List.of(
                new Side.Part(exit("0.1 + 0.2*t + 0.3*y"), List.of(new Interval(0.3, 0.7))), new Side.Part(exit("0.5"), List.of(new Interval(0.6, 0.7)))));
        Side top = new Side(BoundaryCondition.WALL, List.of(new Side.Part(exit("x*t"), List.of(new Interval(0, 0.45)))));
        Side bottom = new Side(BoundaryCondition.WALL, List.of(new Side.Part(value("0.2*x - t"), List.of(new Interval(0.5, 1)))));
        return new Domain(List.of(new Interval(0, 1.2), UNIT), List.of(new Sides(WALL, right), new Sides(bottom, top)),
                List.of(new Obstacle.Rectangle(List.of(new Interval(0.3, 0.4), new Interval(0.3, 0.4)))));
    }

    /// The hall without the side of given value.
    static Domain openHall() {
        Domain hall = hall();
        return new Domain(hall.axes(), List.of(hall.sides().getFirst(), new Sides(WALL, hall.sides().get(1).high())), hall.obstacles());
    }

    static Domain torusWithPillar() {
        return Domain.torus(UNIT, UNIT).with(new Obstacle.Ellipse(List.of(0.05, 0.5), List.of(0.2, 0.3)));
    }

    static Domain room() {
        Side back = new Side(BoundaryCondition.WALL, List.of(new Side.Part(exit("x + y"), List.of(new Interval(0, 0.5), new Interval(0, 1)))));
        return new Domain(Collections.nCopies(3, UNIT), List.of(new Sides(BoundaryCondition.PERIODIC, BoundaryCondition.PERIODIC), new Sides(WALL, WALL), new Sides(WALL, back)),
                List.of(new Obstacle.Region(formula("0.2 - x - z", Scope.space(3, List.of())))));
    }

    private static final String WINDY = "0.5*p_x^2/(1 + 0.5*m) + (V - 0.2 + t)*p_x + 0.7*p_y^2 - 0.4*x*p_y + 0.1*V + 0.05*m";

    /// Sums over axes, which every scheme can treat.
    static List<Texts> separable() {
        return List.of(
                new Texts(segment(exit("0.2 + t"), exit("-0.1")), "0.5*p_x^2 + 0.8*p_x").viscosity("0.1 + 0.2*x*t").source("0.3 + x + t").discount(0.4),
                new Texts(segment(value("x + t"), exit("0.3")), "(1 + p_x^2)^0.75 - 0.5*p_x").viscosity("0.05*V").costs("0.05*log(m + 0.1)", "0.1*mean_x*x"),
                new Texts(segment(BoundaryCondition.WALL, value("t")), "abs(p_x)^1.5 + (0.3 - x)*p_x").viscosity("0").costs("cos(3*x)*t", "sin(3*x)"),
                new Texts(hall(), WINDY).viscosity("0.05 + 0.1*x + 0.05*t*V").source("where(x < 0.5, 0.4*(1 + t)*V, 0)").discount(0.2),
                new Texts(openHall(), WINDY).viscosity("0.05 + 0.1*x*y").source("0.2*x"),
                new Texts(openHall(), "0.5*p_x^2 + 0.5*p_y^2").viscosity("0").costs("cos(3*x)*t", "sin(3*x)"),
                new Texts(torusWithPillar(), WINDY).viscosity("0.02 + 0.1*sin(6*x)^2").costs("0.05*m + 0.3*mean_x*y", "0.03*mean_y*m"),
                new Texts(Domain.torus(UNIT, UNIT), "0.5*p_x^2 + 0.5*p_y^2").kernel("K", "exp(-(x^2 + 2*y^2 + x*y)/0.02)")
                        .costs("conv(K) + 0.3*sin(6*x)*cos(6*y)", "0.5*x*conv(K)"),
                new Texts(openHall(), "0.5*p_x^2 + 0.5*p_y^2").kernel("A", "exp(-x^2/0.1 - abs(y + 0.1))").kernel("B", "x + y^2").costs("0.3*conv(A) + y", "0.2*conv(B)"),
                new Texts(room(), "0.5*p_x^2 + 0.2*p_y^2 + 0.9*p_z^2 + 0.3*p_z - t*p_x").viscosity("0.03 + 0.05*z").source("0.1*x*z"));
    }

    static List<Texts> radial() {
        return List.of(
                new Texts(hall(), "(2/3)*(1 + norm(p)^2)^0.75 + 0.3*p_x - (x + t)*p_y + 0.4*p_y^2").viscosity("0.02 + 0.1*x").discount(0.3).source("V"),
                new Texts(openHall(), "norm(p)^1.5/(1 + m) + 0.2*p_x + 0.1*m").viscosity("0.05*V"),
                new Texts(torusWithPillar(), "sqrt(0.01 + norm(p)^2)*(1 + 0.2*t)").viscosity("0.01").costs("cos(6*x)*t", "sin(6*x)"));
    }

    static List<Texts> mixed() {
        return List.of(
                new Texts(hall(), "0.5*(p_x^2 + p_y^2) + 0.4*p_x*p_y + 0.3*p_x - (x + t)*p_y + 0.1*m").viscosity("0.02 + 0.1*x").discount(0.3).source("V"),
                new Texts(openHall(), "0.5*norm(p)^2/(1 + m) + 0.3*sin(p_x + p_y)").viscosity("0.05*V"));
    }

    static int[] size(Domain domain) {
        return new int[][] {{7}, {5, 4}, {3, 3, 3}}[domain.dimension() - 1];
    }

    /// Every game under every scheme that can treat it.
    static final List<Case> CASES = cases();

    private static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        separable().forEach(texts -> cases.add(of(texts, new Equations.Split())));
        separable().forEach(texts -> cases.add(of(texts, new Equations.Upwind())));
        radial().forEach(texts -> cases.add(of(texts, new Equations.Upwind())));
        List<Texts> all = new ArrayList<>(mixed());
        all.addAll(radial());
        all.addAll(separable());
        for (Texts texts : all) cases.add(of(texts, new Equations.LaxFriedrichs(Collections.nCopies(texts.domain.dimension(), 6.0))));
        return cases;
    }

    static Case of(Texts texts, Equations equations) {
        String name = "%s on %s".formatted(texts.H, texts.domain.dimension() + "-D");
        return new Case(name, texts.game(), equations, size(texts.domain));
    }
}
