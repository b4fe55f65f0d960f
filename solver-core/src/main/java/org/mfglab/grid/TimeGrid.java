package org.mfglab.grid;

/// The levels `t_n = n dt`, n = 0..steps, with `dt = horizon/steps`.
///
/// @param horizon T, positive
/// @param steps   nt, at least 1
public record TimeGrid(double horizon, int steps) {

    public TimeGrid {
        if (!(horizon > 0) || !Double.isFinite(horizon))
            throw new IllegalArgumentException("The horizon T = %s must be positive and finite.".formatted(horizon));
        if (steps < 1)
            throw new IllegalArgumentException("The number of time steps nt = %d must be at least 1.".formatted(steps));
    }

    public double dt() {
        return horizon / steps;
    }

    /// The time of level n; exactly the horizon at the last one.
    public double time(int n) {
        return n == steps ? horizon : n * dt();
    }

    /// The number of levels, `steps + 1`.
    public int levels() {
        return steps + 1;
    }

    /// Twice as many steps.
    public TimeGrid refine() {
        return new TimeGrid(horizon, 2 * steps);
    }
}
