package org.mfglab.scheme;

import org.mfglab.device.Backend;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;

/// `fd_upwind`: the implicit upwind scheme of Achdou and Capuzzo-Dolcetta (2010), one system for all axes per time level (MATH 3.2).
public record Upwind() implements Scheme {

    @Override
    public String key() {
        return "fd_upwind";
    }

    @Override
    public BellmanStep on(MeanFieldGame game, Grid grid, TimeGrid time, Backend backend) {
        throw new UnsupportedOperationException();
    }
}
