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
    private final Faces faces;
    private final Symbols symbols;
    private final PlainCosts costs;
    /// Null where H is no sum over axes.
    private final PlainHamiltonian axes;
    private final Closure viscosity;
    /// Null where there are only walls and periodic sides.
    private final OpenGround ground;

    /// @param axes the parts of H where it is a sum over axes; otherwise null
    FootCheck(MeanFieldGame game, Grid grid, TimeGrid time, Faces faces, Symbols symbols, PlainCosts costs, PlainHamiltonian axes) {
        this.game = game;
        this.grid = grid;
        this.time = time;
        this.faces = faces;
        this.ground = faces.open() ? null : new OpenGround(grid, faces);
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
        Walk walk = ground == null ? new OpenWalk(grid, axes == null ? new StationarySearch(grid, time, slopes, PATIENCE) : new FootSearch(grid, time, motion, PATIENCE), uNext)
                : bounded(motion, t, uNext, noise(moment));
        MoveFinder search = walk.search;
        Level.Flow flow = Level.Flow.NONE;
        List<Walk.Choice> choices = new ArrayList<>();
        for (int i = 0; i < value.length; i++) {
            balance[i] += mNext[i] / dt;
            if (faces.solid(i)) {
                value[i] = u[i] / dt;
                continue;
            }
            moment.place(v, i);
            double[] noise = noise(viscosity.at(v));
            slopes.place(v);
            if (motion != null) motion.place(v);
            double atRest = slopes.atRest();
            double anywhere = dt * (cost[i] - atRest);
            walk.place(cost[i] - atRest);
            double discount = 1 + game.discount() * dt;
            double least = search.least(i, walk.noise(noise), walk.value, steepest, u[i] * discount - anywhere) + anywhere;
            value[i] = (u[i] - least / discount) / dt;
            double mass = m[i] + dt * source[i];
            Walk.Choice choice = new Walk.Choice(i, search.move().clone(), search.rival() == null ? null : search.rival().clone(), noise, mass / dt);
            Walk.Departure departure = walk.putDown(choice, choice.move(), -1, balance);
            if (choice.rival() != null) choices.add(choice);
            double used = dt * walk.used();
            flow = flow.plus(new Level.Flow(used * mass * (search.cost() - atRest), used * mass * cost[i], mass * departure.gone(), mass * departure.paid(), dt * source[i]));
        }
        return new Level(value, balance, 1, 0, flow.plus(choose(choices, walk, balance)));
    }

    private Walk bounded(PlainMotion motion, double t, double[] uNext, double[][] noise) {
        PlainSpread spread = new PlainSpread(grid, faces, t, noise);
        double[] value = spread.of(uNext);
        return new BoundedWalk(grid, faces, t, spread, new BoundedFootSearch(grid, time, faces, ground, motion, t, value), value);
    }

    private double[][] noise(Symbols.Moment moment) {
        double[][] noise = new double[grid.size()][];
        double[] v = moment.variables();
        for (int i = 0; i < noise.length; i++) {
            if (faces.solid(i)) continue;
            moment.place(v, i);
            noise[i] = noise(viscosity.at(v));
        }
        return noise;
    }

    /// In each of d directions alone the variance is d times the whole one, `2 d nu dt`.
    private double[] noise(double nu) {
        double[] noise = new double[grid.dimension()];
        for (int k = 0; k < noise.length; k++) noise[k] = Math.sqrt(2 * noise.length * nu * time.dt()) / grid.h(k);
        return noise;
    }

    /// Takes the other move wherever that explains the density better, until it does so nowhere.
    ///
    /// @return what that changes in those who leave
    private Level.Flow choose(List<Walk.Choice> choices, Walk walk, double[] balance) {
        double[][] taken = new double[choices.size()][];
        for (int k = 0; k < taken.length; k++) taken[k] = choices.get(k).move();
        Level.Flow change = Level.Flow.NONE;
        boolean better = true;
        for (int round = 0; better && round < MOST_ROUNDS; round++) {
            better = false;
            for (int k = 0; k < taken.length; k++) {
                Walk.Choice choice = choices.get(k);
                double[] other = taken[k] == choice.move() ? choice.rival() : choice.move();
                double before = amiss(balance);
                Level.Flow exchanged = exchange(walk, choice, taken[k], other, balance);
                if (amiss(balance) < before) {
                    taken[k] = other;
                    change = change.plus(exchanged);
                    better = true;
                } else exchange(walk, choice, other, taken[k], balance);
            }
        }
        return change;
    }

    private Level.Flow exchange(Walk walk, Walk.Choice choice, double[] from, double[] to, double[] balance) {
        Walk.Departure before = walk.putDown(choice, from, 1, balance);
        Walk.Departure after = walk.putDown(choice, to, -1, balance);
        double mass = choice.mass() * time.dt();
        return new Level.Flow(0, 0, mass * (after.gone() - before.gone()), mass * (after.paid() - before.paid()), 0);
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
            int next = i + ((position + 1) % n - position) * grid.stride(axis);
            if (position == n - 1 && !grid.periodic(axis) || faces.solid(i) || faces.solid(next)) continue;
            rise = Math.max(rise, Math.abs(u[next] - u[i]));
        }
        return rise / grid.h(axis);
    }
}
