package org.mfglab.solve;

import java.util.Optional;
import org.mfglab.device.Backend;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;
import org.mfglab.scheme.Discretization;

/// A way to find the fixed point of backward and forward sweeps. Solvers are records of parameters.
public sealed interface Solver permits Anderson {

    /// The word of the problem file.
    String key();

    /// The most slices that a solve holds at a time beside the workspace of its scheme: its trajectories, what it works with, and the
    /// certifier. An iteration that ends before its memory of steps is full holds less.
    long slices(MeanFieldGame game, Grid grid, TimeGrid time);

    /// Bytes of a device that a scheme may take for what only saves time: some of its memory, and never what the solve needs.
    ///
    /// @param memory of the device, for buffers
    /// @param needed bytes of the solve and of the scheme
    static long roomToSaveTime(long memory, double needed) {
        return (long) Math.min(memory - needed, memory / 8.0);
    }

    /// Solves a game on a device.
    default Solution solve(MeanFieldGame game, Discretization discretization, Backend backend, SolveListener listener, SolveControl control) {
        return solve(game, discretization, backend, Optional.empty(), listener, control);
    }

    /// Solves a game on a device, or goes on with a solve that ended too early.
    ///
    /// @param from where to begin; empty: at rest. Its density is read from during the solve, and its scheme replaces that of the discretisation.
    Solution solve(MeanFieldGame game, Discretization discretization, Backend backend, Optional<Iterate> from, SolveListener listener, SolveControl control);

    /// Solves a game on all processors of this machine, undisturbed.
    default Solution solve(MeanFieldGame game, Discretization discretization) {
        try (Backend backend = Backend.cpu(0)) {
            return solve(game, discretization, backend, SolveListener.SILENT, SolveControl.unlimited());
        }
    }
}
