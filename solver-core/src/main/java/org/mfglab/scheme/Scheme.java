package org.mfglab.scheme;

import org.mfglab.device.Backend;
import org.mfglab.game.Hamiltonian;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;

/// A discretisation of the equations, fixed by its backward step: the forward step is the transpose of its derivative.
public sealed interface Scheme permits SplitUpwind, Upwind, LaxFriedrichs, SemiLagrangian, SemiLagrangian2 {

    /// The word of the problem file.
    String key();

    /// The first of fd_split, fd_upwind and fd_lax_friedrichs that can treat a Hamiltonian.
    static Scheme suitedTo(Hamiltonian hamiltonian) {
        return switch (hamiltonian.structure()) {
            case Hamiltonian.Structure.Sum sum -> sum.separable() ? new SplitUpwind() : new Upwind();
            case Hamiltonian.Structure.Coupled _ -> new LaxFriedrichs();
        };
    }

    /// What its step of a game will hold, so that a solve can be refused before it begins: to within a few slices, and rather too much.
    Workspace workspace(MeanFieldGame game, TimeGrid time);

    /// The scheme on a grid and a device.
    ///
    /// @param room bytes of the device that may go to what only saves time
    /// @throws IllegalArgumentException if the Hamiltonian is not of a form that the scheme can treat
    BellmanStep on(MeanFieldGame game, Grid grid, TimeGrid time, Backend backend, long room);

    /// The scheme on a device that is all its own.
    default BellmanStep on(MeanFieldGame game, Grid grid, TimeGrid time, Backend backend) {
        return on(game, grid, time, backend, backend.memory());
    }
}
