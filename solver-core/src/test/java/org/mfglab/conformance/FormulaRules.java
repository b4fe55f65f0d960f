package org.mfglab.conformance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.mfglab.device.NumericalHamiltonian;
import org.mfglab.formula.Formula;
import org.mfglab.formula.SlopeFunction;
import org.mfglab.grid.Grid;
import org.mfglab.grid.SpaceFunction;

/// Numerical Hamiltonians with every formula evaluated by name at every call (MATH 3.2).
///
/// @param m the density, one per cell
record FormulaRules(Grid grid, Map<String, SpaceFunction> fields, double t, double[] m) {

    /// A convex function of one slope: value, derivative and minimiser, infinite where there is none.
    private record Convex(DoubleUnaryOperator value, DoubleUnaryOperator slope, double minimum) {
        /// h at a slope, 0 at an infinite one.
        double at(double p) {
            return Double.isInfinite(p) ? 0 : value.applyAsDouble(p);
        }

        double slopeAt(double p) {
            return Double.isInfinite(p) ? 0 : slope.applyAsDouble(p);
        }
    }

    double evaluate(Formula formula, int cell, Map<String, Double> more) {
        Map<String, Double> values = new HashMap<>(Surroundings.symbols(grid.point(cell), t));
        values.put("m", m[cell]);
        fields.forEach((name, field) -> values.put(name, field.at(grid.point(cell))));
        values.putAll(more);
        return formula.evaluate(values);
    }

    double[] evaluate(Formula formula) {
        double[] values = new double[grid.size()];
        for (int i = 0; i < values.length; i++) values[i] = evaluate(formula, i, Map.of());
        return values;
    }

    DenseLevel.Rule of(NumericalHamiltonian g, double[] theta) {
        return switch (g) {
            case NumericalHamiltonian.Upwind(List<SlopeFunction> axes, Optional<Formula> radial, String radius) -> upwind(axes, radial, radius);
            case NumericalHamiltonian.LaxFriedrichs lax -> central(lax, theta);
        };
    }

    /// `g = sum_k [ h_k(min(a_k,p*_k)) + h_k(max(b_k,p*_k)) - h_k(p*_k) ] + psi(R)`, `R^2 = sum_k min(a_k,0)^2 + max(b_k,0)^2`.
    ///
    /// @param parts one per axis of the equation
    DenseLevel.Rule upwind(List<SlopeFunction> parts, Optional<Formula> radial, String radius) {
        List<List<Convex>> functions = IntStream.range(0, grid.size()).mapToObj(cell -> parts.stream().map(h -> convex(h, cell)).toList()).toList();
        return (cell, a, b) -> {
            double g = 0;
            double[] above = new double[a.length];
            double[] below = new double[a.length];
            double square = 0;
            for (int k = 0; k < a.length; k++) {
                Convex h = functions.get(cell).get(k);
                double p = Double.isNaN(a[k]) ? h.minimum : Math.min(a[k], h.minimum);
                double q = Double.isNaN(b[k]) ? h.minimum : Math.max(b[k], h.minimum);
                g += h.at(p) + h.at(q) - h.at(h.minimum);
                above[k] = Math.min(h.slopeAt(p), 0);
                below[k] = Math.max(h.slopeAt(q), 0);
                square += Math.pow(Double.isNaN(a[k]) ? 0 : Math.min(a[k], 0), 2) + Math.pow(Double.isNaN(b[k]) ? 0 : Math.max(b[k], 0), 2);
            }
            double R = Math.sqrt(square);
            if (radial.isPresent()) g += evaluate(radial.get(), cell, Map.of(radius, R));
            if (radial.isPresent() && R > 0) {
                double rate = evaluate(radial.get().derivative(radius), cell, Map.of(radius, R)) / R;
                for (int k = 0; k < a.length; k++) {
                    above[k] += rate * Math.min(a[k], 0);
                    below[k] += rate * Math.max(b[k], 0);
                }
            }
            return new DenseLevel.Rates(g, above, below);
        };
    }

    /// `g = H(p) - sum_k theta_k/2 (a_k - b_k)`, `p_k = (a_k + b_k)/2`, a closed face as the slope that minimises H along its axis.
    private DenseLevel.Rule central(NumericalHamiltonian.LaxFriedrichs lax, double[] theta) {
        double[][] minimum = new double[grid.size()][grid.dimension()];
        for (int i = 0; i < minimum.length; i++) for (int k = 0; k < grid.dimension(); k++) minimum[i][k] = minimiser(lax, i, k);
        return (cell, a, b) -> {
            Map<String, Double> slopes = new HashMap<>();
            double g = 0;
            for (int k = 0; k < a.length; k++) {
                double closed = minimum[cell][k];
                double up = Double.isNaN(a[k]) ? closed : a[k];
                double down = Double.isNaN(b[k]) ? closed : b[k];
                slopes.put(lax.slopes().get(k), (up + down) / 2);
                g -= theta[k] / 2 * (up - down);
            }
            g += evaluate(lax.value(), cell, slopes);
            double[] above = new double[a.length];
            double[] below = new double[a.length];
            for (int k = 0; k < a.length; k++) {
                double slope = evaluate(lax.derivatives().get(k), cell, slopes);
                above[k] = slope / 2 - theta[k] / 2;
                below[k] = slope / 2 + theta[k] / 2;
            }
            return new DenseLevel.Rates(g, above, below);
        };
    }

    private double minimiser(NumericalHamiltonian.LaxFriedrichs lax, int cell, int axis) {
        Map<String, Double> slopes = new HashMap<>();
        for (String slope : lax.slopes()) slopes.put(slope, 0.0);
        double root = root(p -> {
            slopes.put(lax.slopes().get(axis), p);
            return evaluate(lax.derivatives().get(axis), cell, slopes);
        });
        return Double.isInfinite(root) ? 0 : root;
    }

    private Convex convex(SlopeFunction h, int cell) {
        return switch (h) {
            case SlopeFunction.Quadratic(String _, Formula curvature, Formula drift) -> {
                double a = evaluate(curvature, cell, Map.of());
                double b = evaluate(drift, cell, Map.of());
                yield new Convex(p -> a * p * p / 2 + b * p, p -> a * p + b, -b / a);
            }
            case SlopeFunction.Linear(String _, Formula drift) -> {
                double b = evaluate(drift, cell, Map.of());
                yield new Convex(p -> b * p, _ -> b, b > 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
            }
            case SlopeFunction.Convex(String slope, Formula value, Formula derivative) -> {
                DoubleUnaryOperator rate = p -> evaluate(derivative, cell, Map.of(slope, p));
                yield new Convex(p -> evaluate(value, cell, Map.of(slope, p)), rate, root(rate));
            }
        };
    }

    /// The root of an increasing function by bisection; infinite where it has one sign, zero where it vanishes everywhere.
    private static double root(DoubleUnaryOperator slope) {
        if (slope.applyAsDouble(0) == 0) return 0;
        double low = -1;
        double high = 1;
        while (low > -1e9 && slope.applyAsDouble(low) >= 0) low *= 8;
        while (high < 1e9 && slope.applyAsDouble(high) <= 0) high *= 8;
        if (low <= -1e9) return Double.NEGATIVE_INFINITY;
        if (high >= 1e9) return Double.POSITIVE_INFINITY;
        for (int k = 0; k < 90 && high - low > Math.ulp(low); k++) {
            double middle = 0.5 * (low + high);
            if (slope.applyAsDouble(middle) < 0) low = middle;
            else high = middle;
        }
        return low;
    }
}
