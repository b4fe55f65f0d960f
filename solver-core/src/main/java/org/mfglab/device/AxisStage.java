package org.mfglab.device;

/// One axis of a split step: the implicit equation of every grid line along that axis (MATH 3.3),
///
///     w - w_previous - dt nu delta^2 w + dt g(a w, b w) = 0
///
/// with a and b the forward and backward differences and g the upwind form of a convex `h`,
/// `g = h(min(a,p*)) + h(max(b,p*)) - h(p*)` (Engquist and Osher). Its derivative at w is `dt J`, an M-matrix whose rows sum to 1:
///
///     dt J = I - dt nu delta^2 + dt diag(g_a) A + dt diag(g_b) B
///
/// At a wall the difference that leaves the box is omitted (state constraint).
public interface AxisStage {

    /// Solves the equation for w.
    ///
    /// @param t        the time at which the coefficients stand
    /// @param previous not modified unless it is w itself
    /// @param w        modified
    void solve(double t, Buffer previous, Buffer w);

    /// `out = (dt J)^-1 right`, J at w.
    void tangent(double t, Buffer w, Buffer right, Buffer out);

    /// `out = (dt J)^-T right`, J at w: keeps the sum of `right` and its sign.
    void transpose(double t, Buffer w, Buffer right, Buffer out);
}
