package org.mfglab.formula;

import java.util.Map;

/// A convex function `h(p)` of one slope, with coefficients in space, time and density, `h(0) = 0`: the part of a Hamiltonian that
/// belongs to one axis (MATH 3.2).
///
/// Read off the text: a derivative that does not depend on the slope is [Linear], one that is affine in it is [Quadratic], the rest is
/// [Convex]; so is `abs(p)`, whose derivative jumps.
public sealed interface SlopeFunction {

    /// The name of the slope: p_x, p_y or p_z.
    String slope();

    /// `h = curvature/2 p^2 + drift p`; its minimiser is `-drift/curvature`.
    ///
    /// @param curvature positive everywhere
    /// @param drift     what multiplies the slope
    record Quadratic(String slope, Formula curvature, Formula drift) implements SlopeFunction { }

    /// `h = drift p`: transport with the velocity `-drift`.
    record Linear(String slope, Formula drift) implements SlopeFunction { }

    /// Any other convex function.
    ///
    /// @param value      h
    /// @param derivative dh/dp
    record Convex(String slope, Formula value, Formula derivative) implements SlopeFunction { }

    /// Which of the three a formula is.
    static SlopeFunction of(Formula value, String slope) {
        Formula derivative = value.derivative(slope).simplify();
        Formula curvature = derivative.derivative(slope).simplify();
        Formula drift = derivative.substitute(Map.of(slope, Formula.ZERO)).simplify();
        if (derivative.minus(drift).simplify().equals(Formula.ZERO)) return new Linear(slope, drift);
        boolean negative = curvature instanceof Formula.Constant(double c) && c < 0;
        boolean flat = curvature.equals(Formula.ZERO);
        boolean fixed = !flat && !curvature.dependsOn(slope) && drift.plus(curvature.times(Formula.symbol(slope))).minus(derivative).simplify().equals(Formula.ZERO);
        return fixed && !negative ? new Quadratic(slope, curvature, drift) : new Convex(slope, value, derivative);
    }
}
