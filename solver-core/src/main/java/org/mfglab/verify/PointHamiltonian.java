package org.mfglab.verify;

import java.util.ArrayList;
import java.util.List;
import org.mfglab.formula.Formula;
import org.mfglab.game.Hamiltonian;

/// A numerical Hamiltonian g at one cell, a function of the slopes at its faces, and its derivatives.
sealed interface PointHamiltonian {

    /// Takes a cell.
    ///
    /// @param v     the variables there, slopes zero; modified and set back
    /// @param faces the slopes
    void place(double[] v, CellFaces faces);

    double g();

    /// How fast agents go through a face, not negative if g is monotone: `-g_a` above and `g_b` below, zero where closed.
    double rate(int face);

    /// By how much `|H_p|` exceeds what the scheme was told, 0 if nowhere.
    double excess();

    /// `g = H0 + sum_k g_k + psi(R)`, `R^2 = sum_k min(a_k,0)^2 + max(b_k,0)^2`.
    final class Upwind implements PointHamiltonian {

        private final PlainHamiltonian hamiltonian;
        private final List<PlainConvex> axes;
        private final double[] rate;
        private double g;

        Upwind(PlainHamiltonian hamiltonian) {
            this.hamiltonian = hamiltonian;
            this.axes = hamiltonian.axes.stream().map(PlainConvex::new).toList();
            this.rate = new double[2 * axes.size()];
        }

        @Override
        public void place(double[] v, CellFaces faces) {
            g = hamiltonian.constant.at(v);
            for (int axis = 0; axis < axes.size(); axis++) {
                PlainConvex h = axes.get(axis);
                h.place(v);
                h.upwind(faces.slope[2 * axis + 1], faces.closed(2 * axis + 1), faces.slope[2 * axis], faces.closed(2 * axis));
                g += h.g;
                rate[2 * axis] = h.backwardRate;
                rate[2 * axis + 1] = -h.forwardRate;
            }
            if (hamiltonian.radial != null) addRadial(v, faces);
        }

        private void addRadial(double[] v, CellFaces faces) {
            double square = 0;
            for (int face = 0; face < rate.length; face++) square += Math.pow(inflow(faces, face), 2);
            double radius = Math.sqrt(square);
            g += PlainHamiltonian.along(hamiltonian.radial, v, radius);
            if (radius == 0) return;
            double factor = PlainHamiltonian.along(hamiltonian.radialSlope, v, radius) / radius;
            for (int face = 0; face < rate.length; face++) rate[face] += factor * inflow(faces, face);
        }

        /// `max(b,0)` below and `-min(a,0)` above: how much lower u is beyond the face.
        private static double inflow(CellFaces faces, int face) {
            return faces.closed(face) ? 0 : Math.max(face % 2 == 1 ? -faces.slope[face] : faces.slope[face], 0);
        }

        @Override
        public double g() {
            return g;
        }

        @Override
        public double rate(int face) {
            return rate[face];
        }

        @Override
        public double excess() {
            return 0;
        }
    }

    /// `g = H(p) - sum_k theta_k/2 (a_k - b_k)`, `p_k = (a_k + b_k)/2`. A closed face counts as the minimiser of H along its axis, the other
    /// slopes zero, and as zero where there is none.
    final class LaxFriedrichs implements PointHamiltonian {

        private final Closure whole;
        private final List<Closure> derivative = new ArrayList<>();
        private final List<PlainConvex> along = new ArrayList<>();
        private final List<Double> theta;
        private final double[] rate;
        private double g;
        private double excess;

        LaxFriedrichs(Hamiltonian hamiltonian, List<Double> theta, Symbols symbols) {
            this.whole = symbols.closure(hamiltonian.formula());
            this.theta = theta;
            this.rate = new double[2 * theta.size()];
            for (int axis = 0; axis < theta.size(); axis++) {
                Formula slope = hamiltonian.derivative(axis);
                derivative.add(symbols.closure(slope));
                along.add(new PlainConvex(PlainConvex.Text.along(hamiltonian.formula(), slope, Symbols.SLOPE + axis, symbols)));
            }
        }

        @Override
        public void place(double[] v, CellFaces faces) {
            double[] p = new double[theta.size()];
            double viscous = 0;
            for (int axis = 0; axis < p.length; axis++) {
                double resting = faces.closed(2 * axis) || faces.closed(2 * axis + 1) ? resting(v, axis) : 0;
                double a = faces.closed(2 * axis + 1) ? resting : faces.slope[2 * axis + 1];
                double b = faces.closed(2 * axis) ? resting : faces.slope[2 * axis];
                p[axis] = (a + b) / 2;
                viscous += theta.get(axis) / 2 * (a - b);
            }
            System.arraycopy(p, 0, v, Symbols.SLOPE, p.length);
            g = whole.at(v) - viscous;
            excess = 0;
            for (int axis = 0; axis < p.length; axis++) {
                double speed = derivative.get(axis).at(v);
                excess = Math.max(excess, Math.abs(speed) - theta.get(axis));
                rate[2 * axis] = faces.closed(2 * axis) ? 0 : (theta.get(axis) + speed) / 2;
                rate[2 * axis + 1] = faces.closed(2 * axis + 1) ? 0 : (theta.get(axis) - speed) / 2;
            }
            for (int axis = 0; axis < p.length; axis++) v[Symbols.SLOPE + axis] = 0;
        }

        private double resting(double[] v, int axis) {
            PlainConvex h = along.get(axis);
            h.place(v);
            return Double.isFinite(h.minimum()) ? h.minimum() : 0;
        }

        @Override
        public double g() {
            return g;
        }

        @Override
        public double rate(int face) {
            return rate[face];
        }

        @Override
        public double excess() {
            return excess;
        }
    }
}
