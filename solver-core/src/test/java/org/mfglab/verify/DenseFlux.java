package org.mfglab.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.mfglab.formula.Formula;
import org.mfglab.formula.SlopeFunction;
import org.mfglab.game.Hamiltonian;

/// The numerical Hamiltonians, cell by cell, with formulas evaluated by name.
final class DenseFlux {

    private final DenseCells cells;
    private final Equations equations;
    private final Formula whole;
    private final List<Formula> derivatives = new ArrayList<>();
    private final Hamiltonian.Structure.Sum sum;

    DenseFlux(Hamiltonian hamiltonian, DenseCells cells, Equations equations) {
        this.cells = cells;
        this.equations = equations;
        this.whole = hamiltonian.formula();
        for (int axis = 0; axis < hamiltonian.dimension(); axis++) derivatives.add(hamiltonian.derivative(axis));
        this.sum = hamiltonian.structure() instanceof Hamiltonian.Structure.Sum parts ? parts : null;
    }

    /// `|H_p|` along an axis, at the slopes that the scheme of Lax and Friedrichs takes.
    double speed(int cell, double[] u, Map<String, Double> at, double t, int axis) {
        return Math.abs(derivatives.get(axis).evaluate(slopes(cell, u, at, t)));
    }

    /// H without slopes.
    double atRest(Map<String, Double> at) {
        return sum.constant().evaluate(at);
    }

    /// g and its rates at a cell: `rates[2 k]` for g_b, `rates[2 k + 1]` for -g_a.
    record Flux(double g, double[] rates) { }

    /// @param axes     the axes that take part
    /// @param constant whether H at rest does
    Flux at(int cell, double[] u, Map<String, Double> at, double t, int[] axes, boolean constant) {
        if (equations instanceof Equations.LaxFriedrichs(List<Double> theta)) return laxFriedrichs(cell, u, at, t, theta);
        double g = constant ? sum.constant().evaluate(at) : 0;
        double[] rates = new double[2 * derivatives.size()];
        double square = 0;
        for (int axis : axes) {
            DenseCells.End above = cells.end(u, cell, axis, true, t);
            DenseCells.End below = cells.end(u, cell, axis, false, t);
            g += oneAxis(sum.axes().get(axis), axis, at, above, below, rates);
            if (!above.closed()) square += Math.pow(Math.min(above.slope(), 0), 2);
            if (!below.closed()) square += Math.pow(Math.max(below.slope(), 0), 2);
        }
        if (sum.radial().isEmpty()) return new Flux(g, rates);
        double radius = Math.sqrt(square);
        Map<String, Double> length = new HashMap<>(at);
        length.put(Hamiltonian.RADIUS, radius);
        g += sum.radial().get().evaluate(length);
        double slope = radius == 0 ? 0 : sum.radial().get().derivative(Hamiltonian.RADIUS).evaluate(length) / radius;
        for (int axis : axes) {
            if (cells.end(u, cell, axis, true, t) instanceof DenseCells.End e && !e.closed()) rates[2 * axis + 1] -= slope * Math.min(e.slope(), 0);
            if (cells.end(u, cell, axis, false, t) instanceof DenseCells.End e && !e.closed()) rates[2 * axis] += slope * Math.max(e.slope(), 0);
        }
        return new Flux(g, rates);
    }

    /// `h(min(a,p*)) + h(max(b,p*)) - h(p*)`, terms at an infinite p* left out.
    private static double oneAxis(SlopeFunction function, int axis, Map<String, Double> at, DenseCells.End above, DenseCells.End below, double[] rates) {
        DoubleUnaryOperator h = p -> value(function, with(at, function.slope(), p));
        DoubleUnaryOperator slope = p -> derivative(function, with(at, function.slope(), p));
        boolean falls = slope.applyAsDouble(1e3) <= 0 && slope.applyAsDouble(-1e3) < 0;
        boolean rises = slope.applyAsDouble(-1e3) >= 0 && slope.applyAsDouble(1e3) > 0;
        if (falls || rises) {
            DenseCells.End used = falls ? above : below;
            if (used.closed()) return 0;
            rates[2 * axis + (falls ? 1 : 0)] = Math.abs(slope.applyAsDouble(used.slope()));
            return h.applyAsDouble(used.slope());
        }
        double least = switch (function) {
            case SlopeFunction.Quadratic(_, Formula curvature, Formula drift) -> -drift.evaluate(at) / curvature.evaluate(at);
            case SlopeFunction.Linear _ -> 0;
            case SlopeFunction.Convex _ -> root(slope);
        };
        double g = -h.applyAsDouble(least);
        double p = above.closed() ? least : Math.min(above.slope(), least);
        double q = below.closed() ? least : Math.max(below.slope(), least);
        if (p < least) rates[2 * axis + 1] = -slope.applyAsDouble(p);
        if (q > least) rates[2 * axis] = slope.applyAsDouble(q);
        return g + h.applyAsDouble(p) + h.applyAsDouble(q);
    }

