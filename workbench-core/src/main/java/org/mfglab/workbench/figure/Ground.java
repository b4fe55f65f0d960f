package org.mfglab.workbench.figure;

/// What agents cannot enter, for pictures without colours of their own: cells around the nodes of two axes.
///
/// @param x     the axis to the right
/// @param y     the axis upward
/// @param solid `[y, x]`, x fastest
public record Ground(Axis x, Axis y, boolean[] solid) {

    /// @throws IllegalArgumentException when the number of cells is not that of the nodes
    public Ground {
        if (solid.length != x.count() * y.count())
            throw new IllegalArgumentException("A ground of %s x %s nodes has %s cells.".formatted(x.count(), y.count(), solid.length));
    }
}
