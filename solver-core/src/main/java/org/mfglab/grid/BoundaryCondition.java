package org.mfglab.grid;

/// What happens to value and density at one side of the box.
public sealed interface BoundaryCondition {

    BoundaryCondition PERIODIC = new Periodic();
    BoundaryCondition WALL = new Wall();

    /// The side is glued to the opposite one.
    record Periodic() implements BoundaryCondition { }

    /// No agent crosses: no flux of m, state constraint for u (MATH 3.2, Achdou and Porretta 2016).
    record Wall() implements BoundaryCondition { }
}
