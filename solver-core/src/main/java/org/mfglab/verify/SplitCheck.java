package org.mfglab.verify;

import java.util.stream.IntStream;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;

/// The equations of `fd_split` between two levels, solved anew; the residuals are the differences from these solutions.
///
/// Axis by axis, all lines of an axis at once: a handful of slices is held, whatever the number of threads.
final class SplitCheck implements Level.Check {

    /// Lines that one thread takes at a time.
    private static final int BUNDLE = 64;

    private final MeanFieldGame game;
    private final Grid grid;
    private final TimeGrid time;
    private final Faces faces;
    private final Symbols symbols;
    private final PlainCosts costs;
    private final PlainHamiltonian hamiltonian;
    private final Closure viscosity;
    private final int[][] starts;

    SplitCheck(MeanFieldGame game, Grid grid, TimeGrid time, Faces faces, Symbols symbols, PlainCosts costs, PlainHamiltonian hamiltonian) {
        if (hamiltonian.radial != null)
            throw new IllegalArgumentException("The Hamiltonian of problem '%s' depends on |p|: no split equations belong to it.".formatted(game.name()));
        this.game = game;
        this.grid = grid;
        this.time = time;
        this.faces = faces;
        this.symbols = symbols;
        this.costs = costs;
        this.hamiltonian = hamiltonian;
        this.viscosity = symbols.closure(game.viscosity());
        this.starts = new int[grid.dimension()][];
        for (int k = 0; k < starts.length; k++) {
            int axis = k;
            starts[k] = IntStream.range(0, grid.size()).filter(index -> grid.position(axis, index) == 0).toArray();
        }
    }

    @Override
    public Level level(int n, double[] u, double[] uNext, double[] m, double[] mNext) {
        double t = time.time(n);
        double dt = time.dt();
        Symbols.Moment moment = symbols.at(t, mNext, game.hamiltonian().formula());
        double[][] stages = new double[grid.dimension() + 1][grid.size()];
        Level.Flow flow = begin(t, moment, uNext, mNext, stages[0]);
        for (int axis = 0; axis < grid.dimension(); axis++) {
            double[] from = stages[axis];
            double[] to = stages[axis + 1];
            overLines(axis, moment, t, (line, start) -> {
                line.solve(start, from, to);
                return Level.Flow.NONE;
            });
        }
        double[] moved = costs.source(time.time(n + 1));
        double entered = 0;
        for (int i = 0; i < moved.length; i++) {
            if (faces.solid(i)) continue;
            entered += dt * moved[i];
            moved[i] = m[i] + dt * moved[i];
        }
        for (int axis = grid.dimension() - 1; axis >= 0; axis--) {
            double[] at = stages[axis + 1];
            flow = flow.plus(overLines(axis, moment, t, (line, start) -> line.transport(start, at, moved, moved)));
        }
        double[] value = stages[grid.dimension()];
        for (int i = 0; i < value.length; i++) {
            value[i] = (u[i] - value[i]) / dt;
            moved[i] = (mNext[i] - moved[i]) / dt;
        }
        return new Level(value, moved, 1, 0, flow.plus(new Level.Flow(0, 0, 0, 0, entered)));
    }

    /// `W_0 = (uNext + dt (F - H0))/(1 + r dt)`.
    ///
    /// @param out modified
    /// @return what the agents pay for where they are
    private Level.Flow begin(double t, Symbols.Moment moment, double[] uNext, double[] mNext, double[] out) {
        double dt = time.dt();
        double[] cost = costs.running(t, mNext);
        double[] atRest = moment.values(hamiltonian.constant);
        double running = 0;
        double resting = 0;
        for (int i = 0; i < out.length; i++) {
            if (faces.solid(i)) continue;
            out[i] = (uNext[i] + dt * (cost[i] - atRest[i])) / (1 + game.discount() * dt);
            running += mNext[i] * cost[i];
            resting -= mNext[i] * atRest[i];
        }
        return new Level.Flow(dt * resting, dt * running, 0, 0, 0);
    }

    /// What is done to one line.
    private interface LineTask {
        Level.Flow on(PlainLine line, int start);
    }

    /// Does something to all lines along an axis; what they return is added in their order.
    private Level.Flow overLines(int axis, Symbols.Moment moment, double t, LineTask task) {
        int[] starts = this.starts[axis];
        int bundles = (starts.length + BUNDLE - 1) / BUNDLE;
        return IntStream.range(0, bundles).parallel().mapToObj(bundle -> {
            PlainLine line = new PlainLine(grid, faces, axis, hamiltonian.axes.get(axis), viscosity, moment, t, time.dt());
            Level.Flow flow = Level.Flow.NONE;
            for (int k = bundle * BUNDLE; k < Math.min(starts.length, (bundle + 1) * BUNDLE); k++) flow = flow.plus(task.on(line, starts[k]));
            return flow;
        }).toList().stream().reduce(Level.Flow.NONE, Level.Flow::plus);
    }
}
