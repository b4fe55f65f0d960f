package org.mfglab.device;

import java.util.List;
import org.mfglab.formula.Formula;

/// A convex Hamiltonian whose slopes are not seen axis by axis, zero at zero slope; in x y z t m and the names of fields.
public sealed interface CoupledHamiltonian {

    /// `H = psi(|p|) + drift.p`.
    ///
    /// @param psi    not decreasing
    /// @param radius the symbol of |p| in psi
    /// @param drift  one per axis
    record Radial(Formula psi, String radius, List<Formula> drift) implements CoupledHamiltonian { }

    /// Any other.
    ///
    /// @param value  H
    /// @param slopes the symbols of p
    record Whole(Formula value, List<String> slopes) implements CoupledHamiltonian { }
}
