package org.mfglab.verify;

import java.util.stream.IntStream;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.Grid;

/// The equations of `fd_split` between two levels (MATH 3.3), solved anew.
final class SplitCheck {

    private final MeanFieldGame game;
    private final Grid grid;
    private final double dt;
    private final PlainHamiltonian hamiltonian;
    private final PlainCosts costs;

    SplitCheck(MeanFieldGame game, Grid grid, double dt, PlainCosts costs) {
        this.game = game;
        this.grid = grid;
        this.dt = dt;
        this.hamiltonian = new PlainHamiltonian(game, grid);
        this.costs = costs;
    }

    /// What the equations say of two levels.
    ///
    /// @param u       `S(u[n+1]; m[n+1])`
    /// @param m       `(DS)^T m[n]`
    /// @param kinetic `sum dt m L`, without the volume of a cell
    /// @param running `sum dt m F`
    record Step(double[] u, double[] m, double kinetic, double running) { }

    Step step(double t, double[] uNext, double[] m, double[] mNext) {
        PlainHamiltonian.Moment moment = hamiltonian.at(t);
        double[] cost = costs.running(t, mNext);
        double running = 0;
        double kinetic = 0;
        double[][] stages = new double[grid.dimension() + 1][grid.size()];
        for (int i = 0; i < cost.length; i++) {
            stages[0][i] = (uNext[i] + dt * (cost[i] - moment.constant(i))) / (1 + game.discount() * dt);
            running += mNext[i] * cost[i];
            kinetic -= mNext[i] * moment.constant(i);
        }
        for (int axis = 0; axis < grid.dimension(); axis++) {
            PlainLine line = new PlainLine(grid, axis, moment, game.viscosity().evaluate(java.util.Map.of()), dt);
            double[] from = stages[axis];
            double[] to = stages[axis + 1];
            lines(axis).forEach(start -> line.solve(start, from, to));
        }
        double[] transported = m.clone();
        for (int axis = grid.dimension() - 1; axis >= 0; axis--) {
            PlainLine line = new PlainLine(grid, axis, moment, game.viscosity().evaluate(java.util.Map.of()), dt);
            double[] at = stages[axis + 1];
            kinetic += lines(axis).mapToDouble(start -> line.transport(start, at, transported, transported)).sum();
        }
        return new Step(stages[grid.dimension()], transported, dt * kinetic, dt * running);
    }

    /// Where the lines along an axis start.
    private IntStream lines(int axis) {
        return IntStream.range(0, grid.size()).filter(index -> grid.position(axis, index) == 0);
    }
}
