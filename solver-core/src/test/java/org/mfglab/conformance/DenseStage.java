package org.mfglab.conformance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mfglab.formula.Formula;
import org.mfglab.formula.SlopeFunction;
import org.mfglab.grid.Grid;

/// One axis stage written out for every grid line with a dense matrix: what the line solves of a device are compared with.
final class DenseStage {

    /// A convex function of the slope at one place: value, derivative and minimiser.
    private record Convex(java.util.function.DoubleUnaryOperator value, java.util.function.DoubleUnaryOperator slope, double minimum) { }

    private final Grid grid;
    private final int axis;
    private final double nu;
    private final double dt;
    private final double[] minimum;
    private final List<Convex> functions;

    DenseStage(Grid grid, int axis, SlopeFunction h, double nu, double dt, double t) {
        this.grid = grid;
        this.axis = axis;
        this.nu = nu;
        this.dt = dt;
        this.functions = java.util.stream.IntStream.range(0, grid.size()).mapToObj(i -> at(h, i, t)).toList();
        this.minimum = functions.stream().mapToDouble(Convex::minimum).toArray();
    }

    private Convex at(SlopeFunction h, int index, double t) {
        return switch (h) {
            case SlopeFunction.Quadratic(String slope, Formula curvature, Formula drift) -> {
                double a = evaluate(curvature, slope, 0, index, t);
                double b = evaluate(drift, slope, 0, index, t);
                yield new Convex(p -> a * p * p / 2 + b * p, p -> a * p + b, -b / a);
            }
            case SlopeFunction.Linear(String slope, Formula drift) -> {
                double b = evaluate(drift, slope, 0, index, t);
                yield new Convex(p -> b * p, _ -> b, b > 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
            }
            case SlopeFunction.Convex(String slope, Formula value, Formula derivative) -> {
                double root = root(p -> evaluate(derivative, slope, p, index, t));
                yield new Convex(p -> evaluate(value, slope, p, index, t), p -> evaluate(derivative, slope, p, index, t), root);
            }
        };
    }

    /// The root of an increasing function by bisection; infinite where it has one sign.
    private static double root(java.util.function.DoubleUnaryOperator slope) {
        double low = -1e9;
        double high = 1e9;
        if (slope.applyAsDouble(low) >= 0) return Double.NEGATIVE_INFINITY;
        if (slope.applyAsDouble(high) <= 0) return Double.POSITIVE_INFINITY;
        for (int k = 0; k < 90; k++) {
            double middle = 0.5 * (low + high);
            if (slope.applyAsDouble(middle) < 0) low = middle;
            else high = middle;
        }
        return low;
    }

    private double evaluate(Formula formula, String slope, double p, int index, double t) {
        Map<String, Double> values = new HashMap<>();
        double[] x = grid.point(index);
        for (int k = 0; k < x.length; k++) values.put("" + "xyz".charAt(k), x[k]);
        values.put("t", t);
        values.put(slope, p);
        return formula.evaluate(values);
    }

    /// Neighbour above or below, or -1 at a wall.
    private int neighbour(int index, int direction) {
        int n = grid.n(axis);
        int position = grid.position(axis, index);
        int other = position + direction;
        if (other < 0 || other >= n) {
            if (!grid.periodic(axis)) return -1;
            other = (other + n) % n;
        }
        return index + (other - position) * grid.stride(axis);
    }

    /// `{g, g_a, g_b}` at a place.
    private double[] upwind(double[] w, int i) {
        Convex h = functions.get(i);
        double least = minimum[i];
        int above = neighbour(i, 1);
        int below = neighbour(i, -1);
        double p = above < 0 ? least : Math.min((w[above] - w[i]) / grid.h(axis), least);
        double q = below < 0 ? least : Math.max((w[i] - w[below]) / grid.h(axis), least);
        double g = value(h, p) + value(h, q) - value(h, least);
        double ga = above < 0 || Double.isInfinite(p) ? 0 : Math.min(h.slope.applyAsDouble(p), 0);
        double gb = below < 0 || Double.isInfinite(q) ? 0 : Math.max(h.slope.applyAsDouble(q), 0);
        return new double[] {g, ga, gb};
    }

    private static double value(Convex h, double p) {
        return Double.isInfinite(p) ? 0 : h.value.applyAsDouble(p);
    }

    /// `w - previous - dt nu delta^2 w + dt g(w)` at every place.
    double[] residual(double[] previous, double[] w) {
        double[] residual = new double[w.length];
        double h = grid.h(axis);
        for (int i = 0; i < w.length; i++) {
            int above = neighbour(i, 1);
            int below = neighbour(i, -1);
            double curvature = (above < 0 ? 0 : w[above] - w[i]) - (below < 0 ? 0 : w[i] - w[below]);
            residual[i] = w[i] - previous[i] - dt * nu * curvature / (h * h) + dt * upwind(w, i)[0];
        }
        return residual;
    }

    /// `(dt J)^-1 right`, or with the transpose, J at w.
    double[] apply(double[] w, double[] right, boolean transposed) {
        double[] out = new double[right.length];
        int n = grid.n(axis);
        for (int start = 0; start < right.length; start++) {
            if (grid.position(axis, start) > 0) continue;
            double[] line = new double[n];
            for (int k = 0; k < n; k++) line[k] = right[start + k * grid.stride(axis)];
            RowSums matrix = new RowSums(entries(w, start));
            double[] x = transposed ? matrix.solveTransposed(line) : matrix.solve(line);
            for (int k = 0; k < n; k++) out[start + k * grid.stride(axis)] = x[k];
        }
        return out;
    }

    private double[][] entries(double[] w, int start) {
        int n = grid.n(axis);
        double h = grid.h(axis);
        double[][] p = new double[n][n];
        for (int k = 0; k < n && n > 1; k++) {
            int i = start + k * grid.stride(axis);
            double[] g = upwind(w, i);
            if (neighbour(i, 1) >= 0) p[k][(k + 1) % n] += dt * (nu / (h * h) - g[1] / h);
            if (neighbour(i, -1) >= 0) p[k][(k + n - 1) % n] += dt * (nu / (h * h) + g[2] / h);
        }
        return p;
    }
}
