package org.mfglab.solve;

import org.mfglab.device.Backend;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.scheme.Discretization;

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

    @Override
    public Solution solve(MeanFieldGame game, Discretization discretization, Backend backend, SolveListener listener, SolveControl control) {
        return new FixedPoint(this, game, discretization, backend, listener, control).solve();
    }
}
