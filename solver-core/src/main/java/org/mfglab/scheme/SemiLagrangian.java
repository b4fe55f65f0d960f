package org.mfglab.scheme;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mfglab.device.Backend;
import org.mfglab.device.CoupledHamiltonian;
import org.mfglab.formula.Formula;
import org.mfglab.formula.SlopeFunction;
import org.mfglab.game.Hamiltonian;
import org.mfglab.game.Hamiltonian.Structure;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Grid;
import org.mfglab.grid.Interval;
import org.mfglab.grid.TimeGrid;

/// `semi_lagrangian`: the scheme of Carlini and Silva (2014, arXiv 1212.4757), along characteristics (MATH 3.4).
///
///     HJB  u_i[n] = min_v { (1/2d) sum_{l,s} I[u[n+1]](x_i + dt v + s sqrt(2 d nu dt) e_l) + dt (L(x_i,v) + F(x_i,m[n])) },    s = 1, -1
///     FP   m[n+1] = the sum of all m_i[n], put down at the same feet with the same weights
///
/// with multilinear interpolation I. Monotone for every dt and every nu >= 0; the error is of the order of `dt + h^2/dt`, so steps should
/// be as long as the cells or longer.
public record SemiLagrangian() implements Scheme {

    /// Along each axis.
    private static final int PLACES = 5;
    private static final double STEEP = 1e6;

    @Override
    public String key() {
        return "semi_lagrangian";
    }

    /// The running cost, the moves of one step or, to save time, of all, and the sums of the transport; the coefficients of the axes.
    @Override
    public Workspace workspace(MeanFieldGame game, TimeGrid time) {
        long d = game.domain().dimension();
        Samples samples = new Samples(game);
        Hamiltonian h = game.hamiltonian();
        long parts = switch (h.structure()) {
            case Structure.Sum sum when sum.separable() -> sum.axes().stream().mapToLong(samples::axis).sum();
            case Structure.Sum sum -> samples.slopes(coupled(h, sum));
            case Structure.Coupled _ -> samples.slopes(whole(h));
        };
        // What is between move and noise, and how far from every cell the way is free.
        long ends = bounded(game.domain()) ? 2 : 0;
        return new Workspace(FootStep.SLICES + ends + d + parts + samples.costs(h.atRest()) + samples.coefficient(game.viscosity()), d * (time.steps() - 1));
    }

    @Override
    public BellmanStep on(MeanFieldGame game, Grid grid, TimeGrid time, Backend backend, long room) {
        objection(game).ifPresent(text -> {
            throw new IllegalArgumentException("The scheme semi_lagrangian %s; problem '%s' does not have that.".formatted(text, game.name()));
        });
        return new FootStep(game, grid, time, backend, room);
    }

    /// Whether there is more in a domain than walls and periodic sides.
    static boolean bounded(Domain domain) {
        return !domain.obstacles().isEmpty() || domain.sides().stream().anyMatch(ends -> ends.low().driven() || ends.high().driven());
    }

    /// What the scheme needs that a game lacks, in words: where characteristics end, agents must be able to steer along every axis that H knows, and to stand.
    public static Optional<String> objection(MeanFieldGame game) {
        if (!bounded(game.domain())) return Optional.empty();
        String where = "where there are exits, given values or obstacles";
        if (!(game.hamiltonian().structure() instanceof Structure.Sum sum && sum.separable())) return Optional.of("needs a Hamiltonian that is a sum over axes " + where);
        for (SlopeFunction axis : sum.axes()) {
            boolean steered = switch (axis) {
                case SlopeFunction.Linear(_, Formula drift) -> drift.simplify().equals(Formula.ZERO);
                case SlopeFunction.Quadratic _ -> true;
                case SlopeFunction.Convex(String slope, _, Formula derivative) -> canStand(game, slope, derivative);
            };
            if (!steered) return Optional.of("needs velocities along %s of which one is zero %s: H must not fall or rise in %s everywhere".formatted(axis.slope().substring(2), where, axis.slope()));
        }
        return Optional.empty();
    }

    /// Whether h falls somewhere and rises somewhere, at places all over the box.
    private static boolean canStand(MeanFieldGame game, String slope, Formula derivative) {
        List<Interval> box = game.domain().axes();
        int places = (int) Math.pow(PLACES, box.size());
        for (int place = 0; place < places; place++) {
            double[] x = new double[box.size()];
            Map<String, Double> at = new HashMap<>(Map.of("m", 1.0, "t", 0.5 * game.horizon()));
            for (int k = 0, rest = place; k < x.length; k++, rest /= PLACES) {
                x[k] = box.get(k).low() + (rest % PLACES + 0.5) / PLACES * box.get(k).length();
                at.put("xyz".substring(k, k + 1), x[k]);
            }
            game.fields().forEach((name, field) -> at.put(name, field.at(x)));
            at.put(slope, -STEEP);
            double falling = derivative.evaluate(at);
            at.put(slope, STEEP);
            if (falling > 0 || derivative.evaluate(at) < 0) return false;
        }
        return true;
    }

    /// H without what it is at rest, where it depends on |p|.
    static CoupledHamiltonian coupled(Hamiltonian h, Structure.Sum sum) {
        List<Formula> drift = new ArrayList<>();
        for (SlopeFunction axis : sum.axes()) {
            if (!(axis instanceof SlopeFunction.Linear(String _, Formula along))) return whole(h);
            drift.add(along);
        }
        return new CoupledHamiltonian.Radial(sum.radial().orElseThrow(), Hamiltonian.RADIUS, drift);
    }

    /// H without what it is at rest, as it is written.
    static CoupledHamiltonian whole(Hamiltonian h) {
        return new CoupledHamiltonian.Whole(h.formula().minus(h.atRest()).simplify(), Hamiltonian.slopes(h.dimension()));
    }
}
