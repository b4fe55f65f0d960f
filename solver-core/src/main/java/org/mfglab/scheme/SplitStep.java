package org.mfglab.scheme;

import org.mfglab.device.AxisStage;
import org.mfglab.device.Backend;
import org.mfglab.device.Buffer;
import org.mfglab.formula.Formula;
import org.mfglab.game.Hamiltonian.Structure;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;

/// The Bellman step of [SplitUpwind].
final class SplitStep extends CostedStep {

    private final double discountFactor;
    private final AxisStage[] stages;
    private final StageMemory memory;
    private final SplitTangent tangent = new SplitTangent();

    /// @param room bytes that the iterates of the stages may take, to save time
    SplitStep(MeanFieldGame game, Structure.Sum hamiltonian, Grid grid, TimeGrid time, Backend backend, long room) {
        super(game, explicit(game, hamiltonian, time), grid, time, backend);
        this.discountFactor = discountFactor(game, time);
        this.stages = new AxisStage[grid.dimension()];
        this.memory = new StageMemory(backend, grid.size(), grid.dimension() - 1, time.steps(), room);
        for (int axis = 0; axis < stages.length; axis++)
            stages[axis] = backend.axisStage(grid, axis, hamiltonian.axes().get(axis), game.viscosity(), time.dt(), game.fields());
    }

    private static double discountFactor(MeanFieldGame game, TimeGrid time) {
        return 1 / (1 + game.discount() * time.dt());
    }

    /// `W_0` of [SplitUpwind].
    private static Formula explicit(MeanFieldGame game, Structure.Sum hamiltonian, TimeGrid time) {
        Formula gain = game.running().formula().minus(hamiltonian.constant());
        Formula explicit = Formula.symbol("u").plus(Formula.constant(time.dt()).times(gain));
        return Formula.constant(discountFactor(game, time)).times(explicit);
    }

    @Override
    public Scheme scheme() {
        return new SplitUpwind();
    }

    @Override
    public int densityLevel(int n) {
        return n + 1;
    }

    @Override
    public void backward(int n, Buffer uNext, Buffer[] levels, Buffer u) {
        Buffer m = levels[densityLevel(n)];
        for (AxisStage stage : stages) stage.at(time.time(n), m);
        Buffer from = iterate(n, uNext, m, u, memory.place(n, uNext, u));
        stages[stages.length - 1].solve(from, u);
    }

    /// Solves all stages but the last; in one dimension there is none, and u takes the start of the step.
    ///
    /// @param iterates modified
    /// @return where the last stage begins
    private Buffer iterate(int n, Buffer uNext, Buffer m, Buffer u, Buffer[] iterates) {
        Buffer from = iterates.length == 0 ? u : iterates[0];
        costs.explicit(n, uNext, m, from);
        for (int axis = 0; axis < iterates.length; axis++) {
            stages[axis].solve(from, iterates[axis]);
            from = iterates[axis];
        }
        return from;
    }

    /// The transposes stand at the iterates of the stages; the last one is u.
    @Override
    public Tangent at(int n, Buffer uNext, Buffer[] levels, Buffer u) {
        Buffer m = levels[densityLevel(n)];
        for (AxisStage stage : stages) stage.at(time.time(n), m);
        Buffer[] iterates = memory.recall(n, uNext, u);
        if (iterates == null) {
            iterates = memory.place(n, uNext, u);
            if (iterates.length > 0) iterate(n, uNext, m, u, iterates);
        }
        tangent.u = u;
        tangent.iterates = iterates;
        return tangent;
    }

    private final class SplitTangent implements Tangent {

        private Buffer u;
        private Buffer[] iterates;

        @Override
        public void value(Buffer du, Buffer out) {
            backend.combine(out, discountFactor, du, 0, du);
            for (int axis = 0; axis < stages.length; axis++) stages[axis].tangent(iterate(axis), out, out);
        }

        @Override
        public double transport(Buffer m, Buffer mNext) {
            double left = 0;
            Buffer from = m;
            for (int axis = stages.length - 1; axis >= 0; axis--) {
                left += stages[axis].transpose(iterate(axis), from, mNext);
                from = mNext;
            }
            return left;
        }

        private Buffer iterate(int axis) {
            return axis == stages.length - 1 ? u : iterates[axis];
        }
    }
}
