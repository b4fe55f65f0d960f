package org.mfglab.scheme;

import org.mfglab.device.Backend;
import org.mfglab.device.NumericalHamiltonian;
import org.mfglab.formula.Formula;
import org.mfglab.game.Hamiltonian;
import org.mfglab.game.Hamiltonian.Structure;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;

/// `fd_upwind`: the implicit upwind scheme of Achdou and Capuzzo-Dolcetta (2010), one system for all axes per time level (MATH 3.2).
///
/// For `H = H0 + sum_k h_k(p_k) + psi(|p|)`:
///
///     HJB  (1 + r dt) u[n] - u[n+1] - dt nu Lap u[n] + dt (H0 + g(D u[n])) = dt F(m[n+1])
///     FP   (dt J)^T m[n+1] = m[n] + dt s
///
/// Monotone and of first order for every dt and every nu >= 0. The systems are solved by iteration; value and density are what exact
/// solves would give up to the inner tolerance, mass and sign hold to rounding.
///
/// @param innerTolerance of the solves, as a part of the values; 0: to what rounding leaves
public record Upwind(double innerTolerance) implements Scheme {

    private static final double USUAL = 1e-13;

    public Upwind {
        if (!(innerTolerance >= 0 && innerTolerance <= 1e-3))
            throw new IllegalArgumentException("The inner tolerance (%s) of fd_upwind must lie in [0, 1e-3].".formatted(innerTolerance));
    }

    /// The scheme with the usual inner tolerance, 1e-13.
    public Upwind() {
        this(USUAL);
    }

    @Override
    public String key() {
        return "fd_upwind";
    }

    /// The unsplit step, the coefficients of the axes, and of the radial part its argument, value, rate and density.
    @Override
    public Workspace workspace(MeanFieldGame game, TimeGrid time) {
        Samples samples = new Samples(game);
        long parts = switch (game.hamiltonian().structure()) {
            case Structure.Sum sum -> samples.costs(sum.constant()) + sum.axes().stream().mapToLong(samples::axis).sum()
                    + sum.radial().map(psi -> 4 + 2 * samples.kernel(psi)).orElse(0L);
            case Structure.Coupled _ -> 0;
        };
        return new Workspace(UnsplitStep.slices(game) + parts, 0);
    }

    @Override
    public BellmanStep on(MeanFieldGame game, Grid grid, TimeGrid time, Backend backend, long room) {
        return switch (game.hamiltonian().structure()) {
            case Structure.Sum sum -> {
                var g = new NumericalHamiltonian.Upwind(sum.axes(), sum.radial(), Hamiltonian.RADIUS);
                Formula gain = game.running().formula().minus(sum.constant());
                Formula explicit = Formula.symbol("u").plus(Formula.constant(time.dt()).times(gain));
                yield new UnsplitStep(this, game, g, explicit, Dissipation.none(), innerTolerance, grid, time, backend);
            }
            case Structure.Coupled(String first, String second) -> throw new IllegalArgumentException(
                    "The Hamiltonian of problem '%s' couples %s and %s otherwise than through |p|. The scheme fd_upwind needs a sum over axes, or of |p|."
                            .formatted(game.name(), first, second));
        };
    }
}
