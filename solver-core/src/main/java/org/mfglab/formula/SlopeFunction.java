package org.mfglab.formula;

import java.util.Map;

/// A convex function `h(p)` of one slope, with coefficients in space and time, `h(0) = 0`: the part of a separable
/// Hamiltonian that belongs to one axis (MATH 3.2).
///
/// Read off the text: constant positive curvature is [Quadratic], none at all is [Linear], the rest is [Convex].
public sealed interface SlopeFunction {

    /// The name of the slope: p_x, p_y or p_z.
    String slope();

    /// `h = curvature/2 p^2 + drift p`; its minimiser is `-drift/curvature`.
    ///
    /// @param curvature positive
    /// @param drift     in space and time
    record Quadratic(String slope, double curvature, Formula drift) implements SlopeFunction { }

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
        Formula drift = derivative.substitute(Map.of(slope, Formula.constant(0))).simplify();
        if (curvature instanceof Formula.Constant(double c) && c > 0) return new Quadratic(slope, c, drift);
        if (curvature instanceof Formula.Constant(double c) && c == 0) return new Linear(slope, drift);
        return new Convex(slope, value, derivative);
    }
}
