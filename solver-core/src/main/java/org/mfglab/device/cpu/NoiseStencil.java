package org.mfglab.device.cpu;

/// Noise on the points of a line: with probabilities that have the variance V and, where V >= 1/3 lets them, the fourth moment 3 V^2 of a normal distribution,
///
///     p_K K^2 + p_L L^2 = V/2,    p_K K^4 + p_L L^4 = 3 V^2/2,    L = K + 1,    K^2 <= 3 V <= L^2.
///
/// @param near  K, in cells
/// @param rest  the probability to stay
/// @param inner p_K, of each of the two points K cells away
/// @param outer p_L
record NoiseStencil(int near, double rest, double inner, double outer) {

    /// @param variance V >= 0, in squares of cells
    static NoiseStencil of(double variance) {
        int near = (int) Math.sqrt(3 * variance);
        double far = near + 1.0;
        double n2 = (double) near * near, f2 = far * far;
        double outer = near == 0 ? variance / 2 : variance * (3 * variance - n2) / (2 * f2 * (f2 - n2));
        double inner = near == 0 ? 0 : variance * (f2 - 3 * variance) / (2 * n2 * (f2 - n2));
        return new NoiseStencil(near, 1 - 2 * (inner + outer), inner, outer);
    }

    /// The average along an axis.
    double at(Lattice lattice, int axis, int cell, double[] x) {
        int position = lattice.position(cell, axis);
        int stride = lattice.stride[axis];
        int start = cell - stride * position;
        double sum = rest * x[cell];
        if (inner > 0) sum += inner * (x[start + stride * lattice.wrap(axis, position - near)] + x[start + stride * lattice.wrap(axis, position + near)]);
        if (outer > 0) sum += outer * (x[start + stride * lattice.wrap(axis, position - near - 1)] + x[start + stride * lattice.wrap(axis, position + near + 1)]);
        return sum;
    }
}
