package org.mfglab.device;

/// The implicit equation of one level in all axes at once (MATH 3.2),
///
///     (1 + r dt) u - right - dt nu Lap u + dt g(D u) = 0
///
/// and its derivative `dt J` at a point, an M-matrix that is never assembled. Boundaries are those of [AxisStage].
public interface LevelStage {

    /// Sets the coefficients of the operations that follow.
    ///
    /// @param t the time at which they stand
    /// @param m the density that they see; read now, and not later
    void at(double t, Buffer m);

    /// Takes J at u, and `residual = right - (1 + r dt) u + dt (nu Lap u - g(D u))`.
    void linearise(Buffer right, Buffer u, Buffer residual);

    /// The largest diagonal entry of `dt J`: what it does to rounding.
    double stiffness();

    /// The largest `|H_p|` along an axis at the last u; only where g is of Lax and Friedrichs, otherwise 0.
    double steepest(int axis);

    /// Sets the dissipation of the numerical Hamiltonian of Lax and Friedrichs.
    ///
    /// @param theta one per axis
    void dissipation(double[] theta);

    /// `out = dt J x`.
    void apply(Buffer x, Buffer out);

    /// `out = (dt J)^T x`, without the discount, where agents leave through exits alone.
    void applyTransposed(Buffer x, Buffer out);

    /// `out`, about `(dt J)^-1 x`.
    void precondition(Buffer x, Buffer out);

    /// `out`, about `(dt J)^-T x`.
    void preconditionTransposed(Buffer x, Buffer out);

    /// `out = (dt J_1)^-T .. (dt J_d)^-T x`, the axes one after the other: nonnegative where x is, and of its mass, but the solution only up
    /// to products of two axes. What is left where nothing else succeeds.
    void transposeByLines(Buffer x, Buffer out);

    /// What leaves through the exits in one step that ends at m: the sum of the row sums of `dt J` beyond 1, times m.
    double outflow(Buffer m);
}
