package org.mfglab.exact;

import java.util.Arrays;
import org.apache.commons.math3.exception.MathArithmeticException;
import org.apache.commons.math3.exception.MathIllegalArgumentException;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.exception.util.LocalizedFormats;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.ode.ContinuousOutputModel;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.apache.commons.math3.ode.sampling.StepHandler;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/// Solves the two-point problem of a linear-quadratic game: `mu` and `Sig` are given at 0, `P` and `s` at `T`.
///
/// Newton's method finds the `P(0)` and `s(0)` from which the equations reach the end conditions. The horizon grows
/// in four stages, since the equations blow up from a bad guess over a long one.
final class RiccatiShooting implements FirstOrderDifferentialEquations {

    private static final double BLOW_UP = 1e8;
    private static final double ROUND_OFF = 3e-13;

    private final LinearQuadratic game;
    private final int d;
    private final ContinuousOutputModel path = new ContinuousOutputModel();
    private final double shift;
    private final double residual;

    RiccatiShooting(LinearQuadratic game) {
        this.game = game;
        d = game.d;
        var z = new double[d * (d + 1) / 2 + d];
        for (int stage = 1; stage <= 4; stage++) z = newton(z, game.T * stage / 4, stage < 4 ? 1e-4 : ROUND_OFF);
        residual = largest(mismatch(z, game.T));
        RiccatiState end = shoot(z, game.T, path);
        shift = end.demanded(game).r() - end.r();
        if (residual > 1e-10) {
            throw new IllegalStateException("The two-point problem of '%s' is left with a residual of %.1e.".formatted(game.name, residual));
        }
    }

    /// The mismatch that is left in the end conditions.
    double residual() {
        return residual;
    }

    /// The solution at time `t` in [0, T].
    synchronized RiccatiState at(double t) {
        path.setInterpolatedTime(t);
        return RiccatiState.unpack(path.getInterpolatedState(), d).raised(shift);
    }

    @Override
    public int getDimension() {
        return RiccatiState.size(d);
    }

    @Override
    public void computeDerivatives(double t, double[] y, double[] out) {
        if (!(largest(y) < BLOW_UP)) throw new MathArithmeticException(LocalizedFormats.INFINITE_VALUE_CONVERSION, t);
        double[] derivative = RiccatiState.unpack(y, d).derivative(game).pack();
        System.arraycopy(derivative, 0, out, 0, out.length);
    }

    private double[] newton(double[] z, double T, double tolerance) {
        double[] r = mismatch(z, T);
        for (int k = 0; k < 40 && largest(r) > tolerance; k++) {
            double[] step = newtonStep(z, r, T);
            double[] next = damped(z, step, largest(r), T);
            if (next == z) return z;
            z = next;
            r = mismatch(z, T);
        }
        return z;
    }

    private double[] newtonStep(double[] z, double[] r, double T) {
        int n = z.length;
        var J = new DMatrixRMaj(n, n);
        for (int j = 0; j < n; j++) {
            double h = 1e-6 * Math.max(1, Math.abs(z[j]));
            double[] right = mismatch(moved(z, unit(n, j), h), T), left = mismatch(moved(z, unit(n, j), -h), T);
            for (int i = 0; i < n; i++) J.set(i, j, (right[i] - left[i]) / (2 * h));
        }
        var step = new DMatrixRMaj(n, 1);
        if (!CommonOps_DDRM.solve(J, DMatrixRMaj.wrap(n, 1, r), step)) throw new IllegalStateException("The Jacobian of '" + game.name + "' is singular.");
        return step.data;
    }

    /// `z - c step` with the first of `c = 1, 1/2, 1/4, ...` that reduces the mismatch; `z` itself where none does (round-off).
    private double[] damped(double[] z, double[] step, double error, double T) {
        for (double c = 1; c > 1e-6; c /= 2) {
            double[] next = moved(z, step, -c);
            if (largest(mismatch(next, T)) < error) return next;
        }
        return z;
    }

    /// What is missing in the end conditions, the upper triangle of `P` before `s`; infinite where the equations blow up.
    private double[] mismatch(double[] z, double T) {
        try {
            RiccatiState end = shoot(z, T), demanded = end.demanded(game);
            return upper(end.P().subtract(demanded.P()), end.s().subtract(demanded.s()), z.length);
        } catch (MathArithmeticException | MathIllegalStateException | MathIllegalArgumentException blowUp) {
            var infinite = new double[z.length];
            Arrays.fill(infinite, Double.POSITIVE_INFINITY);
            return infinite;
        }
    }

    private RiccatiState shoot(double[] z, double T, StepHandler... handlers) {
        double[] y = start(z).pack();
        var integrator = new DormandPrince853Integrator(1e-10 * T, T, 1e-14, 3e-14);
        integrator.setMaxEvaluations(200_000);
        for (StepHandler handler : handlers) integrator.addStepHandler(handler);
        integrator.integrate(this, 0, y, T, y);
        return RiccatiState.unpack(y, d);
    }

    private RiccatiState start(double[] z) {
        RealMatrix P = MatrixUtils.createRealMatrix(d, d);
        int k = 0;
        for (int i = 0; i < d; i++) {
            for (int j = i; j < d; j++, k++) {
                P.setEntry(i, j, z[k]);
                P.setEntry(j, i, z[k]);
            }
        }
        return new RiccatiState(P, new ArrayRealVector(z, k, d), 0, game.mu0, game.Sig0);
    }

    private static double[] upper(RealMatrix P, RealVector s, int size) {
        var z = new double[size];
        int d = s.getDimension(), k = 0;
        for (int i = 0; i < d; i++) for (int j = i; j < d; j++) z[k++] = P.getEntry(i, j);
        System.arraycopy(s.toArray(), 0, z, k, d);
        return z;
    }

    private static double[] unit(int n, int j) {
        var e = new double[n];
        e[j] = 1;
        return e;
    }

    private static double[] moved(double[] z, double[] direction, double c) {
        var moved = z.clone();
        for (int i = 0; i < z.length; i++) moved[i] += c * direction[i];
        return moved;
    }

    /// NaN where one of the numbers is.
    private static double largest(double[] r) {
        return Arrays.stream(r).map(Math::abs).reduce(0, Math::max);
    }
}
