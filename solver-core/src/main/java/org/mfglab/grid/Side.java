package org.mfglab.grid;

import java.util.List;

/// One side of a box: a condition, and others on parts of it, such as doors in a wall.
///
/// @param base  where no part lies
/// @param parts later ones lie over earlier ones
public record Side(BoundaryCondition base, List<Part> parts) {

    /// A part of a side.
    ///
    /// @param extent one interval for each of the other axes, in their order; none in one dimension
    public record Part(BoundaryCondition condition, List<Interval> extent) {
        public Part {
            extent = List.copyOf(extent);
            if (condition instanceof BoundaryCondition.Periodic)
                throw new IllegalArgumentException("A part of a side (%s) must not be periodic: only a whole axis can be.".formatted(extent));
        }
    }

    public Side {
        parts = List.copyOf(parts);
        if (base instanceof BoundaryCondition.Periodic && !parts.isEmpty())
            throw new IllegalArgumentException("A periodic side must not have parts, but has %d.".formatted(parts.size()));
    }

    public static Side of(BoundaryCondition condition) {
        return new Side(condition, List.of());
    }

    public boolean periodic() {
        return base instanceof BoundaryCondition.Periodic;
    }

    /// Whether u is given on a part of the side, by an exit or as a value.
    public boolean driven() {
        return driven(base) || parts.stream().anyMatch(part -> driven(part.condition));
    }

    private static boolean driven(BoundaryCondition condition) {
        return switch (condition) {
            case BoundaryCondition.Exit _, BoundaryCondition.Value _ -> true;
            case BoundaryCondition.Periodic _, BoundaryCondition.Wall _ -> false;
        };
    }

    /// The condition at a point of the side.
    ///
    /// @param axis the axis that ends here
    /// @param x    the point, all coordinates
    BoundaryCondition at(int axis, double[] x) {
        for (Part part : parts.reversed()) if (covers(part, axis, x)) return part.condition;
        return base;
    }

    private static boolean covers(Part part, int axis, double[] x) {
        int k = 0;
        for (int other = 0; other < x.length; other++) {
            if (other == axis) continue;
            Interval interval = part.extent.get(k++);
            if (x[other] < interval.low() || x[other] > interval.high()) return false;
        }
        return true;
    }
}
