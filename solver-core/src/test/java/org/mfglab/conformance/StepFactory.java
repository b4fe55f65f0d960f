package org.mfglab.conformance;

import org.mfglab.device.Backend;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;
import org.mfglab.scheme.BellmanStep;

/// What makes the Bellman steps of a scheme.
@FunctionalInterface
public interface StepFactory {

    /// @param game with data that vary on the scale of the box
    BellmanStep on(MeanFieldGame game, Grid grid, TimeGrid time, Backend backend);

    /// The scheme for values that jump from cell to cell: one with a parameter that bounds slopes must know them in advance.
    ///
    /// @param amplitude of the values
    default StepFactory within(double amplitude) {
        return this;
    }

    /// Opens the device on which the steps are made: the processor, if it is not said otherwise.
    default Backend open(int threads) {
        return Backend.cpu(threads);
    }
}
