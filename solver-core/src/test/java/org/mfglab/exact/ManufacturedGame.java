package org.mfglab.exact;

import static org.mfglab.exact.FormulaText.axis;
import static org.mfglab.exact.FormulaText.number;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mfglab.formula.Formula;
import org.mfglab.formula.Parser;
import org.mfglab.formula.Scope;
import org.mfglab.grid.BoundaryCondition;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Interval;

/// A game made to have a given solution: `F` and the source of agents are what `u` and `m` ask for (see [Sources]).
/// [ManufacturedGames] lists them.
public final class ManufacturedGame implements ExactGame {

    /// The name of the kernel in `F`.
    static final String KERNEL = "blur";

    private static final List<String> CONVOLUTION = List.of(Scope.convolution(KERNEL));

    /// What is chosen; all texts are formulas.
    ///
    /// @param u        the value, in `x y z t`
    /// @param m        the density, in `x y z t`
    /// @param discount `r`
    /// @param nu       in `x y z t`
    /// @param H        in `x y z t m p_x p_y p_z`
    /// @param F        in `x y z t m` and `conv(blur)`, without the source
    /// @param kernel   of `conv(blur)`, in `x y z`; empty if there is none
    /// @param blurred  `(K * m)(t, x)`; empty if there is no kernel
    /// @param crossing whether the flux of the exact solution crosses walls
    record Recipe(String name, Domain domain, String u, String m, double discount, String nu, String H, String F,
                  String kernel, String blurred, boolean crossing) {

        /// Without discount and kernel; `nu = 1/5`; no flux crosses walls.
        Recipe(String name, Domain domain, String u, String m, String H, String F) {
            this(name, domain, u, m, 0, "1/5", H, F, "", "", false);
        }

        Recipe discounted(double rate) {
            return new Recipe(name, domain, u, m, rate, nu, H, F, kernel, blurred, crossing);
        }

        Recipe viscosity(String text) {
            return new Recipe(name, domain, u, m, discount, text, H, F, kernel, blurred, crossing);
        }

        Recipe convolving(String formula, String result) {
            return new Recipe(name, domain, u, m, discount, nu, H, F, formula, result, crossing);
        }

        /// With a flux through walls.
        Recipe crossingWalls() {
            return new Recipe(name, domain, u, m, discount, nu, H, F, kernel, blurred, true);
        }
    }

    private final Recipe recipe;
    private final int dimension;
    private final Sources sources;
    private final Formula terminal;
    private final Formula initial;
    private final TestFormula u;
    private final TestFormula m;
    private final TestFormula blurred;
    private final List<TestFormula> flux;

    ManufacturedGame(Recipe recipe) {
        this.recipe = recipe;
        dimension = recipe.domain.dimension();
        Scope place = Scope.spaceTime(dimension, List.of());
        Formula u = Parser.parse(recipe.u, place), m = Parser.parse(recipe.m, place);
        Map<String, Formula> couplings = recipe.kernel.isEmpty() ? Map.of() : Map.of(CONVOLUTION.getFirst(), Parser.parse(recipe.blurred, place));
        sources = Sources.of(dimension, u, m, recipe.discount, Parser.parse(recipe.nu, place),
                Parser.parse(recipe.H, Scope.of(dimension, List.of())), Parser.parse(recipe.F, Scope.coupling(dimension, CONVOLUTION)), couplings);
        terminal = at("t", horizon(), u);
        initial = at("t", 0, m);
        this.u = new TestFormula(recipe.u);
        this.m = new TestFormula(recipe.m);
        blurred = recipe.kernel.isEmpty() ? null : new TestFormula(recipe.blurred);
        flux = sources.flux().stream().map(Formula::toString).map(TestFormula::new).toList();
    }

    private static Formula at(String symbol, double place, Formula formula) {
        return formula.substitute(Map.of(symbol, Formula.constant(place))).simplify();
    }

    @Override
    public String name() {
        return recipe.name;
    }

    @Override
    public int dimension() {
        return dimension;
    }

    /// Shorter in more dimensions, where every level is dearer; in 3-D, where the modes decay faster, the steps must be shorter, too.
    @Override
    public double horizon() {
        return dimension == 3 ? 1.0 / 32 : 1.0 / (1 << dimension);
    }

    @Override
    public double discount() {
        return recipe.discount;
    }

    @Override
    public String viscosity() {
        return recipe.nu;
    }

    @Override
    public String hamiltonian() {
        return recipe.H;
    }

    @Override
    public String running() {
        return recipe.F + " + (" + sources.value() + ")";
    }

    @Override
    public String terminal() {
        return terminal.toString();
    }

    @Override
    public String initial() {
        return initial.toString();
    }

    @Override
    public String source() {
        return sources.density().toString();
    }

    /// A wall stands still where the exact flux goes through it; so the flux enters or leaves in the cells next to the wall.
    @Override
    public String inflow(double h) {
        List<String> terms = new ArrayList<>(List.of("0"));
        for (int k = 0; recipe.crossing && k < dimension; k++) {
            Interval side = recipe.domain.axes().get(k);
            Formula flux = sources.flux().get(k);
            if (closed(recipe.domain.sides().get(k).low().base()))
                terms.add(inCells(k, " < ", side.low() + h, at(axis(k), side.low(), flux), h));
            if (closed(recipe.domain.sides().get(k).high().base()))
                terms.add(inCells(k, " > ", side.high() - h, at(axis(k), side.high(), flux).negate(), h));
        }
        return String.join(" + ", terms);
    }

    private static boolean closed(BoundaryCondition side) {
        return switch (side) {
            case BoundaryCondition.Wall _ -> true;
            case BoundaryCondition.Periodic _, BoundaryCondition.Exit _, BoundaryCondition.Value _ -> false;
        };
    }

    private static String inCells(int k, String relation, double end, Formula flux, double h) {
        return "where(" + axis(k) + relation + number(end) + ", (" + flux + ")/" + number(h) + ", 0)";
    }

    /// The exact mass flux along an axis.
    double flux(int k, double t, double... x) {
        return flux.get(k).at(PdeResidual.place(t, x));
    }

    @Override
    public Map<String, String> kernels() {
        return recipe.kernel.isEmpty() ? Map.of() : Map.of(KERNEL, recipe.kernel);
    }

    @Override
    public double convolution(String kernel, double t, double... x) {
        return blurred.at(PdeResidual.place(t, x));
    }

    @Override
    public boolean periodic() {
        return recipe.domain.periodic(0);
    }

    @Override
    public Domain domain() {
        return recipe.domain;
    }

    @Override
    public double[][] box() {
        return recipe.domain.axes().stream().map(side -> new double[] {side.low(), side.high()}).toArray(double[][]::new);
    }

    @Override
    public double value(double t, double... x) {
        return u.at(PdeResidual.place(t, x));
    }

    @Override
    public double density(double t, double... x) {
        return m.at(PdeResidual.place(t, x));
    }

    @Override
    public String toString() {
        return name();
    }
}
