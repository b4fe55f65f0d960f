package org.mfglab.exact;

import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/// `u = x'Px/2 + s.x + r` and `m = N(mu, Sig)` at one time, or their time derivatives.
record RiccatiState(RealMatrix P, RealVector s, double r, RealVector mu, RealMatrix Sig) {

    static int size(int d) {
        return 2 * d * d + 2 * d + 1;
    }

    /// From `{P, s, mu, Sig, r}`, matrices row by row.
    static RiccatiState unpack(double[] y, int d) {
        int n = d * d;
        return new RiccatiState(matrix(y, 0, d), new ArrayRealVector(y, n, d), y[2 * n + 2 * d],
                new ArrayRealVector(y, n + d, d), matrix(y, n + 2 * d, d));
    }

    /// To `{P, s, mu, Sig, r}`, matrices row by row.
    double[] pack() {
        int d = s.getDimension(), n = d * d;
        var y = new double[size(d)];
        for (int i = 0; i < d; i++) {
            System.arraycopy(P.getRow(i), 0, y, i * d, d);
            System.arraycopy(Sig.getRow(i), 0, y, n + 2 * d + i * d, d);
        }
        System.arraycopy(s.toArray(), 0, y, n, d);
        System.arraycopy(mu.toArray(), 0, y, n + d, d);
        y[2 * n + 2 * d] = r;
        return y;
    }

    RiccatiState raised(double constant) {
        return new RiccatiState(P, s, r + constant, mu, Sig);
    }

    /// The derivative in time:
    ///
    ///     P'  = P^2 + A'P + PA - Q - C + a Sig^-1
    ///     s'  = (P + A')s - PA theta + Q x0 + C S mu - a Sig^-1 mu
    ///     r'  = -nu tr P + |s|^2/2 - (A theta).s - x0'Q x0/2 - (S mu)'C(S mu)/2 + a (mu'Sig^-1 mu + log det(2 pi Sig))/2
    ///     mu' = -(P + A)mu - s + A theta
    ///     Sig' = -(P + A)Sig - Sig(P + A)' + 2 nu I
    RiccatiState derivative(LinearQuadratic g) {
        RealMatrix K = P.add(g.A), KSig = K.multiply(Sig), drift = g.A.transpose();
        RealMatrix weight = weight(g.a);
        RealVector Smu = g.S.operate(mu), Ath = g.A.operate(g.theta);
        RealMatrix dP = P.multiply(P).add(drift.multiply(P)).add(P.multiply(g.A)).subtract(g.Q).subtract(g.C).add(weight);
        RealVector ds = P.add(drift).operate(s).subtract(P.operate(Ath)).add(g.Q.operate(g.x0))
                .add(g.C.operate(Smu)).subtract(weight.operate(mu));
        double dr = -g.nu * P.getTrace() + s.dotProduct(s) / 2 - Ath.dotProduct(s) - square(g.Q, g.x0) / 2
                - square(g.C, Smu) / 2 + square(weight, mu) / 2 + logarithm(g.a) / 2;
        RealVector dmu = Ath.subtract(K.operate(mu)).subtract(s);
        RealMatrix dSig = MatrixUtils.createRealIdentityMatrix(g.d).scalarMultiply(2 * g.nu)
                .subtract(KSig).subtract(KSig.transpose());
        return new RiccatiState(dP, ds, dr, dmu, dSig);
    }

    /// This state with the `P`, `s` and `r` which `G` asks for at the end:
    ///
    ///     P(T) = QT + CT - aT Sig_T^-1,    s(T) = -QT xT - CT mu_T + aT Sig_T^-1 mu_T
    RiccatiState demanded(LinearQuadratic g) {
        RealMatrix weight = weight(g.aT);
        RealVector sT = weight.operate(mu).subtract(g.QT.operate(g.xT)).subtract(g.CT.operate(mu));
        double rT = square(g.QT, g.xT) / 2 + square(g.CT, mu) / 2 - square(weight, mu) / 2 - logarithm(g.aT) / 2;
        return new RiccatiState(g.QT.add(g.CT).subtract(weight), sT, rT, mu, Sig);
    }

    /// `u(x)`.
    double value(RealVector x) {
        return square(P, x) / 2 + s.dotProduct(x) + r;
    }

    /// `a Sig^-1`, without the work where `a` is zero.
    private RealMatrix weight(double a) {
        return a == 0 ? Sig.scalarMultiply(0) : inverse(Sig).scalarMultiply(a);
    }

    /// `a log det(2 pi Sig)`, without the work where `a` is zero.
    private double logarithm(double a) {
        return a == 0 ? 0 : a * logDeterminant(Sig);
    }

    static RealMatrix inverse(RealMatrix M) {
        return new LUDecomposition(M).getSolver().getInverse();
    }

    /// `log det(2 pi M)`.
    static double logDeterminant(RealMatrix M) {
        return M.getRowDimension() * Math.log(2 * Math.PI) + Math.log(new LUDecomposition(M).getDeterminant());
    }

    /// `y'My`.
    static double square(RealMatrix M, RealVector y) {
        return y.dotProduct(M.operate(y));
    }

    private static RealMatrix matrix(double[] y, int from, int d) {
        RealMatrix M = MatrixUtils.createRealMatrix(d, d);
        for (int i = 0; i < d; i++) for (int j = 0; j < d; j++) M.setEntry(i, j, y[from + i * d + j]);
        return M;
    }
}
