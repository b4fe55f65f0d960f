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

    /// As many cells of a level are searched from all over the box, if what is claimed of them is not confirmed nearby.
    private static final int PATIENCE = 1000;
    private static final int MOST_ROUNDS = 20;

    private final MeanFieldGame game;
    private final Grid grid;
    private final TimeGrid time;
    private final Symbols symbols;
    private final PlainCosts costs;
    /// Null where H is no sum over axes.
    private final PlainHamiltonian axes;
    private final Closure viscosity;

    /// @param axes the parts of H where it is a sum over axes; otherwise null
    FootCheck(MeanFieldGame game, Grid grid, TimeGrid time, Symbols symbols, PlainCosts costs, PlainHamiltonian axes) {
        this.game = game;
        this.grid = grid;
        this.time = time;
        this.symbols = symbols;
        this.costs = costs;
        this.axes = axes;
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
        double[] steepest = new double[grid.dimension()];
        for (int k = 0; k < steepest.length; k++) steepest[k] = steepest(uNext, k);
        Symbols.Moment moment = symbols.at(t, m, game.hamiltonian().formula());
        double[] v = moment.variables();
        PlainMotion motion = axes == null ? null : new PlainMotion(axes);
        PointSlopes slopes = new PointSlopes(game.hamiltonian(), symbols);
        MoveFinder search = axes == null ? new StationarySearch(grid, time, slopes, PATIENCE) : new FootSearch(grid, time, motion, PATIENCE);
        PlainFoot foot = new PlainFoot(grid);
        Level.Flow flow = Level.Flow.NONE;
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; i < value.length; i++) {
            moment.place(v, i);
            double[] noise = noise(viscosity.at(v));
            slopes.place(v);
            if (motion != null) motion.place(v);
            double atRest = slopes.atRest();
            double anywhere = dt * (cost[i] - atRest);
            double discount = 1 + game.discount() * dt;
            double least = search.least(i, noise, uNext, steepest, u[i] * discount - anywhere) + anywhere;
            value[i] = (u[i] - least / discount) / dt;
            double mass = m[i] + dt * source[i];
            balance[i] += mNext[i] / dt;
            Choice choice = new Choice(i, search.move().clone(), search.rival() == null ? null : search.rival().clone(), noise, mass / dt);
            putDown(foot, choice, choice.move, -1, balance);
            if (choice.rival != null) choices.add(choice);
            flow = flow.plus(new Level.Flow(dt * mass * (search.cost() - atRest), dt * mass * cost[i], 0, 0, dt * source[i]));
        }
        choose(choices, foot, balance);
        return new Level(value, balance, 1, 0, flow);
    }

    /// In each of d directions alone the variance is d times the whole one, `2 d nu dt`.
    private double[] noise(double nu) {
        double[] noise = new double[grid.dimension()];
        for (int k = 0; k < noise.length; k++) noise[k] = Math.sqrt(2 * noise.length * nu * time.dt()) / grid.h(k);
        return noise;
    }

    /// Where the density of a cell goes.
    ///
    /// @param rival another move that is equally good, which it may have taken; null where there is none
    private record Choice(int cell, double[] move, double[] rival, double[] noise, double mass) { }

    /// Takes the other move wherever that explains the density better, until it does so nowhere.
    private static void choose(List<Choice> choices, PlainFoot foot, double[] balance) {
        double[][] taken = new double[choices.size()][];
        for (int k = 0; k < taken.length; k++) taken[k] = choices.get(k).move;
        boolean better = true;
        for (int round = 0; better && round < MOST_ROUNDS; round++) {
            better = false;
            for (int k = 0; k < taken.length; k++) {
                Choice choice = choices.get(k);
                double[] other = taken[k] == choice.move ? choice.rival : choice.move;
                double before = amiss(balance);
                exchange(foot, choice, taken[k], other, balance);
                if (amiss(balance) < before) {
                    taken[k] = other;
                    better = true;
                } else exchange(foot, choice, other, taken[k], balance);
            }
        }
    }

    private static void exchange(PlainFoot foot, Choice choice, double[] from, double[] to, double[] balance) {
        putDown(foot, choice, from, 1, balance);
        putDown(foot, choice, to, -1, balance);
    }

    private static double amiss(double[] balance) {
        double sum = 0;
        for (double part : balance) sum += part * part;
        return sum;
    }

    /// The steepest slope between neighbours along an axis.
    private double steepest(double[] u, int axis) {
        double rise = 0;
        int n = grid.n(axis);
        for (int i = 0; i < u.length; i++) {
            int position = grid.position(axis, i);
            if (position == n - 1 && !grid.periodic(axis)) continue;
            rise = Math.max(rise, Math.abs(u[i + ((position + 1) % n - position) * grid.stride(axis)] - u[i]));
        }
        return rise / grid.h(axis);
    }

    /// @param sign    of what is added
    /// @param balance modified
    private static void putDown(PlainFoot foot, Choice choice, double[] move, double sign, double[] balance) {
        int d = move.length;
        for (int k = 0; k < d; k++)
            for (int way = -1; way <= 1; way += 2) {
                foot.go(choice.cell, move, k, way * choice.noise[k]);
                for (int c = 0; c < foot.cells; c++) balance[foot.cell[c]] += sign * choice.mass * foot.weight[c] / (2 * d);
            }
    }
}
