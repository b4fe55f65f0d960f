package org.mfglab.scheme;

import java.util.List;
import org.mfglab.device.Backend;
import org.mfglab.device.Buffer;
import org.mfglab.device.SplineStage;
import org.mfglab.formula.Formula;
import org.mfglab.game.Hamiltonian.Structure;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;

/// The Bellman step of [SemiLagrangian2]. The value at level n sees the density at both ends of the step.
final class SplineStep extends CostedStep {

    /// Costs, three slices on the way, up to three for the noise, which takes turns with them and pads its lines, a value that nobody reads, and at most eight windows of the transport.
    static final int SLICES = 16;

    private final double discountFactor;
    private final boolean windy;
    private final boolean steady;
    private final SplineStage stage;
    private final StageMemory memory;
    private final Buffer cost;
    private final Buffer one;
    private final Buffer other;
    private final Buffer way;
    private final Buffer unused;
    /// Where the wind leads in the first half of a step, and in the second.
    private final Buffer[] soon;
    private final Buffer[] late;
    /// The step through which they lead.
    private int blown = -1;
    private final SplineTangent tangent = new SplineTangent();

    /// @param room bytes that the moves of all steps may take, to save time
    SplineStep(MeanFieldGame game, Structure.Sum hamiltonian, Grid grid, TimeGrid time, Backend backend, long room) {
        super(game, game.running().formula().minus(hamiltonian.constant()), grid, time, backend);
        List<Formula> winds = SemiLagrangian2.winds(hamiltonian);
        this.discountFactor = Math.exp(-0.5 * game.discount() * time.dt());
        this.windy = SemiLagrangian2.windy(hamiltonian);
        this.steady = winds.stream().noneMatch(wind -> wind.dependsOn("t"));
        this.stage = backend.splineStage(grid, SemiLagrangian2.curvatures(hamiltonian), winds, SemiLagrangian2.variances(game, grid, time.dt()), time.dt(), game.fields());
        this.memory = new StageMemory(backend, grid.size(), grid.dimension(), time.steps(), room);
        this.cost = backend.allocate(grid.size());
        this.one = backend.allocate(grid.size());
        this.other = backend.allocate(grid.size());
        this.way = backend.allocate(grid.size());
        this.unused = backend.allocate(grid.size());
        this.soon = new Buffer[windy ? grid.dimension() : 0];
        this.late = new Buffer[soon.length];
        for (int k = 0; k < soon.length; k++) {
            soon[k] = backend.allocate(grid.size());
            late[k] = backend.allocate(grid.size());
        }
    }

    @Override
    public Scheme scheme() {
        return new SemiLagrangian2();
    }

    @Override
    public int densityLevel(int n) {
        return n;
    }

    /// Follows the wind through a step, if that is not known yet.
    private void blow(int n) {
        if (!windy || blown == n || steady && blown >= 0) return;
        blown = n;
        stage.drift(time.time(n) + 0.25 * time.dt(), soon);
        stage.drift(time.time(n) + 0.75 * time.dt(), late);
    }

    @Override
    public void backward(int n, Buffer uNext, Buffer[] m, Buffer u) {
        backward(n, uNext, m, memory.place(n, uNext, u), u);
    }

    private void backward(int n, Buffer uNext, Buffer[] m, Buffer[] moves, Buffer u) {
        double half = 0.5 * time.dt();
        blow(n);
        costs.explicit(n + 1, uNext, m[n + 1], cost);
        backend.combine(one, discountFactor, uNext, discountFactor * half, cost);
        outward(one, other);
        stage.search(time.time(n) + half, other, moves, one);
        homeward(one, other);
        costs.explicit(n, uNext, m[n], cost);
        backend.combine(u, discountFactor, other, half, cost);
    }

    /// `N D x`: what control finds behind noise and wind.
    private void outward(Buffer x, Buffer out) {
        if (windy) stage.gather(late, x, way);
        stage.shake(windy ? way : x, out);
    }

    /// `D N x`.
    private void homeward(Buffer x, Buffer out) {
        stage.shake(x, windy ? way : out);
        if (windy) stage.gather(soon, way, out);
    }

    /// Where the moves were not kept they are searched for again.
    @Override
    public Tangent at(int n, Buffer uNext, Buffer[] m, Buffer u) {
        Buffer[] moves = memory.recall(n, uNext, u);
        if (moves == null) {
            moves = memory.place(n, uNext, u);
            backward(n, uNext, m, moves, unused);
        } else blow(n);
        tangent.moves = moves;
        return tangent;
    }

    private final class SplineTangent implements Tangent {

        private Buffer[] moves;

        @Override
        public void value(Buffer du, Buffer out) {
            outward(du, other);
            stage.gather(moves, other, one);
            homeward(one, other);
            backend.combine(out, discountFactor * discountFactor, other, 0, other);
        }

        @Override
        public double transport(Buffer m, Buffer mNext) {
            if (windy) stage.deposit(soon, m, way);
            stage.shake(windy ? way : m, one);
            stage.deposit(moves, one, other);
            stage.shake(other, windy ? way : mNext);
            if (windy) stage.deposit(late, way, mNext);
            return 0;
        }
    }
}
