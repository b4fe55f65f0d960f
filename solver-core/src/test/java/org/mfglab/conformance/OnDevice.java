package org.mfglab.conformance;

import java.util.function.IntFunction;
import org.mfglab.device.Backend;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;
import org.mfglab.scheme.BellmanStep;

/// A scheme on a device.
///
/// @param device opens it for a number of threads, which it may disregard
record OnDevice(StepFactory scheme, IntFunction<Backend> device) implements StepFactory {

    @Override
    public BellmanStep on(MeanFieldGame game, Grid grid, TimeGrid time, Backend backend) {
        return scheme.on(game, grid, time, backend);
    }

    @Override
    public StepFactory within(double amplitude) {
        return new OnDevice(scheme.within(amplitude), device);
    }

    @Override
    public Backend open(int threads) {
        return device.apply(threads);
    }
}
