package org.mfglab.scheme;

import org.mfglab.device.Backend;
import org.mfglab.game.Hamiltonian.Structure;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;

/// `semi_lagrangian`: the scheme of Carlini and Silva (2014, arXiv 1212.4757), along characteristics (MATH 3.4).
///
///     HJB  u_i[n] = min_v { (1/2d) sum_{l,s} I[u[n+1]](x_i + dt v + s sqrt(2 d nu dt) e_l) + dt (L(x_i,v) + F(x_i,m[n])) },    s = 1, -1
///     FP   m[n+1] = the sum of all m_i[n], put down at the same feet with the same weights
///
/// with multilinear interpolation I. Monotone for every dt and every nu >= 0; the error is of the order of `dt + h^2/dt`, so steps should
/// be as long as the cells or longer.
public record SemiLagrangian() implements Scheme {

    @Override
    public String key() {
        return "semi_lagrangian";
    }

    /// The running cost, the moves of one step or, to save time, of all, and the sums of the transport; the coefficients of the axes.
    @Override
    public Workspace workspace(MeanFieldGame game, TimeGrid time) {
        long d = game.domain().dimension();
        Samples samples = new Samples(game);
        long axes = switch (game.hamiltonian().structure()) {
            case Structure.Sum sum -> samples.costs(sum.constant()) + sum.axes().stream().mapToLong(samples::axis).sum() + samples.coefficient(game.viscosity());
            case Structure.Coupled _ -> 0;
        };
        return new Workspace(FootStep.SLICES + d + axes, d * (time.steps() - 1));
    }

    @Override
    public BellmanStep on(MeanFieldGame game, Grid grid, TimeGrid time, Backend backend, long room) {
        Domain domain = game.domain();
        if (!domain.obstacles().isEmpty() || domain.sides().stream().anyMatch(ends -> ends.low().driven() || ends.high().driven()))
            throw new IllegalArgumentException("The domain of problem '%s' has obstacles, exits or given values. The scheme semi_lagrangian needs walls or periodic sides.".formatted(game.name()));
        return switch (game.hamiltonian().structure()) {
            case Structure.Sum sum when sum.separable() -> new FootStep(game, sum, grid, time, backend, room);
            case Structure.Sum _ -> throw new IllegalArgumentException("The Hamiltonian of problem '%s' depends on |p|. The scheme semi_lagrangian needs a sum over axes.".formatted(game.name()));
            case Structure.Coupled(String first, String second) -> throw new IllegalArgumentException(
                    "The Hamiltonian of problem '%s' couples %s and %s. The scheme semi_lagrangian needs a sum over axes.".formatted(game.name(), first, second));
        };
    }
}
