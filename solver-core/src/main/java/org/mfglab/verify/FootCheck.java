package org.mfglab.verify;

import java.util.stream.IntStream;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;

/// The equations of `semi_lagrangian` between two levels: the best move of every cell is searched for afresh, and the density is put down at
/// its feet.
///
///     r_H = (u[n] - min_v { mean of u[n+1] at the feet + dt (L + F) }/(1 + r dt))/dt,    r_F = (m[n+1] - what was put down)/dt
final class FootCheck implements Level.Check {

    private final MeanFieldGame game;
    private final Grid grid;
    private final TimeGrid time;
    private final Symbols symbols;
    private final PlainCosts costs;
    private final PlainHamiltonian hamiltonian;
    private final Closure viscosity;

    FootCheck(MeanFieldGame game, Grid grid, TimeGrid time, Symbols symbols, PlainCosts costs, PlainHamiltonian hamiltonian) {
        if (hamiltonian.radial != null)
            throw new IllegalArgumentException("The Hamiltonian of problem '%s' depends on |p|: no semi-Lagrangian equations belong to it.".formatted(game.name()));
        this.game = game;
        this.grid = grid;
        this.time = time;
        this.symbols = symbols;
        this.costs = costs;
        this.hamiltonian = hamiltonian;
        this.viscosity = symbols.closure(game.viscosity());
    }

    @Override
    public Level level(int n, double[] u, double[] uNext, double[] m, double[] mNext) {
        double t = time.time(n);
        double[] cost = costs.running(t, m);
        double[] source = costs.source(time.time(n + 1));
        double[] value = new double[grid.size()];
        double[][] moves = new double[grid.dimension()][grid.size()];
        double[] kinetic = new double[grid.size()];
        Symbols.Moment moment = symbols.at(t, m, game.hamiltonian().formula());
        IntStream.range(0, grid.size() / grid.n(0)).parallel().forEach(row -> row(row, moment, u, uNext, cost, value, moves, kinetic));
        return forward(moment, cost, source, m, mNext, value, moves, kinetic);
    }

    private void row(int row, Symbols.Moment moment, double[] u, double[] uNext, double[] cost, double[] value, double[][] moves, double[] kinetic) {
        PlainMotion motion = new PlainMotion(hamiltonian);
        FootSearch search = new FootSearch(grid, time, motion);
        double[] v = moment.variables();
        for (int i = row * grid.n(0); i < (row + 1) * grid.n(0); i++) {
            moment.place(v, i);
            double atRest = hamiltonian.constant.at(v);
            motion.place(v);
            double least = search.least(i, viscosity.at(v), uNext) + time.dt() * (cost[i] - atRest);
            value[i] = (u[i] - least / (1 + game.discount() * time.dt())) / time.dt();
            for (int k = 0; k < moves.length; k++) {
                moves[k][i] = search.moves()[k];
                kinetic[i] += motion.cost(k, moves[k][i] * grid.h(k) / time.dt());
            }
            kinetic[i] -= atRest;
        }
    }

    /// Puts the density down, cell after cell.
    private Level forward(Symbols.Moment moment, double[] cost, double[] source, double[] m, double[] mNext, double[] value, double[][] moves, double[] kinetic) {
        double dt = time.dt();
        double[] balance = new double[grid.size()];
        PlainFoot foot = new PlainFoot(grid);
        double[] v = moment.variables();
        double[] move = new double[grid.dimension()];
        Level.Flow flow = Level.Flow.NONE;
        for (int i = 0; i < balance.length; i++) {
            balance[i] += mNext[i] / dt;
            moment.place(v, i);
            double spread = Math.sqrt(2 * grid.dimension() * viscosity.at(v) * dt);
            for (int k = 0; k < move.length; k++) move[k] = moves[k][i];
            int count = spread == 0 ? 1 : 2 * grid.dimension();
            double mass = m[i] + dt * source[i];
            double share = mass / count;
            for (int f = 0; f < count; f++) {
                foot.go(i, move, f / 2, spread == 0 ? 0 : (f % 2 == 0 ? -spread : spread) / grid.h(f / 2));
                for (int c = 0; c < foot.cells; c++) balance[foot.cell[c]] -= share * foot.weight[c] / dt;
            }
            flow = flow.plus(new Level.Flow(dt * mass * kinetic[i], dt * mass * cost[i], 0, 0, dt * source[i]));
        }
        return new Level(value, balance, 1, 0, flow);
    }
}
