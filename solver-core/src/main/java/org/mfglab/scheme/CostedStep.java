package org.mfglab.scheme;

import org.mfglab.device.Backend;
import org.mfglab.device.Buffer;
import org.mfglab.formula.Formula;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;

/// What all Bellman steps have in common: the time levels, the costs and the source of a game.
abstract class CostedStep implements BellmanStep {

    final TimeGrid time;
    final Backend backend;
    final Costs costs;

    /// @param explicit what the step evaluates before it solves, in u, m and what F may name
    CostedStep(MeanFieldGame game, Formula explicit, Grid grid, TimeGrid time, Backend backend) {
        this.time = time;
        this.backend = backend;
        this.costs = new Costs(game, grid, time, backend, explicit);
    }

    @Override
    public final void terminal(Buffer m, Buffer u) {
        costs.terminal(m, u);
    }

    @Override
    public final void running(int n, Buffer m, Buffer out) {
        costs.running(n, m, out);
    }

    @Override
    public final Buffer withSource(int n, Buffer m) {
        return costs.withSource(n, m);
    }
}
