package org.mfglab.scheme;

import org.mfglab.device.Buffer;

/// One backward step `u[n] = S_n(u[n+1]; m)` of the Hamilton-Jacobi-Bellman equation on one device.
///
/// S is monotone and commutes with constants up to the discount: `S(u + c) = S(u) + c/(1 + r dt)`.
public interface BellmanStep {

    /// The level of m that u[n] sees.
    int densityLevel(int n);

    /// `u[N] = G(x, m[N])`.
    void terminal(Buffer m, Buffer u);

    /// `u[n] = S_n(u[n+1]; m)`.
    ///
    /// @param m the density at [#densityLevel]
    /// @param u modified; not uNext
    void backward(int n, Buffer uNext, Buffer m, Buffer u);

    /// The derivative of S_n at a point of a solution. The tangent is valid until the next call of this method.
    ///
    /// The slices may be remembered by identity: where [#backward] went from uNext to u at this level, neither may have changed since.
    ///
    /// @param u the result of [#backward] at uNext and m
    Tangent at(int n, Buffer uNext, Buffer m, Buffer u);

    /// `F(x, t_n, m)`.
    void running(int n, Buffer m, Buffer out);
}
