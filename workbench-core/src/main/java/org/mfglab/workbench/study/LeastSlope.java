package org.mfglab.workbench.study;

import java.util.Map;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.mfglab.formula.Formula;
import org.mfglab.formula.SlopeFunction;

/// The minimiser p* of a convex function of one slope, in words.
final class LeastSlope {

    private static final double LARGEST = 1e9;
    private static final int HALVINGS = 120;

    private LeastSlope() { }

    static String of(SlopeFunction axis) {
        return switch (axis) {
            case SlopeFunction.Quadratic(String _, Formula curvature, Formula drift) -> "p* = " + drift.negate().over(curvature).simplify();
            case SlopeFunction.Linear(String _, Formula drift) -> linear(drift);
            case SlopeFunction.Convex(String slope, Formula _, Formula derivative) -> convex(slope, derivative);
        };
    }

    private static String linear(Formula drift) {
        if (drift instanceof Formula.Constant(double b)) return b == 0 ? "no p*" : "p* = " + (b > 0 ? "-infinity" : "infinity");
        return "p* = -infinity where the drift is positive, infinity where it is negative";
    }

    /// A number where nothing but the slope enters.
    private static String convex(String slope, Formula derivative) {
        if (!Set.of(slope).containsAll(derivative.symbols())) return "p* found for each cell";
        double p = root(at -> derivative.evaluate(Map.of(slope, at)));
        return "p* = " + (Double.isFinite(p) ? Samples.shown(p) : p > 0 ? "infinity" : "-infinity");
    }

    /// Where a function that does not fall is zero, infinite if that is nowhere; 0 if that is one of many places.
    private static double root(DoubleUnaryOperator rising) {
        double atZero = rising.applyAsDouble(0);
        if (atZero == 0) return 0;
        double sign = atZero < 0 ? 1 : -1;
        double far = 1;
        while (sign * rising.applyAsDouble(sign * far) < 0 && far < LARGEST) far *= 4;
        if (far >= LARGEST) return sign * Double.POSITIVE_INFINITY;
        double near = 0;
        for (int k = 0; k < HALVINGS; k++) {
            double middle = 0.5 * (near + far);
            if (sign * rising.applyAsDouble(sign * middle) < 0) near = middle;
            else far = middle;
        }
        return sign * far;
    }
}
