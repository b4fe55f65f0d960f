package org.mfglab.conformance;

/// A dense matrix with rows that sum to 1, `A = diag - P` with given off-diagonal entries `P`, and its elimination by state
/// reduction without subtraction (Grassmann, Taksar, Heyman 1985), written for clearness: every entry is visited.
public final class RowSums {

    private final int n;
    private final double[][] p;
    private final double[] pivot;

    /// @param p `P`, modified; the diagonal is not read
    public RowSums(double[][] p) {
        this.n = p.length;
        this.p = p;
        this.pivot = new double[n];
        double[] rest = new double[n];
        java.util.Arrays.fill(rest, 1);
        for (int k = n - 1; k >= 0; k--) {
            pivot[k] = rest[k];
            for (int j = 0; j < k; j++) pivot[k] += p[k][j];
            for (int i = 0; i < k; i++) {
                if (p[i][k] == 0) continue;
                double part = p[i][k] / pivot[k];
                rest[i] += part * rest[k];
                for (int j = 0; j < k; j++) if (j != i) p[i][j] += part * p[k][j];
            }
        }
    }

    /// `A^-1 b`.
    public double[] solve(double[] b) {
        double[] x = b.clone();
        for (int k = n - 1; k > 0; k--)
            for (int i = 0; i < k; i++) x[i] += p[i][k] / pivot[k] * x[k];
        for (int k = 0; k < n; k++) {
            for (int j = 0; j < k; j++) x[k] += p[k][j] * x[j];
            x[k] /= pivot[k];
        }
        return x;
    }

    /// `A^-T b`.
    public double[] solveTransposed(double[] b) {
        double[] x = b.clone();
        for (int k = n - 1; k >= 0; k--) {
            for (int i = k + 1; i < n; i++) x[k] += p[i][k] * x[i];
            x[k] /= pivot[k];
        }
        for (int k = 1; k < n; k++)
            for (int i = 0; i < k; i++) x[k] += p[i][k] / pivot[k] * x[i];
        return x;
    }
}
