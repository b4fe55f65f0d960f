package org.mfglab.solve;

import java.util.Optional;
import org.mfglab.device.Backend;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;
import org.mfglab.scheme.Discretization;
import org.mfglab.scheme.Scheme;
import org.mfglab.verify.Certifier;
import org.mfglab.verify.Exploitability;

/// The fixed point of `Phi(m) = FP(HJB(m))` by Anderson's mixing of the undamped map (MATH 4); depth 0 is Picard's iteration.
///
/// A game whose costs do not see the population takes one backward and one forward sweep.
///
/// @param depth         steps remembered, 0 to 50
/// @param damping       beta, in (0, 1]
/// @param tolerance     on the certified residuals, positive
/// @param maxIterations at least 1
public record Anderson(int depth, double damping, double tolerance, int maxIterations) implements Solver {

    private static final int DEFAULT_DEPTH = 10;

    public Anderson {
        if (depth < 0 || depth > 50) throw new IllegalArgumentException("The depth of Anderson's mixing (%d) must lie in [0, 50].".formatted(depth));
        if (!(damping > 0 && damping <= 1)) throw new IllegalArgumentException("The damping (%s) must lie in (0, 1].".formatted(damping));
        if (!(tolerance > 0)) throw new IllegalArgumentException("The tolerance (%s) must be positive.".formatted(tolerance));
        if (maxIterations < 1) throw new IllegalArgumentException("The number of iterations (%d) must be at least 1.".formatted(maxIterations));
    }

    /// Mixing of the usual depth, without damping.
    public static Anderson toTolerance(double tolerance) {
        return new Anderson(DEFAULT_DEPTH, 1, tolerance, 200);
    }

    /// The plain iteration, damped.
    public static Anderson picard(double damping, double tolerance, int maxIterations) {
        return new Anderson(0, damping, tolerance, maxIterations);
    }

    @Override
    public String key() {
        return depth == 0 ? "picard" : "anderson";
    }

    /// Whether Phi(m) is kept beside m.
    boolean mixes(MeanFieldGame game) {
        return game.coupled() && (depth > 0 || damping < 1);
    }

    /// The value and the density; of a coupled game the value before, which makes room for the certifier; where they are mixed m
    /// beside Phi(m).
    @Override
    public long slices(MeanFieldGame game, Grid grid, TimeGrid time) {
        long trajectories = (mixes(game) ? 3L : 2L) * time.levels();
        long certifying = Math.max(Exploitability.SLICES, Certifier.slices(game, grid));
        return trajectories + remembered(game) * time.steps() + Sweeps.SLICES + Change.SLICES + Math.max(game.coupled() ? time.levels() : 0, certifying);
    }

    /// Trajectories of a memory, without the initial density: its last point and two for each step. The last iteration does not mix,
    /// and the first makes no step.
    private long remembered(MeanFieldGame game) {
        return game.coupled() && depth > 0 && maxIterations > 1 ? 2 + 2L * Math.min(maxIterations - 2, depth) : 0;
    }

    @Override
    public Solution solve(MeanFieldGame game, Discretization discretization, Backend backend, Optional<Iterate> from, SolveListener listener, SolveControl control) {
        Scheme scheme = from.map(Iterate::scheme).orElse(discretization.scheme());
        return new FixedPoint(this, game, new Discretization(discretization.grid(), discretization.time(), scheme), backend, from, listener, control).solve();
    }
}
