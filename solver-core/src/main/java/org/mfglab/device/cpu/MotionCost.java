package org.mfglab.device.cpu;

/// What velocities cost at a cell: `L(v) = sup_p {-p.v - H(p)}`, without H at rest. Each worker has one of its own.
interface MotionCost {

    /// Goes to a cell.
    void place(int cell);

    /// `L(v)`; infinite where no slope gives the velocity.
    double of(double[] v);

    /// The part of an axis in L; the parts of all axes add up to no more than L.
    double along(int axis, double v);

    /// Whether every slope along an axis is answered by one velocity: that of a wind.
    boolean rigid(int axis);

    /// Whether the part of an axis is the same for velocities that differ as much from the cheapest, faster and slower.
    boolean even(int axis);

    /// The v_k that minimises `p v_k + L(v)`, the other components of v as they are: `-H_p` where the axes do not see each other.
    double best(double[] v, int axis, double p);
}
