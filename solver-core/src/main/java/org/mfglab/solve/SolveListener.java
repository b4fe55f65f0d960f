package org.mfglab.solve;

import org.mfglab.grid.Trajectory;

/// Hears of every iteration, on the thread that solves.
@FunctionalInterface
public interface SolveListener {

    SolveListener SILENT = (residuals, density) -> { };

    /// @param density the density after this iteration; readable only during the call
    void iterated(Residuals residuals, Trajectory density);

    /// Another iteration follows.
    ///
    /// @param next what it begins with; readable only during the call, in which the solve waits
    default void advanced(Iterate next) { }

    /// No iteration follows, and the solve has not converged: it was stopped, got nowhere, diverged, or lost its device. What it was before
    /// that may be kept, to go on from later.
    ///
    /// @param last finite but where the start was not; readable only during the call
    /// @throws org.mfglab.device.DeviceException if the device that was lost does not even give it back
    default void ended(Iterate last) { }

    /// The solve holds as much as it ever will: every iteration is done, and nothing is given back yet. Once for each certificate.
    default void atMostMemory() { }
}
