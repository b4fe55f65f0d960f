package org.mfglab.scheme;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mfglab.device.Backend;
import org.mfglab.formula.Formula;
import org.mfglab.formula.SlopeFunction;
import org.mfglab.game.Hamiltonian.Structure;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;

/// `semi_lagrangian_2`: along characteristics, of second order in dt and h, for `H = sum_k (c_k(t) p_k^2/2 + b_k(x,t) p_k) + H_0(x,t)` and one nu everywhere.
///
/// Costs, wind, noise and control take turns, in the order of Strang (1968, SIAM J. Numer. Anal. 5, 506):
///
///     w    = N D (u[n+1] + dt/2 (F - H_0)[n+1])
///     z_i  = min_v { I[w](x_i + dt v) + dt sum_k v_k^2/(2 c_k) }            exact without noise, up to I (Hopf and Lax)
///     u[n] = D N z + dt/2 (F - H_0)[n]
///
/// I is the average with the weights of cubic B-splines, which are positive and spread by 1/3 of a cell's square wherever the place lies. D follows the wind `-b` for half a step and
/// averages in the same way; N is noise on the points. Since the spreads of I, and of both D where there is wind, are always the same, N has what they leave of the variance `2 nu dt`.
/// So all weights are positive, and the forward step, with the transposes of all parts at the same moves, keeps mass and sign. Where the noise of a step is less than those spreads, above all for nu = 0,
/// N does nothing, and they add a viscosity of the order of `h^2/dt` ([#added]), as those of `semi_lagrangian` do.
///
/// F at a level sees m at that level. A discount takes `exp(-r dt/2)` on either side. Agents that enter do so at the end of a step, which makes sources of first order in dt.
public record SemiLagrangian2() implements Scheme {

    /// The average that adds a spread of its own.
    private static final double SPREAD = 1.0 / 3;

    @Override
    public String key() {
        return "semi_lagrangian_2";
    }

    /// Why the scheme cannot treat a game on any grid; empty where it can.
    public static Optional<String> objection(MeanFieldGame game) {
        Domain domain = game.domain();
        if (!domain.obstacles().isEmpty() || domain.sides().stream().anyMatch(ends -> ends.low().driven() || ends.high().driven())) return Optional.of("needs walls or periodic sides");
        if (!game.viscosity().symbols().isEmpty()) return Optional.of("needs the same nu everywhere");
        if (!(game.hamiltonian().structure() instanceof Structure.Sum sum) || !sum.separable()) return Optional.of("needs a Hamiltonian that is a sum over axes");
        return sum.axes().stream().allMatch(SemiLagrangian2::suits) ? Optional.empty()
                : Optional.of("needs a Hamiltonian of the form c*p^2/2 + b*p along every axis, where c may change in time, and b in space and time");
    }

    private static boolean suits(SlopeFunction h) {
        return switch (h) {
            case SlopeFunction.Quadratic(_, Formula curvature, Formula drift) -> List.of("t").containsAll(curvature.symbols()) && !drift.dependsOn("m");
            case SlopeFunction.Linear(_, Formula drift) -> !drift.dependsOn("m");
            case SlopeFunction.Convex _ -> false;
        };
    }

    /// How often a step averages with splines.
    private static int averages(Structure.Sum sum) {
        return windy(sum) ? 3 : 1;
    }

    static boolean windy(Structure.Sum sum) {
        return !winds(sum).stream().allMatch(Formula.ZERO::equals);
    }

    static List<Formula> winds(Structure.Sum sum) {
        List<Formula> winds = new ArrayList<>();
        for (SlopeFunction h : sum.axes())
            winds.add(switch (h) {
                case SlopeFunction.Quadratic(_, _, Formula drift) -> drift;
                case SlopeFunction.Linear(_, Formula drift) -> drift;
                case SlopeFunction.Convex _ -> throw new IllegalArgumentException("No wind is known of " + h + ".");
            });
        return winds;
    }

    static List<Formula> curvatures(Structure.Sum sum) {
        return sum.axes().stream().map(h -> h instanceof SlopeFunction.Quadratic quadratic ? quadratic.curvature() : Formula.ZERO).toList();
    }

    /// The viscosity that averages add on a grid, beyond nu: `h^2/(6 dt)` for one and `h^2/(2 dt)` for three, as far as the noise of a step does not outdo it; 0 where it does.
    public static double added(MeanFieldGame game, Grid grid, double dt) {
        double h = IntStream.range(0, grid.dimension()).mapToDouble(grid::h).max().orElseThrow();
        return Math.max(0, averages((Structure.Sum) game.hamiltonian().structure()) * SPREAD * h * h / (2 * dt) - nu(game));
    }

    private static double nu(MeanFieldGame game) {
        return game.viscosity().evaluate(Map.of());
    }

    /// The variance of N along every axis, in squares of cells: half of what the averages leave, if anything.
    static double[] variances(MeanFieldGame game, Grid grid, double dt) {
        double spread = averages((Structure.Sum) game.hamiltonian().structure()) * SPREAD;
        return IntStream.range(0, grid.dimension()).mapToDouble(k -> Math.max(0, 0.5 * (2 * nu(game) * dt / (grid.h(k) * grid.h(k)) - spread))).toArray();
    }

    /// The parts of a step on the way, the winds, the moves of one step or, to save time, of all, and the sums of the transport.
    @Override
    public Workspace workspace(MeanFieldGame game, TimeGrid time) {
        long d = game.domain().dimension();
        Samples samples = new Samples(game);
        long parts = game.hamiltonian().structure() instanceof Structure.Sum sum ? samples.costs(sum.constant()) + sum.axes().stream().mapToLong(samples::axis).sum() : 0;
        return new Workspace(SplineStep.SLICES + 3 * d + parts, d * (time.steps() - 1));
    }

    @Override
    public BellmanStep on(MeanFieldGame game, Grid grid, TimeGrid time, Backend backend, long room) {
        objection(game).ifPresent(needs -> {
            throw new IllegalArgumentException("The scheme semi_lagrangian_2 %s; problem '%s' is not so.".formatted(needs, game.name()));
        });
        return new SplineStep(game, (Structure.Sum) game.hamiltonian().structure(), grid, time, backend, room);
    }
}
