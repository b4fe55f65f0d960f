package org.mfglab.scheme;

import org.mfglab.device.Backend;
import org.mfglab.device.Buffer;
import org.mfglab.device.FootStage;
import org.mfglab.game.Hamiltonian.Structure;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;

/// The Bellman step of [SemiLagrangian]. The value at level n sees the density at level n.
final class FootStep extends CostedStep {

    /// The running cost, a value that nobody reads, the extremes of slopes and values, and at most eight windows of the transport.
    static final int SLICES = 13;

    private final double discountFactor;
    private final FootStage stage;
    private final StageMemory memory;
    private final Buffer gain;
    private final Buffer unused;
    private final FootTangent tangent = new FootTangent();

    /// @param room bytes that the moves of all steps may take, to save time
    FootStep(MeanFieldGame game, Grid grid, TimeGrid time, Backend backend, long room) {
        super(game, game.running().formula().minus(game.hamiltonian().atRest()), grid, time, backend);
        this.discountFactor = 1 / (1 + game.discount() * time.dt());
        this.stage = stage(game, grid, time.dt(), backend);
        this.memory = new StageMemory(backend, grid.size(), grid.dimension(), time.steps(), room);
        this.gain = backend.allocate(grid.size());
        this.unused = backend.allocate(grid.size());
    }

    private static FootStage stage(MeanFieldGame game, Grid grid, double dt, Backend backend) {
        return switch (game.hamiltonian().structure()) {
            case Structure.Sum sum when sum.separable() -> backend.footStage(grid, sum.axes(), game.viscosity(), dt, game.fields());
            case Structure.Sum sum -> backend.footStage(grid, SemiLagrangian.coupled(game.hamiltonian(), sum), game.viscosity(), dt, game.fields());
            case Structure.Coupled _ -> backend.footStage(grid, SemiLagrangian.whole(game.hamiltonian()), game.viscosity(), dt, game.fields());
        };
    }

    @Override
    public Scheme scheme() {
        return new SemiLagrangian();
    }

    @Override
    public int densityLevel(int n) {
        return n;
    }

    @Override
    public void backward(int n, Buffer uNext, Buffer[] levels, Buffer u) {
        Buffer m = levels[densityLevel(n)];
        stage.at(time.time(n), m);
        search(n, uNext, m, memory.place(n, uNext, u), u);
        backend.combine(u, discountFactor, u, 0, u);
    }

    private void search(int n, Buffer uNext, Buffer m, Buffer[] moves, Buffer u) {
        costs.explicit(n, uNext, m, gain);
        stage.search(uNext, gain, moves, u);
    }

    /// Where the moves were not kept they are searched for again.
    @Override
    public Tangent at(int n, Buffer uNext, Buffer[] levels, Buffer u) {
        Buffer m = levels[densityLevel(n)];
        stage.at(time.time(n), m);
        Buffer[] moves = memory.recall(n, uNext, u);
        if (moves == null) {
            moves = memory.place(n, uNext, u);
            search(n, uNext, m, moves, unused);
        }
        tangent.moves = moves;
        return tangent;
    }

    private final class FootTangent implements Tangent {

        private Buffer[] moves;

        @Override
        public void value(Buffer du, Buffer out) {
            stage.gather(moves, du, unused);
            backend.combine(out, discountFactor, unused, 0, unused);
        }

        @Override
        public double transport(Buffer m, Buffer mNext) {
            return stage.deposit(moves, m, mNext);
        }
    }
}
