package org.mfglab.verify;

import java.util.List;

/// What velocities cost at one cell, by the Hamiltonian as text: `L(v) = sup_p {-p.v - h(p)}`, axis by axis.
final class PlainMotion {

    private static final double LARGEST = 1e9;

    private final List<PlainConvex> axes;

    PlainMotion(PlainHamiltonian hamiltonian) {
        axes = hamiltonian.axes.stream().map(PlainConvex::new).toList();
    }

    /// @param v the variables at the cell, kept
    void place(double[] v) {
        for (PlainConvex axis : axes) axis.place(v);
    }

    /// The velocity that answers a slope.
    double velocity(int axis, double p) {
        return -axes.get(axis).derivative(p);
    }

    /// Whether there is one velocity only.
    boolean rigid(int axis) {
        return axes.get(axis).linear();
    }

    /// What a velocity costs.
    double cost(int axis, double v) {
        PlainConvex h = axes.get(axis);
        if (h.linear()) return 0;
        double low = -1;
        double high = 1;
        while (low > -LARGEST && h.derivative(low) > -v) low *= 4;
        while (high < LARGEST && h.derivative(high) < -v) high *= 4;
        // Rounding may carry the fastest velocity there is a little beyond itself.
        double few = 8 * Math.ulp(v);
        if (high >= LARGEST) return -v - h.derivative(high) <= few ? high * h.derivative(high) - h.value(high) : Double.POSITIVE_INFINITY;
        if (low <= -LARGEST) return h.derivative(low) + v <= few ? low * h.derivative(low) - h.value(low) : Double.POSITIVE_INFINITY;
        double p = h.inverse(-v, low, high);
        return -p * v - h.value(p);
    }
}
