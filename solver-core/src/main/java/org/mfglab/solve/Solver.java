package org.mfglab.solve;

import org.mfglab.device.Backend;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.scheme.Discretization;

/// A way to find the fixed point of backward and forward sweeps. Solvers are records of parameters.
public sealed interface Solver permits Anderson {

    /// The word of the problem file.
    String key();

    /// Solves a game on a device.
    Solution solve(MeanFieldGame game, Discretization discretization, Backend backend, SolveListener listener, SolveControl control);

    /// Solves a game on all processors of this machine, undisturbed.
    default Solution solve(MeanFieldGame game, Discretization discretization) {
        try (Backend backend = Backend.cpu(0)) {
            return solve(game, discretization, backend, SolveListener.SILENT, SolveControl.unlimited());
        }
    }
}
