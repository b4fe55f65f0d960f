package org.mfglab.scheme;

import org.mfglab.device.Buffer;

/// One backward step `u[n] = S_n(u[n+1]; m)` of the Hamilton-Jacobi-Bellman equation on one device.
///
/// S is monotone. Where no side gives u, it commutes with constants up to the discount: `S(u + c) = S(u) + c/(1 + r dt)`.
public interface BellmanStep {

    /// The level of m that u[n] sees, or the first of two.
    int densityLevel(int n);

    /// `u[N] = G(x, m[N])`.
    void terminal(Buffer m, Buffer u);

    /// `u[n] = S_n(u[n+1]; m)`.
    ///
    /// @param m the density at all levels, of which the step sees those at its own ends at most
    /// @param u modified; not uNext
    void backward(int n, Buffer uNext, Buffer[] m, Buffer u);

    /// The derivative of S_n at a point of a solution. The tangent is valid until the next call of this method or of [#backward];
    /// m is read now, and not later.
    ///
    /// The slices may be remembered by identity: where [#backward] went from uNext to u at this level, neither may have changed since.
    ///
    /// @param m the density at all levels: the one that u answers, not the one that is to be moved
    /// @param u the result of [#backward] at uNext and m
    Tangent at(int n, Buffer uNext, Buffer[] m, Buffer u);

    /// `F(x, t_n, m)`.
    void running(int n, Buffer m, Buffer out);

    /// What the forward step from level n starts from: `m + dt s(t_{n+1})` with the agents that enter.
    ///
    /// @return m itself where none enter, otherwise a slice that is valid until the next call
    Buffer withSource(int n, Buffer m);

    /// The scheme with all that it found out on the way.
    Scheme scheme();

    /// The iterations that the linear systems of all steps so far took; 0 where they are solved directly.
    default long innerIterations() {
        return 0;
    }

    /// Whether a parameter of the scheme had to be changed since this was last asked: all backward steps must then be done again.
    default boolean revised() {
        return false;
    }
}
