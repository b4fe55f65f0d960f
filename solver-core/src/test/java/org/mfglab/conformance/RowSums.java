package org.mfglab.conformance;

/// A dense matrix with given row sums, `A = diag - P` with off-diagonal entries `P >= 0`, and its elimination by state reduction without
/// subtraction (Grassmann, Taksar, Heyman 1985), written for clearness: every entry is visited.
public final class RowSums {

    private final int n;
    private final double[][] p;
    private final double[] pivot;

    /// With rows that sum to 1.
    ///
    /// @param p `P`, modified; the diagonal is not read
    public RowSums(double[][] p) {
        this(p, ones(p.length));
    }

    private static double[] ones(int n) {
        double[] ones = new double[n];
        java.util.Arrays.fill(ones, 1);
        return ones;
    }

    /// @param p    `P`, modified; the diagonal is not read
    /// @param sums of the rows of A, positive; modified
    public RowSums(double[][] p, double[] sums) {
        this.n = p.length;
        this.p = p;
        this.pivot = new double[n];
        for (int k = n - 1; k >= 0; k--) {
            pivot[k] = sums[k];
            for (int j = 0; j < k; j++) pivot[k] += p[k][j];
            for (int i = 0; i < k; i++) {
                if (p[i][k] == 0) continue;
                double part = p[i][k] / pivot[k];
                sums[i] += part * sums[k];
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
