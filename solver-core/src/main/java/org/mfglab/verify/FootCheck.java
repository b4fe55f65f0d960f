package org.mfglab.verify;

import java.util.ArrayList;
import java.util.List;
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
        if (hamiltonian.radial != null || grid.dimension() > 1)
            throw new IllegalArgumentException("No semi-Lagrangian equations belong to problem '%s': they are those of a line, for sums over axes.".formatted(game.name()));
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
        double dt = time.dt();
        double t = time.time(n);
        double[] cost = costs.running(t, m);
        double[] source = costs.source(time.time(n + 1));
        double[] value = new double[grid.size()];
        double[] balance = new double[grid.size()];
        double steepest = steepest(uNext);
        Symbols.Moment moment = symbols.at(t, m, game.hamiltonian().formula());
        double[] v = moment.variables();
        PlainMotion motion = new PlainMotion(hamiltonian);
        FootSearch search = new FootSearch(grid, time, motion);
        PlainFoot foot = new PlainFoot(grid);
        Level.Flow flow = Level.Flow.NONE;
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; i < value.length; i++) {
            moment.place(v, i);
            double atRest = hamiltonian.constant.at(v);
            double nu = viscosity.at(v);
            motion.place(v);
            double least = search.least(i, nu, uNext, steepest) + dt * (cost[i] - atRest);
            value[i] = (u[i] - least / (1 + game.discount() * dt)) / dt;
            double mass = m[i] + dt * source[i];
            balance[i] += mNext[i] / dt;
            double noise = Math.sqrt(2 * nu * dt) / grid.h(0);
            putDown(foot, i, search.move(), noise, mass / dt, balance);
            if (!Double.isNaN(search.rival())) choices.add(new Choice(i, search.move(), search.rival(), noise, mass / dt));
            flow = flow.plus(new Level.Flow(dt * mass * (search.cost() - atRest), dt * mass * cost[i], 0, 0, dt * source[i]));
        }
        for (Choice choice : choices) choose(choice, foot, balance);
        return new Level(value, balance, 1, 0, flow);
    }

    /// A cell from which two moves are equally good: the density may have taken either.
    private record Choice(int cell, double move, double rival, double noise, double mass) { }

    private static void choose(Choice choice, PlainFoot foot, double[] balance) {
        double before = amiss(balance);
        putDown(foot, choice.cell, choice.move, choice.noise, -choice.mass, balance);
        putDown(foot, choice.cell, choice.rival, choice.noise, choice.mass, balance);
        if (amiss(balance) < before) return;
        putDown(foot, choice.cell, choice.rival, choice.noise, -choice.mass, balance);
        putDown(foot, choice.cell, choice.move, choice.noise, choice.mass, balance);
    }

    private static double amiss(double[] balance) {
        double sum = 0;
        for (double part : balance) sum += Math.abs(part);
        return sum;
    }

    /// The steepest slope between neighbours.
    private double steepest(double[] u) {
        double rise = 0;
        for (int i = 0; i + 1 < u.length; i++) rise = Math.max(rise, Math.abs(u[i + 1] - u[i]));
        if (grid.periodic(0)) rise = Math.max(rise, Math.abs(u[0] - u[u.length - 1]));
        return rise / grid.h(0);
    }

    /// @param balance modified: less what comes down
    private static void putDown(PlainFoot foot, int from, double move, double noise, double mass, double[] balance) {
        for (int way = -1; way <= 1; way += 2) {
            foot.go(from, new double[] {move}, 0, way * noise);
            for (int c = 0; c < foot.cells; c++) balance[foot.cell[c]] -= 0.5 * mass * foot.weight[c];
        }
    }
}
