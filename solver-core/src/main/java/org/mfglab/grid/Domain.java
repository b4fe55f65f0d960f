package org.mfglab.grid;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// A box in one, two or three dimensions with a condition on each side, and obstacles in it.
///
/// @param axes      the interval of each axis, in the order x, y, z
/// @param sides     the conditions at the lower and upper end of each axis
/// @param obstacles what agents cannot enter
public record Domain(List<Interval> axes, List<Sides> sides, List<Obstacle> obstacles) {

    /// The conditions at the two ends of one axis; both periodic or neither.
    public record Sides(Side low, Side high) {
        public Sides {
            if (low.periodic() != high.periodic())
                throw new IllegalArgumentException("An axis must be periodic at both ends or at neither, not at one.");
        }

        public Sides(BoundaryCondition low, BoundaryCondition high) {
            this(Side.of(low), Side.of(high));
        }

        public boolean periodic() {
            return low.periodic();
        }
    }

    public Domain {
        axes = List.copyOf(axes);
        sides = List.copyOf(sides);
        obstacles = List.copyOf(obstacles);
        if (axes.isEmpty() || axes.size() > 3)
            throw new IllegalArgumentException("A domain has one to three axes, not %d.".formatted(axes.size()));
        if (axes.size() != sides.size())
            throw new IllegalArgumentException("A domain of %d axes has conditions for %d.".formatted(axes.size(), sides.size()));
        for (Sides ends : sides) {
            checkParts(ends.low, axes.size());
            checkParts(ends.high, axes.size());
        }
    }

    public Domain(List<Interval> axes, List<Sides> sides) {
        this(axes, sides, List.of());
    }

    private static void checkParts(Side side, int dimension) {
        for (Side.Part part : side.parts())
            if (part.extent().size() != dimension - 1)
                throw new IllegalArgumentException("A part of a side in %d dimensions has %d intervals, not %d.".formatted(dimension, dimension - 1, part.extent().size()));
    }

    /// The torus over the given intervals.
    public static Domain torus(Interval... axes) {
        return uniform(BoundaryCondition.PERIODIC, axes);
    }

    /// The box over the given intervals with walls all round.
    public static Domain box(Interval... axes) {
        return uniform(BoundaryCondition.WALL, axes);
    }

    /// The box over the given intervals with the same condition on every side.
    public static Domain uniform(BoundaryCondition condition, Interval... axes) {
        return new Domain(Arrays.asList(axes), Collections.nCopies(axes.length, new Sides(condition, condition)));
    }

    /// The same box with obstacles in it.
    public Domain with(Obstacle... obstacles) {
        return new Domain(axes, sides, Arrays.asList(obstacles));
    }

    public int dimension() {
        return axes.size();
    }

    public boolean periodic(int axis) {
        return sides.get(axis).periodic();
    }
}
