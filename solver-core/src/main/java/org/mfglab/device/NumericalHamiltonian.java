package org.mfglab.device;

import java.util.List;
import java.util.Optional;
import org.mfglab.formula.Formula;
import org.mfglab.formula.SlopeFunction;

/// The discrete Hamiltonian `g(a_1, b_1, .., a_d, b_d)` of the slopes above and below a point: nonincreasing in a, nondecreasing in b, and
/// H where all slopes along an axis are equal (MATH 3.2).
public sealed interface NumericalHamiltonian {

    /// `g = sum_k [ h_k(min(a_k,p*_k)) + h_k(max(b_k,p*_k)) - h_k(p*_k) ] + psi(R)`, `R^2 = sum_k min(a_k,0)^2 + max(b_k,0)^2`.
    ///
    /// @param axes   one function per axis
    /// @param radial psi, if there is a radial part
    /// @param radius the symbol of R in psi
    record Upwind(List<SlopeFunction> axes, Optional<Formula> radial, String radius) implements NumericalHamiltonian { }

    /// `g = H(p) - sum_k theta_k/2 (a_k - b_k)`, `p_k = (a_k + b_k)/2` (Lax and Friedrichs).
    ///
    /// @param value       H
    /// @param derivatives `H_p`, one per axis
    /// @param slopes      the symbols of p
    record LaxFriedrichs(Formula value, List<Formula> derivatives, List<String> slopes) implements NumericalHamiltonian { }
}
