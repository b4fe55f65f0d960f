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
    private final Buffer[] iterates;
    private final SplitTangent tangent = new SplitTangent();

    SplitStep(MeanFieldGame game, Structure.Separable hamiltonian, Grid grid, TimeGrid time, Backend backend) {
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
        this.iterates = new Buffer[grid.dimension() - 1];
        for (int axis = 0; axis < stages.length; axis++) {
            stages[axis] = backend.axisStage(grid, axis, hamiltonian.axes().get(axis), game.viscosity(), time.dt());
            if (axis < iterates.length) iterates[axis] = backend.allocate(grid.size());
        }
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
        start.apply(u, new Buffer[] {uNext, m}, means.with(t, m));
        for (AxisStage stage : stages) stage.solve(t, u, u);
    }

    /// Repeats all stages but the last, whose result is u: their iterates are where the transposes stand.
    @Override
    public Tangent at(int n, Buffer uNext, Buffer m, Buffer u) {
        double t = time.time(n);
        int last = stages.length - 1;
        if (last > 0) {
            start.apply(iterates[0], new Buffer[] {uNext, m}, means.with(t, m));
            for (int axis = 0; axis < last; axis++) stages[axis].solve(t, iterates[Math.max(0, axis - 1)], iterates[axis]);
        }
        tangent.t = t;
        tangent.u = u;
        return tangent;
    }

    private final class SplitTangent implements Tangent {

        private double t;
        private Buffer u;

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
