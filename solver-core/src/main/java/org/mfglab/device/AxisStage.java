package org.mfglab.device;

/// One axis of a split step: the implicit equation of every grid line along that axis (MATH 3.3),
///
///     w - w_previous - dt nu delta^2 w + dt g(a w, b w) = 0
///
/// with a and b the slopes above and below and g the upwind form of a convex `h`,
/// `g = h(min(a,p*)) + h(max(b,p*)) - h(p*)` (Engquist and Osher). Its derivative at w is `dt J`, an M-matrix:
///
///     dt J = I - dt nu delta^2 + dt diag(g_a) A + dt diag(g_b) B
///
/// At a wall or an obstacle the difference that leaves the domain is omitted (state constraint), and the rows of `dt J` sum to 1. At
/// an exit, and where u is given, the slope leads to the value on the face, at half a cell, and the row sum is larger by what leaves.
public interface AxisStage {

    /// Sets the coefficients of the operations that follow.
    ///
    /// @param t the time at which they stand
    /// @param m the density that they see; read now, and not later
    void at(double t, Buffer m);

    /// Solves the equation for w.
    ///
    /// @param previous not modified unless it is w itself
    /// @param w        modified
    void solve(Buffer previous, Buffer w);

    /// `out = (dt J)^-1 right`, J at w.
    void tangent(Buffer w, Buffer right, Buffer out);

    /// `out = (dt J)^-T right`, J at w, where agents leave through exits alone: keeps the sign of `right`.
    ///
    /// @return what left: the sum of `right` minus that of `out`, from the exits
    double transpose(Buffer w, Buffer right, Buffer out);
}
