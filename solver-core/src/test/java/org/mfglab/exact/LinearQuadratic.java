package org.mfglab.exact;

import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/// The data of a linear-quadratic game,
///
///     H = |p|^2/2 + (A(x - theta)).p
///     F = (x - x0)'Q(x - x0)/2 + (x - S mu)'C(x - S mu)/2 + a log m         mu = mean of m(t)
///     G = (x - xT)'QT(x - xT)/2 + (x - mu_T)'CT(x - mu_T)/2 + aT log m(T)
///     m(0) = N(mu0, Sig0)
///
/// Everything is zero until it is set, except `S = I`, `Sig0 = I`, `T = 1`. A matrix is given by one number (a multiple
/// of I) or row by row; a vector by one number (the same for each axis) or by its components.
public final class LinearQuadratic {

    final String name;
    final int d;
    double T = 1, nu, a, aT;
    RealMatrix A, Q, C, S, QT, CT, Sig0;
    RealVector theta, x0, xT, mu0;

    public LinearQuadratic(String name, int dimension) {
        this.name = name;
        d = dimension;
        A = Q = C = QT = CT = matrix(0);
        S = Sig0 = matrix(1);
        theta = x0 = xT = mu0 = vector(0);
    }

    public LinearQuadratic horizon(double T) {
        this.T = T;
        return this;
    }

    public LinearQuadratic viscosity(double nu) {
        this.nu = nu;
        return this;
    }

    /// Agents drift by `-A(x - theta)`.
    public LinearQuadratic reversion(double[] A, double... theta) {
        this.A = matrix(A);
        this.theta = vector(theta);
        return this;
    }

    /// The cost of being away from `x0`, at every time.
    public LinearQuadratic running(double[] Q, double... x0) {
        this.Q = matrix(Q);
        this.x0 = vector(x0);
        return this;
    }

    /// The cost of being away from `xT`, at the end.
    public LinearQuadratic terminal(double[] QT, double... xT) {
        this.QT = matrix(QT);
        this.xT = vector(xT);
        return this;
    }

    /// Attraction to the mean: `C` about `S mu` during the game, `CT` about `mu_T` at its end.
    public LinearQuadratic attraction(double C, double S, double CT) {
        this.C = matrix(C);
        this.S = matrix(S);
        this.CT = matrix(CT);
        return this;
    }

    /// The local coupling: `a log m` during the game, `aT log m(T)` at its end.
    public LinearQuadratic logarithm(double a, double aT) {
        this.a = a;
        this.aT = aT;
        return this;
    }

    /// `m(0) = N(mu0, Sig0)`.
    public LinearQuadratic initial(double[] Sig0, double... mu0) {
        this.Sig0 = matrix(Sig0);
        this.mu0 = vector(mu0);
        return this;
    }

    private RealMatrix matrix(double... entries) {
        RealMatrix M = MatrixUtils.createRealIdentityMatrix(d);
        if (entries.length == 1) return M.scalarMultiply(entries[0]);
        if (entries.length != d * d) {
            throw new IllegalArgumentException("A matrix of '%s' has %d numbers, not 1 or %d.".formatted(name, entries.length, d * d));
        }
        for (int i = 0; i < d; i++) for (int j = 0; j < d; j++) M.setEntry(i, j, entries[i * d + j]);
        return M;
    }

    private RealVector vector(double... components) {
        if (components.length == 1) return new ArrayRealVector(d, components[0]);
        if (components.length != d) {
            throw new IllegalArgumentException("A vector of '%s' has %d numbers, not 1 or %d.".formatted(name, components.length, d));
        }
        return new ArrayRealVector(components);
    }
}