    private static double root(DoubleUnaryOperator increasing) {
        double low = -1e3;
        double high = 1e3;
        for (int k = 0; k < 70; k++) {
            double middle = 0.5 * (low + high);
            if (increasing.applyAsDouble(middle) < 0) low = middle;
            else high = middle;
        }
        return high;
    }

    private static Map<String, Double> with(Map<String, Double> at, String name, double value) {
        Map<String, Double> changed = new HashMap<>(at);
        changed.put(name, value);
        return changed;
    }

    private static double value(SlopeFunction h, Map<String, Double> at) {
        double p = at.get(h.slope());
        return switch (h) {
            case SlopeFunction.Quadratic(_, Formula curvature, Formula drift) -> curvature.evaluate(at) * p * p / 2 + drift.evaluate(at) * p;
            case SlopeFunction.Linear(_, Formula drift) -> drift.evaluate(at) * p;
            case SlopeFunction.Convex(_, Formula value, _) -> value.evaluate(at);
        };
    }

    private static double derivative(SlopeFunction h, Map<String, Double> at) {
        return switch (h) {
            case SlopeFunction.Quadratic(_, Formula curvature, Formula drift) -> curvature.evaluate(at) * at.get(h.slope()) + drift.evaluate(at);
            case SlopeFunction.Linear(_, Formula drift) -> drift.evaluate(at);
            case SlopeFunction.Convex(_, _, Formula derivative) -> derivative.evaluate(at);
        };
    }

    /// The symbols with the slopes `(a + b)/2`.
    Map<String, Double> slopes(int cell, double[] u, Map<String, Double> at, double t) {
        Map<String, Double> slopes = new HashMap<>(at);
        for (int axis = 0; axis < derivatives.size(); axis++) {
            double[] sides = sides(cell, u, at, t, axis);
            slopes.put("p_" + "xyz".charAt(axis), (sides[1] + sides[0]) / 2);
        }
        return slopes;
    }

    /// The slopes below and above, where closed the one that costs least.
    private double[] sides(int cell, double[] u, Map<String, Double> at, double t, int axis) {
        double[] sides = new double[2];
        for (int side = 0; side < 2; side++) {
            DenseCells.End end = cells.end(u, cell, axis, side == 1, t);
            sides[side] = end.closed() ? resting(axis, "p_" + "xyz".charAt(axis), at) : end.slope();
        }
        return sides;
    }

    private Flux laxFriedrichs(int cell, double[] u, Map<String, Double> at, double t, List<Double> theta) {
        double[] rates = new double[2 * derivatives.size()];
        Map<String, Double> slopes = slopes(cell, u, at, t);
        double g = whole.evaluate(slopes);
        for (int axis = 0; axis < derivatives.size(); axis++) {
            double speed = derivatives.get(axis).evaluate(slopes);
            double[] sides = sides(cell, u, at, t, axis);
            g -= theta.get(axis) * (sides[1] - sides[0]) / 2;
            if (!cells.end(u, cell, axis, true, t).closed()) rates[2 * axis + 1] = (theta.get(axis) - speed) / 2;
            if (!cells.end(u, cell, axis, false, t).closed()) rates[2 * axis] = (theta.get(axis) + speed) / 2;
        }
        return new Flux(g, rates);
    }

    private double resting(int axis, String name, Map<String, Double> at) {
        Formula derivative = derivatives.get(axis);
        if (derivative.evaluate(with(at, name, -1e3)) >= 0 || derivative.evaluate(with(at, name, 1e3)) <= 0) return 0;
        return root(p -> derivative.evaluate(with(at, name, p)));
    }
}
