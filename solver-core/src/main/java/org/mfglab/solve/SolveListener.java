package org.mfglab.solve;

import org.mfglab.grid.Trajectory;

/// Hears of every iteration, on the thread that solves.
@FunctionalInterface
public interface SolveListener {

    SolveListener SILENT = (residuals, density) -> { };

    /// @param density the density after this iteration; readable only during the call
    void iterated(Residuals residuals, Trajectory density);

    /// The solve holds as much as it ever will: every iteration is done, and nothing is given back yet. Once for each certificate.
    default void atMostMemory() { }
}
