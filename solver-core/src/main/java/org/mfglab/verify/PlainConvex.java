package org.mfglab.verify;

import java.util.Map;
import org.mfglab.formula.Formula;
import org.mfglab.formula.SlopeFunction;

/// A convex function h of one slope at one cell, with its upwind flux
///
///     g = h(min(a,p*)) + h(max(b,p*)) - h(p*)
///
/// for the slopes a above and b below; p* minimises h. A slope that is closed counts as p*, a term whose p* is infinite is absent.
final class PlainConvex {

    private static final double LARGEST = 1e9;
    private static final int MAXIMUM_STEPS = 200;

    /// The formulas of h, compiled.
    ///
    /// @param slope      index of the slope among the variables
    /// @param curvature  null unless h is the parabola `curvature/2 p^2 + drift p`
    /// @param drift      null with the curvature
    /// @param value      h
    /// @param derivative h'
    record Text(int slope, Closure curvature, Closure drift, Closure value, Closure derivative) {

        static Text of(SlopeFunction h, int slope, Symbols symbols) {
            Formula p = Formula.symbol(h.slope());
            return switch (h) {
                case SlopeFunction.Quadratic(_, Formula curvature, Formula drift) ->
                        new Text(slope, symbols.closure(curvature), symbols.closure(drift), null, null);
                case SlopeFunction.Linear(_, Formula drift) -> new Text(slope, symbols.closure(Formula.ZERO), symbols.closure(drift), null, null);
                case SlopeFunction.Convex(_, Formula value, Formula derivative) ->
                        new Text(slope, null, null, symbols.closure(value), symbols.closure(derivative));
            };
        }

        /// A whole Hamiltonian along one of its slopes, the others at zero.
        static Text along(Formula whole, Formula derivative, int slope, Symbols symbols) {
            return new Text(slope, null, null, symbols.closure(whole), symbols.closure(derivative));
        }
    }

    private final Text text;
    private double[] v;
    private double curvature;
    private double drift;
    private double minimum;
    private double least;

    /// The flux, by the last call of [#upwind].
    double g;
    /// `g_a`, not positive.
    double forwardRate;
    /// `g_b`, not negative.
    double backwardRate;

    PlainConvex(Text text) {
        this.text = text;
    }

    /// Takes its coefficients from the variables at a cell, and finds its minimum.
    ///
    /// @param variables kept where h is no parabola: the slope is modified and set back
    void place(double[] variables) {
        v = variables;
        if (text.curvature != null) {
            curvature = text.curvature.at(v);
            drift = text.drift.at(v);
        }
        minimum = text.curvature != null && curvature > 0 ? -drift / curvature : findMinimum();
        least = Double.isFinite(minimum) ? value(minimum) : 0;
    }

    /// p*, infinite where h has no minimum.
    double minimum() {
        return minimum;
    }

    double value(double p) {
        return text.curvature != null ? p * (0.5 * curvature * p + drift) : at(text.value, p);
    }

    double derivative(double p) {
        return text.curvature != null ? curvature * p + drift : at(text.derivative, p);
    }

    /// Whether h is `drift p`.
    boolean linear() {
        return text.curvature != null && curvature == 0;
    }

    /// The slope between two others at which h' takes a value.
    double inverse(double rate, double low, double high) {
        if (text.curvature != null) return (rate - drift) / curvature;
        while (true) {
            double middle = low + 0.5 * (high - low);
            if (middle <= low || middle >= high) return middle;
            if (derivative(middle) < rate) low = middle;
            else high = middle;
        }
    }

    private double at(Closure closure, double p) {
        double before = v[text.slope];
        v[text.slope] = p;
        double result = closure.at(v);
        v[text.slope] = before;
        return result;
    }

    /// Computes the flux and its rates. A term that stands at p* has no rate, even where h has a kink there.
    void upwind(double a, boolean closedAbove, double b, boolean closedBelow) {
        boolean fallsAbove = !closedAbove && a < minimum;
        boolean risesBelow = !closedBelow && b > minimum;
        g = (fallsAbove ? value(a) : least) + (risesBelow ? value(b) : least) - least;
        forwardRate = fallsAbove ? Math.min(derivative(a), 0) : 0;
        backwardRate = risesBelow ? Math.max(derivative(b), 0) : 0;
    }

    private double findMinimum() {
        double atZero = derivative(0);
        if (atZero == 0) return 0;
        double sign = atZero > 0 ? -1 : 1;
        double bound = 1;
        while (bound < LARGEST && sign * derivative(sign * bound) < 0) bound *= 4;
        return bound < LARGEST ? root(0, sign * bound) : sign * Double.POSITIVE_INFINITY;
    }

    /// The root of h' between two slopes, by false positions and, every third step, by bisection, which kinks need.
    private double root(double start, double end) {
        double low = Math.min(start, end);
        double high = Math.max(start, end);
        double below = derivative(low);
        double above = derivative(high);
        for (int k = 0; k < MAXIMUM_STEPS; k++) {
            double middle = low + 0.5 * (high - low);
            if (middle == low || middle == high) break;
            double guess = k % 3 == 2 ? middle : low - below * (high - low) / (above - below);
            if (!(low < guess && guess < high)) guess = middle;
            double slope = derivative(guess);
            if (slope == 0) return guess;
            if (slope < 0) {
                low = guess;
                below = slope;
                above *= 0.5;
            } else {
                high = guess;
                above = slope;
                below *= 0.5;
            }
        }
        return low + 0.5 * (high - low);
    }
}
