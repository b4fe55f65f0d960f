package org.mfglab.verify;

import java.util.stream.IntStream;
import org.mfglab.formula.Formula;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;

/// The equations of `semi_lagrangian_2` between two levels, written out: costs, wind, noise, control, noise, wind, costs; and their transposes for the density, at the moves that
/// were found afresh.
///
///     r_H = (u[n] - what the step makes of u[n+1])/dt,    r_F = (m[n+1] - what was put down)/dt
final class SplineCheck implements Level.Check {

    private static final int CELLS_PER_PART = 256;

    private final MeanFieldGame game;
    private final Grid grid;
    private final TimeGrid time;
    private final Symbols symbols;
    private final PlainCosts costs;
    private final PlainHamiltonian hamiltonian;
    private final PlainSpline spline;
    private final PlainNoise noise;
    private final double[] variance;
    private final double half;

    SplineCheck(MeanFieldGame game, Grid grid, TimeGrid time, Symbols symbols, PlainCosts costs, PlainHamiltonian hamiltonian) {
        if (hamiltonian.radial != null || hamiltonian.axes.stream().anyMatch(axis -> axis.curvature() == null))
            throw new IllegalArgumentException("No semi-Lagrangian equations of second order belong to problem '%s'.".formatted(game.name()));
        this.game = game;
        this.grid = grid;
        this.time = time;
        this.symbols = symbols;
        this.costs = costs;
        this.hamiltonian = hamiltonian;
        this.spline = new PlainSpline(grid);
        this.noise = new PlainNoise(grid);
        this.half = 0.5 * time.dt();
        this.variance = variance();
    }

    /// Half of `2 nu dt` along every axis, in squares of cells, less half of the third of a cell's square by which each average with splines spreads; 0
    /// where that is more.
    private double[] variance() {
        double nu = symbols.closure(game.viscosity()).at(symbols.at(0, null, game.viscosity()).variables());
        int averages = windless() ? 1 : 3;
        double[] variance = new double[grid.dimension()];
        for (int k = 0; k < variance.length; k++) variance[k] = Math.max(0, nu * time.dt() / (grid.h(k) * grid.h(k)) - averages / 6.0);
        return variance;
    }

    /// Whether no wind blows anywhere at any time, by the text.
    private boolean windless() {
        return SplineWind.none(game.hamiltonian());
    }

    @Override
    public Level level(int n, double[] u, double[] uNext, double[] m, double[] mNext) {
        double dt = time.dt();
        double t = time.time(n);
        double fade = Math.exp(-0.5 * game.discount() * dt);
        double[] costAfter = costs.running(time.time(n + 1), mNext);
        double[] costBefore = costs.running(t, m);
        double[] restAfter = atRest(time.time(n + 1), mNext);
        double[] restBefore = atRest(t, m);
        double[][] soon = drift(t + 0.25 * dt);
        double[][] late = drift(t + 0.75 * dt);

        double[] w = new double[u.length];
        for (int i = 0; i < w.length; i++) w[i] = fade * (uNext[i] + half * (costAfter[i] - restAfter[i]));
        w = noise.shake(late == null ? w : spline.carry(w, late, false), variance);
        double[][] moves = new double[w.length][];
        double[] effort = new double[w.length];
        double[] z = control(t + half, w, moves, effort);
        z = noise.shake(z, variance);
        if (soon != null) z = spline.carry(z, soon, false);
        double[] value = new double[w.length];
        for (int i = 0; i < w.length; i++) value[i] = (u[i] - fade * z[i] - half * (costBefore[i] - restBefore[i])) / dt;

        double[] source = costs.source(time.time(n + 1));
        double[] mass = new double[w.length];
        for (int i = 0; i < w.length; i++) mass[i] = m[i] + dt * source[i];
        double[] moving = noise.shake(soon == null ? mass : spline.carry(mass, soon, true), variance);
        double[] arrived = noise.shake(spline.carry(moving, moves, true), variance);
        if (late != null) arrived = spline.carry(arrived, late, true);
        double[] balance = new double[w.length];
        Level.Flow flow = Level.Flow.NONE;
        for (int i = 0; i < w.length; i++) {
            balance[i] = (mNext[i] - arrived[i]) / dt;
            double kinetic = moving[i] * effort[i] - half * (mass[i] * restBefore[i] + mNext[i] * restAfter[i]);
            flow = flow.plus(new Level.Flow(kinetic, half * (mass[i] * costBefore[i] + mNext[i] * costAfter[i]), 0, 0, dt * source[i]));
        }
        return new Level(value, balance, 1, 0, flow);
    }

    private double[] atRest(double t, double[] m) {
        return symbols.at(t, m, game.hamiltonian().formula()).values(hamiltonian.constant);
    }

    /// @param moves  modified: the best moves
    /// @param effort modified: what they cost
    private double[] control(double t, double[] w, double[][] moves, double[] effort) {
        double[] v = symbols.at(t, null, Formula.ZERO).variables();
        symbols.at(t, null, Formula.ZERO).place(v, 0);
        double[] reach = new double[grid.dimension()];
        for (int k = 0; k < reach.length; k++) reach[k] = hamiltonian.axes.get(k).curvature().at(v) * time.dt() / (grid.h(k) * grid.h(k));
        double[] out = new double[w.length];
        int parts = (w.length + CELLS_PER_PART - 1) / CELLS_PER_PART;
        IntStream.range(0, parts).parallel().forEach(part -> {
            SplineMinimum minimum = new SplineMinimum(grid);
            for (int i = part * CELLS_PER_PART; i < Math.min(w.length, (part + 1) * CELLS_PER_PART); i++) {
                minimum.search(i, w, reach);
                out[i] = minimum.total;
                moves[i] = minimum.best;
                effort[i] = minimum.effortOfBest();
            }
        });
        return out;
    }

    /// Where the wind leads in half a step: by the wind half-way, linear between the points; null where there is none.
    private double[][] drift(double t) {
        if (windless()) return null;
        int d = grid.dimension();
        double[][] wind = new double[d][];
        for (int k = 0; k < d; k++) wind[k] = symbols.at(t, null, Formula.ZERO).values(hamiltonian.axes.get(k).drift());
        double[][] moves = new double[grid.size()][d];
        double[] ahead = new double[d];
        for (int i = 0; i < moves.length; i++) {
            for (int k = 0; k < d; k++) ahead[k] = -0.5 * half * wind[k][i] / grid.h(k);
            for (int k = 0; k < d; k++) moves[i][k] = -half * SplineWind.between(grid, wind[k], i, ahead) / grid.h(k);
        }
        return moves;
    }
}
