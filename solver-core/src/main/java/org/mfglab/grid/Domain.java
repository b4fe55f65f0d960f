package org.mfglab.grid;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// A box in one, two or three dimensions with a condition on each side.
///
/// @param axes  the interval of each axis, in the order x, y, z
/// @param sides the conditions at the lower and upper end of each axis
public record Domain(List<Interval> axes, List<Sides> sides) {

    /// The conditions at the two ends of one axis; both periodic or neither.
    public record Sides(BoundaryCondition low, BoundaryCondition high) {
        public Sides {
            if (low instanceof BoundaryCondition.Periodic != high instanceof BoundaryCondition.Periodic)
                throw new IllegalArgumentException("An axis must be periodic at both ends or at neither, not at one.");
        }

        public boolean periodic() {
            return low instanceof BoundaryCondition.Periodic;
        }
    }

    public Domain {
        axes = List.copyOf(axes);
        sides = List.copyOf(sides);
        if (axes.isEmpty() || axes.size() > 3)
            throw new IllegalArgumentException("A domain has one to three axes, not %d.".formatted(axes.size()));
        if (axes.size() != sides.size())
            throw new IllegalArgumentException("A domain of %d axes has conditions for %d.".formatted(axes.size(), sides.size()));
    }

    /// The torus over the given intervals.
    public static Domain torus(Interval... axes) {
        return uniform(BoundaryCondition.PERIODIC, axes);
    }

    /// The box over the given intervals with walls all round.
    public static Domain box(Interval... axes) {
        return uniform(BoundaryCondition.WALL, axes);
    }

    private static Domain uniform(BoundaryCondition condition, Interval... axes) {
        return new Domain(Arrays.asList(axes), Collections.nCopies(axes.length, new Sides(condition, condition)));
    }

    public int dimension() {
        return axes.size();
    }

    public boolean periodic(int axis) {
        return sides.get(axis).periodic();
    }
}
