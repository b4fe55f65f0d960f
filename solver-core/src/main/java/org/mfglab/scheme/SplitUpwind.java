package org.mfglab.scheme;

import org.mfglab.device.Backend;
import org.mfglab.game.Hamiltonian.Structure;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;

/// `fd_split`: the implicit upwind scheme of Achdou and Capuzzo-Dolcetta (2010), one axis after the other (MATH 3.3).
///
/// For `H = H0 + sum_k H_k(p_k)`, with `W_0 = (u[n+1] + dt (F(m[n+1]) - H0))/(1 + r dt)` and the axes in the order x, y, z:
///
///     HJB  (W_k - W_{k-1})/dt - nu delta_k^2 W_k + g_k(a_k W_k, b_k W_k) = 0,    u[n] = W_d
///     FP   V_d = (dt J_d)^-T m[n], then the axes in reversed order,              m[n+1] = V_1
///
/// Direct line solves only; monotone and of first order for every dt and every nu >= 0.
public record SplitUpwind() implements Scheme {

    @Override
    public String key() {
        return "fd_split";
    }

    /// The iterates of the stages, of one step or, to save time, of all; the costs and the coefficients of the axes.
    @Override
    public Workspace workspace(MeanFieldGame game, TimeGrid time) {
        long stages = game.domain().dimension() - 1;
        Samples samples = new Samples(game);
        long axes = switch (game.hamiltonian().structure()) {
            case Structure.Sum sum -> samples.costs(sum.constant()) + sum.axes().stream().mapToLong(h -> samples.axis(h) + samples.coefficient(game.viscosity())).sum();
            case Structure.Coupled _ -> 0;
        };
        return new Workspace(stages + axes, stages * (time.steps() - 1));
    }

    @Override
    public BellmanStep on(MeanFieldGame game, Grid grid, TimeGrid time, Backend backend, long room) {
        return switch (game.hamiltonian().structure()) {
            case Structure.Sum sum when sum.separable() -> new SplitStep(game, sum, grid, time, backend, room);
            case Structure.Sum _ -> throw new IllegalArgumentException("The Hamiltonian of problem '%s' depends on |p|. The scheme fd_split needs a sum over axes.".formatted(game.name()));
            case Structure.Coupled(String first, String second) -> throw new IllegalArgumentException(
                    "The Hamiltonian of problem '%s' couples %s and %s. The scheme fd_split needs a sum over axes.".formatted(game.name(), first, second));
        };
    }
}
