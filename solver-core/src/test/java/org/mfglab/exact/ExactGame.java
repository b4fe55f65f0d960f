package org.mfglab.exact;

import java.util.Random;

/// A mean-field game whose solution is known, as the texts of a problem file and the two functions `u` and `m`:
///
///     -u_t - nu Lap u + H(x, t, grad u) = F(x, t, m),        u(T) = G,
///      m_t - nu Lap m - div(m H_p(x, t, grad u)) = 0,        m(0) given.
///
/// The texts contain numbers only, no parameters. Coordinates are arrays `{x}`, `{x, y}` or `{x, y, z}`.
public interface ExactGame {

    /// The key of the case in `golden.json` where it has one.
    String name();

    /// 1, 2 or 3.
    int dimension();

    /// `T`; time runs from 0 to `T`.
    double horizon();

    /// `nu >= 0`.
    double viscosity();

    /// `H` in `x y z t p_x p_y p_z`.
    String hamiltonian();

    /// `F` in `x y z t m mean_x mean_y mean_z`.
    String running();

    /// `G` in the symbols of `F`, or `null` where no formula exists.
    String terminal();

    /// `m(0)`, of mass 1, in `x y z`; `null` where the case has a value function only.
    String initial();

    /// `G` at the exact solution, that is `u(T, x)`.
    default double terminal(double... x) {
        return value(horizon(), x);
    }

    /// Whether all sides of the box are periodic; otherwise the box is cut out of R^d.
    boolean periodic();

    /// The domain `{{low, high}, ...}`, one row for each axis.
    double[][] box();

    /// `u(t, x)`.
    double value(double t, double... x);

    /// `m(t, x)`, of mass 1; NaN where the case has a value function only.
    double density(double t, double... x);

    /// Random points in the middle of the box, which is shrunk about its centre by a factor in (0, 1]; one row for each point.
    default double[][] points(int count, double shrink, long seed) {
        var random = new Random(seed);
        var points = new double[count][dimension()];
        double[][] box = box();
        for (double[] x : points) {
            for (int i = 0; i < x.length; i++) {
                double low = box[i][0], high = box[i][1];
                x[i] = (low + high) / 2 + shrink * (high - low) * (random.nextDouble() - 0.5);
            }
        }
        return points;
    }
}
