package org.mfglab.device.cpu;

/// A linear system of a few equations, by elimination with the largest pivots.
final class SmallSystem {

    private SmallSystem() { }

    /// @param a modified
    /// @param b modified: the solution
    /// @param n the number of equations
    /// @return whether there is one solution
    static boolean solve(double[][] a, double[] b, int n) {
        for (int k = 0; k < n; k++) {
            int pivot = k;
            for (int i = k + 1; i < n; i++) if (Math.abs(a[i][k]) > Math.abs(a[pivot][k])) pivot = i;
            double[] row = a[pivot];
            a[pivot] = a[k];
            a[k] = row;
            double right = b[pivot];
            b[pivot] = b[k];
            b[k] = right;
            if (!(Math.abs(row[k]) > 0 && Math.abs(row[k]) < Double.POSITIVE_INFINITY)) return false;
            for (int i = k + 1; i < n; i++) {
                double part = a[i][k] / row[k];
                for (int j = k; j < n; j++) a[i][j] -= part * row[j];
                b[i] -= part * right;
            }
        }
        for (int k = n - 1; k >= 0; k--) {
            for (int j = k + 1; j < n; j++) b[k] -= a[k][j] * b[j];
            b[k] /= a[k][k];
        }
        return true;
    }
}
