package org.mfglab.scheme;

import java.util.ArrayList;
import java.util.List;
import org.mfglab.device.Backend;
import org.mfglab.device.Buffer;
import org.mfglab.device.Convolution;
import org.mfglab.device.PointwiseKernel;
import org.mfglab.formula.Formula;
import org.mfglab.formula.Scope;
import org.mfglab.game.Coupling;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;

/// The costs F and G on slices, and what goes explicitly into a backward step; with the means and convolutions of m that they name.
final class Costs {

    private final TimeGrid time;
    private final Means means;
    private final List<Convolution> convolutions = new ArrayList<>();
    private final Buffer[] inputs;
    private final PointwiseKernel running;
    private final PointwiseKernel terminal;
    private final PointwiseKernel explicit;
    private final PointwiseKernel source;
    private final Buffer sourced;

    /// @param explicit what a step evaluates before it solves, in u, m and what F may name
    Costs(MeanFieldGame game, Grid grid, TimeGrid time, Backend backend, Formula explicit) {
        this.time = time;
        this.means = new Means(grid, backend, game.running().usesMeans() || game.terminal().usesMeans());
        List<String> slices = new ArrayList<>(List.of("u", "m"));
        for (String kernel : Coupling.kernels(game.running(), game.terminal())) {
            convolutions.add(backend.convolution(grid, game.kernels().get(kernel).formula()));
            slices.add(Scope.convolution(kernel));
        }
        this.inputs = new Buffer[slices.size()];
        for (int k = 2; k < inputs.length; k++) inputs[k] = backend.allocate(grid.size());
        List<String> scalars = new ArrayList<>(List.of("t"));
        scalars.addAll(Coupling.means(grid.dimension()));
        this.running = backend.pointwise(game.running().formula(), grid, game.fields(), slices, scalars);
        this.terminal = backend.pointwise(game.terminal().formula(), grid, game.fields(), slices, scalars);
        this.explicit = backend.pointwise(explicit.simplify(), grid, game.fields(), slices, scalars);
        Formula inflow = Formula.symbol("m").plus(Formula.constant(time.dt()).times(game.source())).simplify();
        this.source = game.hasSource() ? backend.pointwise(inflow, grid, game.fields(), List.of("m"), List.of("t")) : null;
        this.sourced = game.hasSource() ? backend.allocate(grid.size()) : null;
    }

    /// `G(x, m)`.
    void terminal(Buffer m, Buffer u) {
        terminal.apply(u, see(u, m), means.with(time.horizon(), m));
    }

    /// `F(x, t_n, m)`.
    void running(int n, Buffer m, Buffer out) {
        running.apply(out, see(out, m), means.with(time.time(n), m));
    }

    /// The explicit part of the step from `u[n+1]` to `u[n]`.
    void explicit(int n, Buffer uNext, Buffer m, Buffer out) {
        explicit.apply(out, see(uNext, m), means.with(time.time(n), m));
    }

    /// `m + dt s(t_{n+1})`: m itself where no agents enter, otherwise a slice that is valid until the next call.
    Buffer withSource(int n, Buffer m) {
        if (source == null) return m;
        source.apply(sourced, new Buffer[] {m}, time.time(n + 1));
        return sourced;
    }

    private Buffer[] see(Buffer u, Buffer m) {
        inputs[0] = u;
        inputs[1] = m;
        for (int k = 0; k < convolutions.size(); k++) convolutions.get(k).apply(m, inputs[k + 2]);
        return inputs;
    }
}
