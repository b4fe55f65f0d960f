package org.mfglab.exact;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Interval;

/// A mean-field game whose solution is known, as the texts of a problem file and the two functions `u` and `m`:
///
///     -u_t + r u - nu Lap u + H(x, t, grad u, m) = F(x, t, m),    u(T) = G,
///      m_t - Lap(nu m) - div(m H_p(x, t, grad u, m)) = s,         m(0) given.
///
/// The texts contain numbers only, no parameters. Coordinates are arrays `{x}`, `{x, y}` or `{x, y, z}`.
public interface ExactGame {

    /// The key of the case in `golden.json` where it has one.
    String name();

    /// 1, 2 or 3.
    int dimension();

    /// `T`; time runs from 0 to `T`.
    double horizon();

    /// `r >= 0`.
    default double discount() {
        return 0;
    }

    /// `nu >= 0` in `x y z t`.
    String viscosity();

    /// `H` in `x y z t m p_x p_y p_z`.
    String hamiltonian();

    /// `F` in `x y z t m mean_x mean_y mean_z` and `conv(NAME)` for every kernel.
    String running();

    /// `s`, agents that enter per unit of time and volume, in `x y z t`.
    default String source() {
        return "0";
    }

    /// What agents of the exact solution do that no wall lets them do: its flux through the walls, as a source in the cells of length
    /// `h` next to them. It belongs to `s`, but not to the equation inside.
    default String inflow(double h) {
        return "0";
    }

    /// The kernels of `F`, formulas in `x y z`, by their names.
    default Map<String, String> kernels() {
        return Map.of();
    }

    /// `(K * m)(t, x)` for the kernel of that name.
    default double convolution(String kernel, double t, double... x) {
        throw new IllegalArgumentException("The game " + name() + " has no kernel '" + kernel + "'.");
    }

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

    /// The torus over the box, or the box with walls.
    default Domain domain() {
        Interval[] axes = Arrays.stream(box()).map(side -> new Interval(side[0], side[1])).toArray(Interval[]::new);
        return periodic() ? Domain.torus(axes) : Domain.box(axes);
    }

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
