package org.mfglab.exact;

/// Masses and means of exact densities by the midpoint rule, which is exact to rounding for smooth functions that are
/// periodic or vanish at the sides of the box with all their derivatives.
final class Quadrature {

    private Quadrature() {}

    /// The integral of `m(t)` over the box with `n` cells for each axis.
    static double integral(ExactGame game, double t, int n) {
        double[][] box = game.box();
        var x = new double[game.dimension()];
        double sum = sum(game, t, n, box, x, 0);
        for (double[] side : box) sum *= (side[1] - side[0]) / n;
        return sum;
    }

    private static double sum(ExactGame game, double t, int n, double[][] box, double[] x, int axis) {
        if (axis == x.length) return game.density(t, x);
        double sum = 0, low = box[axis][0], h = (box[axis][1] - low) / n;
        for (int i = 0; i < n; i++) {
            x[axis] = low + (i + 0.5) * h;
            sum += sum(game, t, n, box, x, axis + 1);
        }
        return sum;
    }
}
