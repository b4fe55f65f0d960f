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
    private final Faces faces;
    private final Symbols symbols;
    private final PlainCosts costs;
    private final PlainHamiltonian hamiltonian;
    private final Closure viscosity;

    FootCheck(MeanFieldGame game, Grid grid, TimeGrid time, Faces faces, Symbols symbols, PlainCosts costs, PlainHamiltonian hamiltonian) {
        if (hamiltonian.radial != null)
            throw new IllegalArgumentException("The Hamiltonian of problem '%s' depends on |p|: no semi-Lagrangian equations belong to it.".formatted(game.name()));
        this.game = game;
        this.grid = grid;
        this.time = time;
        this.faces = faces;
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
        double[][] given = given(t);
        double[] value = new double[grid.size()];
        double[][] moves = new double[grid.dimension()][grid.size()];
        double[] kinetic = new double[grid.size()];
        Symbols.Moment moment = symbols.at(t, m, game.hamiltonian().formula());
        IntStream.range(0, grid.size() / grid.n(0)).parallel().forEach(row -> row(row, moment, u, uNext, given, cost, value, moves, kinetic));
        return forward(moment, given, cost, source, m, mNext, value, moves, kinetic);
    }

    /// u on driven sides at a time, by face and cell.
    private double[][] given(double t) {
        double[][] given = new double[2 * grid.dimension()][];
        for (int face = 0; face < given.length; face++)
            for (int i = 0; i < grid.size(); i++) {
                int beyond = faces.solid(i) ? Faces.CLOSED : faces.beyond(i, face);
                if (beyond != Faces.EXIT && beyond != Faces.VALUE) continue;
                if (given[face] == null) given[face] = new double[grid.size()];
                given[face][i] = faces.price(i, face, t);
            }
        return given;
    }

    private void row(int row, Symbols.Moment moment, double[] u, double[] uNext, double[][] given, double[] cost, double[] value, double[][] moves, double[] kinetic) {
        PlainMotion motion = new PlainMotion(hamiltonian);
        FootSearch search = new FootSearch(grid, time, faces, motion);
        double[] v = moment.variables();
        for (int i = row * grid.n(0); i < (row + 1) * grid.n(0); i++) {
            if (faces.solid(i)) {
                value[i] = u[i] / time.dt();
                continue;
            }
            moment.place(v, i);
            double atRest = hamiltonian.constant.at(v);
            motion.place(v);
            double least = search.least(i, viscosity.at(v), uNext, given, cost[i] - atRest);
            value[i] = (u[i] - least / (1 + game.discount() * time.dt())) / time.dt();
            for (int k = 0; k < moves.length; k++) {
                moves[k][i] = search.moves()[k];
                kinetic[i] += motion.cost(k, moves[k][i] * grid.h(k) / time.dt());
            }
            kinetic[i] -= atRest;
        }
    }

    /// Puts the density down, cell after cell.
    private Level forward(Symbols.Moment moment, double[][] given, double[] cost, double[] source, double[] m, double[] mNext, double[] value, double[][] moves, double[] kinetic) {
        double dt = time.dt();
        double[] balance = new double[grid.size()];
        PlainFoot foot = new PlainFoot(grid, faces);
        double[] v = moment.variables();
        double[] move = new double[grid.dimension()];
        Level.Flow flow = Level.Flow.NONE;
        for (int i = 0; i < balance.length; i++) {
            balance[i] += mNext[i] / dt;
            if (faces.solid(i)) continue;
            moment.place(v, i);
            double spread = Math.sqrt(2 * grid.dimension() * viscosity.at(v) * dt);
            for (int k = 0; k < move.length; k++) move[k] = moves[k][i];
            int count = spread == 0 ? 1 : 2 * grid.dimension();
            double mass = m[i] + dt * source[i];
            double share = mass / count;
            double left = 0;
            double paid = 0;
            double used = 0;
            for (int f = 0; f < count; f++) {
                foot.go(i, move, f / 2, spread == 0 ? 0 : (f % 2 == 0 ? -spread : spread) / grid.h(f / 2));
                used += foot.used / count;
                for (int c = 0; c < foot.cells; c++) balance[foot.cell[c]] -= share * foot.weight[c] / dt;
                for (int g = 0; g < foot.gates; g++) {
                    double part = share * foot.gateWeight[g];
                    if (faces.beyond(foot.gateCell[g], foot.gateFace[g]) == Faces.EXIT) {
                        left += part;
                        paid += part * given[foot.gateFace[g]][foot.gateCell[g]];
                    } else balance[i] -= part / dt;
                }
            }
            flow = flow.plus(new Level.Flow(dt * used * mass * kinetic[i], dt * used * mass * cost[i], left, paid, dt * source[i]));
        }
        return new Level(value, balance, 1, 0, flow);
    }
}
