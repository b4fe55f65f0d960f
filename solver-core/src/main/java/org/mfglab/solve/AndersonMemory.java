package org.mfglab.solve;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.mfglab.device.Backend;
import org.mfglab.device.Buffer;

/// The last steps of an iteration `x -> x + f(x)` and the mixing that they suggest (Anderson 1965; Walker and Ni 2011),
///
///     x+ = x + beta f - (dX + beta dF) gamma,    gamma = argmin |f - dF gamma|
///
/// A point is an array of slices. The least squares go through the Gram matrix of dF, of which each step adds one row, factored by
/// QR with column pivoting.
final class AndersonMemory {

    private final Backend backend;
    private final int row;
    private final Buffer[][] dx;
    private final Buffer[][] df;
    private final double[][] gram;
    private Buffer[] lastX;
    private Buffer[] lastF;
    private int taken;

    /// @param row   the length of a row of a slice, for ordered sums
    /// @param depth how many steps are kept, at least 1
    AndersonMemory(Backend backend, int row, int depth) {
        this.backend = backend;
        this.row = row;
        this.dx = new Buffer[depth][];
        this.df = new Buffer[depth][];
        this.gram = new double[depth][depth];
    }

    /// Replaces x by the mixture.
    ///
    /// @param x modified
    /// @param f the residual at x; not modified
    void mix(Buffer[] x, Buffer[] f, double beta) {
        remember(x, f);
        double[] gamma = coefficients(f);
        add(x, beta, f);
        for (int k = 0; k < gamma.length; k++) {
            add(x, -gamma[k], dx[k]);
            add(x, -gamma[k] * beta, df[k]);
        }
    }

    private void add(Buffer[] x, double a, Buffer[] y) {
        for (int n = 0; n < x.length; n++) backend.combine(x[n], 1, x[n], a, y[n]);
    }

    private void remember(Buffer[] x, Buffer[] f) {
        if (lastX == null) {
            lastX = blank(x);
            lastF = blank(f);
        } else keepStep(taken++ % dx.length, x, f);
        for (int n = 0; n < x.length; n++) {
            backend.combine(lastX[n], 1, x[n], 0, x[n]);
            backend.combine(lastF[n], 1, f[n], 0, f[n]);
        }
    }

    private void keepStep(int slot, Buffer[] x, Buffer[] f) {
        if (dx[slot] == null) {
            dx[slot] = blank(x);
            df[slot] = blank(f);
        }
        for (int n = 0; n < x.length; n++) {
            backend.combine(dx[slot][n], 1, x[n], -1, lastX[n]);
            backend.combine(df[slot][n], 1, f[n], -1, lastF[n]);
        }
        for (int k = 0; k < kept(); k++) gram[slot][k] = gram[k][slot] = dot(df[slot], df[k]);
    }

    private int kept() {
        return Math.min(taken, dx.length);
    }

    private Buffer[] blank(Buffer[] like) {
        Buffer[] levels = new Buffer[like.length];
        for (int n = 0; n < levels.length; n++) levels[n] = backend.allocate(like[n].size());
        return levels;
    }

    /// gamma; empty where there are no steps yet or none that are independent.
    private double[] coefficients(Buffer[] f) {
        int size = kept();
        DMatrixRMaj matrix = new DMatrixRMaj(size, size);
        DMatrixRMaj right = new DMatrixRMaj(size, 1);
        for (int i = 0; i < size; i++) {
            right.set(i, 0, dot(df[i], f));
            for (int j = 0; j < size; j++) matrix.set(i, j, gram[i][j]);
        }
        var qr = LinearSolverFactory_DDRM.leastSquaresQrPivot(true, false);
        if (size == 0 || !qr.setA(matrix)) return new double[0];
        DMatrixRMaj gamma = new DMatrixRMaj(size, 1);
        qr.solve(right, gamma);
        return gamma.data;
    }

    private double dot(Buffer[] x, Buffer[] y) {
        double sum = 0;
        for (int n = 0; n < x.length; n++) sum += backend.dot(x[n], y[n], row);
        return sum;
    }
}
