package org.mfglab.device.cpu;

/// What velocities cost at a cell, by the slopes that they answer: `L(v) = -p.v - H(p)` where `v = -H_p(p)`; H is zero at rest. Each worker
/// has one of its own.
interface ConvexCost {

    /// Goes to a cell.
    void place(int cell);

    /// Completes a pair of velocity and slope, `v = -H_p(p)`, of which some components of v are given, and the other components of p.
    ///
    /// @param given whether v is given along an axis, and p is not
    /// @param p     modified where v is given
    /// @param v     modified where p is given
    /// @return L(v); infinite where no slope gives the velocities
    double complete(boolean[] given, double[] p, double[] v);

    /// Whether the same way from the cheapest velocity costs the same along an axis, up and down, and a longer one no less, whatever the other components are.
    boolean even();

    /// The component of the cheapest velocity.
    double cheapest(int axis);

    /// Bounds for the velocities that answer slopes of a box.
    ///
    /// @param least the box of slopes
    /// @param low   modified: no velocity along an axis is lower
    /// @param high  modified
    void range(double[] least, double[] most, double[] low, double[] high);
}
