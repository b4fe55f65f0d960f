package org.mfglab.scheme;

import org.mfglab.device.Backend;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;

/// `fd_lax_friedrichs`: the implicit scheme with the numerical Hamiltonian of Lax and Friedrichs, for any Hamiltonian (MATH 3.2).
public record LaxFriedrichs() implements Scheme {

    @Override
    public String key() {
        return "fd_lax_friedrichs";
    }

    @Override
    public BellmanStep on(MeanFieldGame game, Grid grid, TimeGrid time, Backend backend) {
        throw new UnsupportedOperationException();
    }
}
