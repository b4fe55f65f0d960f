package org.mfglab.scheme;

import java.util.ArrayList;
import java.util.List;
import org.mfglab.device.AxisStage;
import org.mfglab.device.Backend;
import org.mfglab.device.Buffer;
import org.mfglab.device.PointwiseKernel;
import org.mfglab.formula.Formula;
import org.mfglab.game.Coupling;
import org.mfglab.game.Hamiltonian.Structure;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;

/// The Bellman step of [SplitUpwind].
final class SplitStep implements BellmanStep {

    private final TimeGrid time;
    private final double discountFactor;
    private final Backend backend;
    private final Means means;
    private final PointwiseKernel start;
    private final PointwiseKernel running;
    private final PointwiseKernel terminal;
    private final AxisStage[] stages;
    private final StageMemory memory;
    private final SplitTangent tangent = new SplitTangent();

    SplitStep(MeanFieldGame game, Structure.Sum hamiltonian, Grid grid, TimeGrid time, Backend backend) {
        this.time = time;
        this.discountFactor = 1 / (1 + game.discount() * time.dt());
        this.backend = backend;
        this.means = new Means(grid, backend, game.running().usesMeans() || game.terminal().usesMeans());
        Formula gain = game.running().formula().minus(hamiltonian.constant());
        Formula explicit = Formula.symbol("u").plus(Formula.constant(time.dt()).times(gain));
        Formula discounted = Formula.constant(discountFactor).times(explicit).simplify();
        this.start = kernel(game, grid, discounted, List.of("u", "m"));
        this.running = kernel(game, grid, game.running().formula(), List.of("m"));
        this.terminal = kernel(game, grid, game.terminal().formula(), List.of("m"));
        this.stages = new AxisStage[grid.dimension()];
        this.memory = new StageMemory(backend, grid.size(), grid.dimension() - 1, time.steps());
        for (int axis = 0; axis < stages.length; axis++)
            stages[axis] = backend.axisStage(grid, axis, hamiltonian.axes().get(axis), ((Formula.Constant) game.viscosity()).value(), time.dt());
    }

    private PointwiseKernel kernel(MeanFieldGame game, Grid grid, Formula formula, List<String> buffers) {
        List<String> scalars = new ArrayList<>(List.of("t"));
        scalars.addAll(Coupling.means(grid.dimension()));
        return backend.pointwise(formula, grid, game.fields(), buffers, scalars);
    }

    @Override
    public int densityLevel(int n) {
        return n + 1;
    }

    @Override
    public void terminal(Buffer m, Buffer u) {
        terminal.apply(u, new Buffer[] {m}, means.with(time.horizon(), m));
    }

    @Override
    public void running(int n, Buffer m, Buffer out) {
        running.apply(out, new Buffer[] {m}, means.with(time.time(n), m));
    }

    @Override
    public void backward(int n, Buffer uNext, Buffer m, Buffer u) {
        double t = time.time(n);
        Buffer from = iterate(n, uNext, m, u, memory.place(n, uNext, u));
        stages[stages.length - 1].solve(t, from, u);
    }

    /// Solves all stages but the last; in one dimension there is none, and u takes the start of the step.
    ///
    /// @param iterates modified
    /// @return where the last stage begins
    private Buffer iterate(int n, Buffer uNext, Buffer m, Buffer u, Buffer[] iterates) {
        double t = time.time(n);
        Buffer from = iterates.length == 0 ? u : iterates[0];
        start.apply(from, new Buffer[] {uNext, m}, means.with(t, m));
        for (int axis = 0; axis < iterates.length; axis++) {
            stages[axis].solve(t, from, iterates[axis]);
            from = iterates[axis];
        }
        return from;
    }

    /// The transposes stand at the iterates of the stages; the last one is u.
    @Override
    public Tangent at(int n, Buffer uNext, Buffer m, Buffer u) {
        Buffer[] iterates = memory.recall(n, uNext, u);
        if (iterates == null) {
            iterates = memory.place(n, uNext, u);
            if (iterates.length > 0) iterate(n, uNext, m, u, iterates);
        }
        tangent.t = time.time(n);
        tangent.u = u;
        tangent.iterates = iterates;
        return tangent;
    }

    private final class SplitTangent implements Tangent {

        private double t;
        private Buffer u;
        private Buffer[] iterates;

        @Override
        public void value(Buffer du, Buffer out) {
            backend.combine(out, discountFactor, du, 0, du);
            for (int axis = 0; axis < stages.length; axis++) stages[axis].tangent(t, iterate(axis), out, out);
        }

        @Override
        public void transport(Buffer m, Buffer mNext) {
            Buffer from = m;
            for (int axis = stages.length - 1; axis >= 0; axis--) {
                stages[axis].transpose(t, iterate(axis), from, mNext);
                from = mNext;
            }
        }

        private Buffer iterate(int axis) {
            return axis == stages.length - 1 ? u : iterates[axis];
        }
    }
}
