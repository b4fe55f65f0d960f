package org.mfglab.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mfglab.formula.Formula;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.Grid;

/// The certifier's view of a separable Hamiltonian: values of H and of its derivatives at single points, nothing else.
///
/// `h_k(p) = H(x, t, p e_k) - H(x, t, 0)`. Where three values show its derivative to be affine, h is the parabola through them.
final class PlainHamiltonian {

    private static final List<String> NAMES = List.of("x", "y", "z", "t", "p_x", "p_y", "p_z");
    private static final int TIME = 3;
    private static final int SLOPES = 4;
    private static final double LARGEST = 1e9;

    private final Grid grid;
    private final Closure value;
    private final Closure[] derivative;
    private final boolean varies;
    private Moment resting;

    PlainHamiltonian(MeanFieldGame game, Grid grid) {
        this.grid = grid;
        this.value = Closure.of(game.hamiltonian().formula(), NAMES);
        List<Closure> derivatives = new ArrayList<>();
        for (int axis = 0; axis < grid.dimension(); axis++) derivatives.add(Closure.of(game.hamiltonian().derivative(axis), NAMES));
        this.derivative = derivatives.toArray(Closure[]::new);
        this.varies = game.hamiltonian().formula().dependsOn("t");
        if (!varies) resting = new Moment(0);
    }

    /// The Hamiltonian at one time; shared by all levels where time does not enter.
    Moment at(double t) {
        return varies ? new Moment(t) : resting;
    }

    /// The Hamiltonian at one time, point by point.
    final class Moment {

        private final double t;
        private final double[] constant = new double[grid.size()];
        private final double[][] minimum = new double[grid.dimension()][grid.size()];
        private final double[][] curvature = new double[grid.dimension()][grid.size()];
        private final double[][] drift = new double[grid.dimension()][grid.size()];

        private Moment(double t) {
            this.t = t;
            double[] v = new double[NAMES.size()];
            for (int i = 0; i < grid.size(); i++) {
                place(v, i);
                constant[i] = value.at(v);
                for (int axis = 0; axis < grid.dimension(); axis++) {
                    measure(v, axis, i);
                    minimum[axis][i] = minimum(v, axis, i);
                }
            }
        }

        private void place(double[] v, int index) {
            Arrays.fill(v, 0);
            for (int axis = 0; axis < grid.dimension(); axis++) v[axis] = grid.coordinate(axis, grid.position(axis, index));
            v[TIME] = t;
        }

        /// Curvature and drift of a parabola; a curvature of NaN where h is none.
        private void measure(double[] v, int axis, int i) {
            double atZero = slope(v, axis, 0);
            double atOne = slope(v, axis, 1);
            double far = slope(v, axis, -6);
            double rounding = 32 * Math.ulp(Math.max(Math.abs(far), Math.max(Math.abs(atZero), Math.abs(atOne))));
            boolean affine = Math.abs(far - (atZero - 6 * (atOne - atZero))) <= rounding;
            drift[axis][i] = atZero;
            curvature[axis][i] = affine ? atOne - atZero : Double.NaN;
        }

        private double minimum(double[] v, int axis, int i) {
            if (curvature[axis][i] > 0) return -drift[axis][i] / curvature[axis][i];
            double low = -1;
            double high = 1;
            while (slope(v, axis, low) > 0 && low > -LARGEST) low *= 4;
            while (slope(v, axis, high) < 0 && high < LARGEST) high *= 4;
            if (low <= -LARGEST) return Double.NEGATIVE_INFINITY;
            if (high >= LARGEST) return Double.POSITIVE_INFINITY;
            while (true) {
                double middle = 0.5 * (low + high);
                if (middle <= low || middle >= high) return middle;
                if (slope(v, axis, middle) < 0) low = middle;
                else high = middle;
            }
        }

        private double slope(double[] v, int axis, double p) {
            v[SLOPES + axis] = p;
            double result = derivative[axis].at(v);
            v[SLOPES + axis] = 0;
            return result;
        }

        /// H at zero slope.
        double constant(int index) {
            return constant[index];
        }

        /// p*, infinite where h has no minimum.
        double minimum(int axis, int index) {
            return minimum[axis][index];
        }

        double h(int axis, int index, double p) {
            double a = curvature[axis][index];
            if (!Double.isNaN(a)) return p * (0.5 * a * p + drift[axis][index]);
            double[] v = new double[NAMES.size()];
            place(v, index);
            v[SLOPES + axis] = p;
            return value.at(v) - constant[index];
        }

        double derivative(int axis, int index, double p) {
            double a = curvature[axis][index];
            if (!Double.isNaN(a)) return a * p + drift[axis][index];
            double[] v = new double[NAMES.size()];
            place(v, index);
            return slope(v, axis, p);
        }
    }
}
