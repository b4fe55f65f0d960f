package org.mfglab.scheme;

import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;

/// Where and how the equations are made finite.
public record Discretization(Grid grid, TimeGrid time, Scheme scheme) {

    /// Twice as many points along every axis and in time.
    public Discretization refine() {
        return new Discretization(grid.refine(), time.refine(), scheme);
    }
}
