package org.mfglab.conformance;

import org.mfglab.device.Backend;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;
import org.mfglab.scheme.BellmanStep;

/// The scheme under test: what makes its Bellman steps.
@FunctionalInterface
public interface StepFactory {

    BellmanStep on(MeanFieldGame game, Grid grid, TimeGrid time, Backend backend);
}
