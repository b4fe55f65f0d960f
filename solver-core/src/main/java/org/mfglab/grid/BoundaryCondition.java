package org.mfglab.grid;

import org.mfglab.formula.Formula;

/// What happens to value and density where the box ends (MATH 3.2).
public sealed interface BoundaryCondition {

    BoundaryCondition PERIODIC = new Periodic();
    BoundaryCondition WALL = new Wall();

    /// The side is glued to the opposite one.
    record Periodic() implements BoundaryCondition { }

    /// No agent crosses: no flux of m, state constraint for u (MATH 3.2, Achdou and Porretta 2016).
    record Wall() implements BoundaryCondition { }

    /// Agents leave, and pay: `m = 0` and `u = cost` on the side.
    ///
    /// @param cost in x y z t
    record Exit(Formula cost) implements BoundaryCondition { }

    /// `u = value` on the side, and no flux of m: for boxes cut out of the whole space, where m is negligible at the side. Here the
    /// transport is not the transpose of the derivative of the backward step.
    ///
    /// @param value in x y z t
    record Value(Formula value) implements BoundaryCondition { }
}
