package org.mfglab.scheme;

import java.util.List;
import java.util.stream.IntStream;
import org.mfglab.device.Backend;
import org.mfglab.device.NumericalHamiltonian;
import org.mfglab.formula.Formula;
import org.mfglab.game.Hamiltonian;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;

/// `fd_lax_friedrichs`: the implicit scheme of [Upwind] with the numerical Hamiltonian of Lax and Friedrichs, for any Hamiltonian (MATH 3.2),
///
///     g = H((a+b)/2) - sum_k theta_k/2 (a_k - b_k),    theta_k >= max |H_{p_k}|
///
/// Monotone and of first order; it adds the viscosity `theta h/2`.
///
/// @param theta          one per axis; empty: found by the solve, and raised where the solution asks for it
/// @param innerTolerance of the solves, as in [Upwind]
public record LaxFriedrichs(List<Double> theta, double innerTolerance) implements Scheme {

    public LaxFriedrichs {
        theta = List.copyOf(theta);
        for (double value : theta)
            if (!(value >= 0) || Double.isInfinite(value)) throw new IllegalArgumentException("The dissipation theta (%s) must not be negative.".formatted(value));
    }

    /// The scheme that finds its dissipation by itself.
    public LaxFriedrichs() {
        this(List.of(), new Upwind().innerTolerance());
    }

    @Override
    public String key() {
        return "fd_lax_friedrichs";
    }

    /// The unsplit step, H itself, and for each axis a mean slope, a rate, and what its derivative names with the slope where H is least.
    @Override
    public Workspace workspace(MeanFieldGame game, TimeGrid time) {
        Hamiltonian h = game.hamiltonian();
        Samples samples = new Samples(game);
        long parts = 2 + samples.kernel(h.formula()) + samples.costs(Formula.ZERO);
        for (int axis = 0; axis < h.dimension(); axis++)
            parts += 2 + samples.kernel(h.derivative(axis)) + samples.function(Hamiltonian.slopes(h.dimension()).get(axis), h.derivative(axis));
        return new Workspace(UnsplitStep.slices(game) + parts, 0);
    }

    @Override
    public BellmanStep on(MeanFieldGame game, Grid grid, TimeGrid time, Backend backend, long room) {
        Hamiltonian h = game.hamiltonian();
        var g = new NumericalHamiltonian.LaxFriedrichs(h.formula(),
                IntStream.range(0, h.dimension()).mapToObj(h::derivative).toList(), Hamiltonian.slopes(h.dimension()));
        Formula explicit = Formula.symbol("u").plus(Formula.constant(time.dt()).times(game.running().formula()));
        return new UnsplitStep(this, game, g, explicit, Dissipation.of(theta, h.dimension()), innerTolerance, grid, time, backend);
    }
}
