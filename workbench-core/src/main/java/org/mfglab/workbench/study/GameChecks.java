package org.mfglab.workbench.study;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.mfglab.formula.Formula;
import org.mfglab.formula.SlopeFunction;
import org.mfglab.game.Coupling;
import org.mfglab.game.Hamiltonian;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.Grid;

/// Checks a game at sampled points: what no formula's text shows, and no solver should have to find out.
final class GameChecks {

    private static final double[] SLOPES = {-100, -30, -10, -3, -1, -0.3, -0.1, -0.03, -0.01, 0, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100};
    private static final double SMALLEST_DENSITY = 1e-3;
    private static final double[] DENSITIES = {SMALLEST_DENSITY, 1e-2, 0.1, 0.5, 1, 2, 10};
    private static final double[] TIMES = {0, 0.5, 1};
    private static final int POINTS_PER_AXIS = 5;
    private static final int MOST_POINTS = 20_000;
    private static final double ROUNDING = 1e-9;

    private final Values values;
    private final MeanFieldGame game;
    private final Grid grid;
    private final List<double[]> points;

    GameChecks(Values values, MeanFieldGame game, Grid grid) {
        this.values = values;
        this.game = game;
        this.grid = grid;
        this.points = points(POINTS_PER_AXIS);
    }

    /// What is known of the initial density.
    ///
    /// @param empty whether it is zero somewhere
    /// @param peak  about its largest value
    private record Initial(boolean empty, double peak) { }

    void run() {
        hamiltonian();
        Initial initial = initialDensity();
        cost(Schema.RUNNING, game.running(), TIMES, initial);
        cost(Schema.TERMINAL, game.terminal(), new double[] {1}, initial);
    }

    private void hamiltonian() {
        switch (game.hamiltonian().structure()) {
            case Hamiltonian.Structure.Coupled(String first, String second) -> report(Schema.HAMILTONIAN, IssueCode.E201,
                    "The Hamiltonian couples the slopes %s and %s.".formatted(first, second),
                    "In this version it must be a sum over axes, such as norm(p)^2/2 or abs(p_x) + abs(p_y), with coefficients in x and t.");
            case Hamiltonian.Structure.Sum(Formula constant, List<SlopeFunction> axes, var _) -> {
                if (finite(constant)) axes.stream().filter(SlopeFunction.Convex.class::isInstance).map(SlopeFunction.Convex.class::cast).forEach(this::convex);
            }
        }
    }

    private boolean finite(Formula constant) {
        for (double[] x : points)
            for (double time : TIMES) {
                double value = constant.evaluate(symbols(x, time));
                if (Double.isFinite(value)) continue;
                report(Schema.HAMILTONIAN, IssueCode.E203, "The Hamiltonian is %s at %s, p = 0.".formatted(value, where(x, time)), "");
                return false;
            }
        return true;
    }

    /// Convex means that the derivative does not fall.
    private void convex(SlopeFunction.Convex part) {
        for (double[] x : points)
            for (double time : TIMES) {
                Map<String, Double> symbols = symbols(x, time);
                double before = Double.NEGATIVE_INFINITY;
                for (double slope : SLOPES) {
                    symbols.put(part.slope(), slope);
                    double derivative = part.derivative().evaluate(symbols);
                    if (!Double.isFinite(derivative) || !Double.isFinite(part.value().evaluate(symbols))) {
                        report(Schema.HAMILTONIAN, IssueCode.E203,
                                "The Hamiltonian or its derivative is not finite at %s, %s = %s.".formatted(where(x, time), part.slope(), slope),
                                "It must be finite for every slope.");
                        return;
                    }
                    if (derivative < before - ROUNDING * (1 + Math.abs(before))) {
                        report(Schema.HAMILTONIAN, IssueCode.E202,
                                "The Hamiltonian is not convex in %s: at %s its derivative falls from %s to %s at %s = %s.".formatted(
                                        part.slope(), where(x, time), shown(before), shown(derivative), part.slope(), slope),
                                "Maybe a sign is wrong, or a parameter. A Hamiltonian is a supremum of affine functions of p.");
                        return;
                    }
                    before = derivative;
                }
            }
    }

    /// Looks at the initial density at many points of the grid.
    private Initial initialDensity() {
        double smallest = Double.POSITIVE_INFINITY;
        double largest = 0;
        double sum = 0;
        boolean floorGiven = values.node("field.initial.floor").isPresent();
        String place = values.node("field.initial.expr").isPresent() ? "field.initial.expr" : "field.initial";
        List<double[]> many = points((int) Math.floor(Math.pow(MOST_POINTS, 1.0 / grid.dimension())));
        for (double[] x : many) {
            double value = game.initial().shape().at(x);
            if (!Double.isFinite(value) || value < 0 && !floorGiven) {
                values.issues().add(values.place(place), IssueCode.E204,
                        "The initial density is %s at %s; it must be finite and not negative.".formatted(shown(value), where(x)),
                        value < 0 ? "Give [field.initial] floor = 0.0 to cut it off there." : "Maybe a division by zero.");
                return new Initial(false, 0);
            }
            value = Math.max(value, game.initial().floor());
            smallest = Math.min(smallest, value);
            largest = Math.max(largest, value);
            sum += value;
        }
        if (!(sum > 0))
            values.issues().add(values.place(place), IssueCode.E205, "The initial density is zero at every grid point.", "");
        double mass = sum / many.size() * grid.cellVolume() * grid.size();
        double peak = game.initial().mass().isPresent() && mass > 0 ? largest * game.initial().mass().getAsDouble() / mass : largest;
        return new Initial(smallest <= 0, Double.isFinite(peak) ? peak : 0);
    }

    /// A cost must be finite at the densities that there are at the start. Beyond them a crowd need not form, and it is for the
    /// solver to find out.
    private void cost(Key<String> key, Coupling cost, double[] times, Initial initial) {
        boolean falls = false;
        boolean overflows = false;
        boolean empty = initial.empty();
        double[] densities = DoubleStream.concat(DoubleStream.of(DENSITIES), DoubleStream.of(initial.peak())).filter(m -> m > 0).sorted().toArray();
        Formula derivative = cost.formula().derivative("m").simplify();
        for (double[] x : points)
            for (double time : times) {
                Map<String, Double> symbols = symbols(x, time);
                for (double density : densities) {
                    symbols.put("m", density);
                    double value = cost.formula().evaluate(symbols);
                    if (!Double.isFinite(value)) {
                        String message = "%s is %s at %s, m = %s".formatted(key.path(), shown(value), where(x, time), shown(density));
                        if (density <= initial.peak() + SMALLEST_DENSITY) {
                            report(key, IssueCode.E206, message + ".", "");
                            return;
                        }
                        if (!overflows) report(key, IssueCode.N234, message + "; the initial density stays below about " + shown(initial.peak()) + ".", "");
                        overflows = true;
                        continue;
                    }
                    falls |= derivative.evaluate(symbols) < -ROUNDING * (1 + Math.abs(value));
                }
                symbols.put("m", 0.0);
                double value = cost.formula().evaluate(symbols);
                if (empty && !Double.isFinite(value)) {
                    report(key, IssueCode.N232, "%s is %s where m = 0, and the initial density is 0 in parts of the domain.".formatted(key.path(), shown(value)),
                            "Give [field.initial] a floor such as 1e-6, or keep m away from 0 in the formula: log(m + 1e-6).");
                    empty = false;
                }
            }
        if (falls)
            report(key, IssueCode.N231, "%s decreases in m: agents attract each other, and the equilibrium may not be unique.".formatted(key.path()), "");
    }

    private Map<String, Double> symbols(double[] x, double time) {
        Map<String, Double> symbols = new HashMap<>();
        for (int axis = 0; axis < x.length; axis++) {
            String name = DomainReader.AXES.get(axis);
            symbols.put(name, x[axis]);
            symbols.put("mean_" + name, (game.domain().axes().get(axis).low() + game.domain().axes().get(axis).high()) / 2);
            symbols.put("p_" + name, 0.0);
        }
        symbols.put("t", time * game.horizon());
        game.fields().forEach((name, field) -> symbols.put(name, field.at(x)));
        return symbols;
    }

    /// Grid points spread over the box, the first and last along each axis among them.
    private List<double[]> points(int perAxis) {
        List<double[]> found = new ArrayList<>(List.of(new double[grid.dimension()]));
        for (int axis = 0; axis < grid.dimension(); axis++) {
            List<double[]> longer = new ArrayList<>();
            int count = Math.min(perAxis, grid.n(axis));
            for (double[] x : found)
                for (int i = 0; i < count; i++) {
                    double[] point = x.clone();
                    point[axis] = grid.coordinate(axis, count == 1 ? 0 : (int) ((long) i * (grid.n(axis) - 1) / (count - 1)));
                    longer.add(point);
                }
            found = longer;
        }
        return found;
    }

    private String where(double[] x, double time) {
        return "t = " + shown(time * game.horizon()) + ", " + where(x);
    }

    private static String where(double[] x) {
        List<String> parts = new ArrayList<>();
        for (int axis = 0; axis < x.length; axis++) parts.add(DomainReader.AXES.get(axis) + " = " + shown(x[axis]));
        return parts.stream().collect(Collectors.joining(", "));
    }

    /// Four digits, the same in every locale.
    private static String shown(double value) {
        return Double.isFinite(value) ? String.valueOf(new BigDecimal(value).round(new MathContext(4)).doubleValue()) : String.valueOf(value);
    }

    private void report(Key<String> key, IssueCode code, String message, String suggestion) {
        values.issues().add(values.place(key.path()), code, message, suggestion);
    }
}
