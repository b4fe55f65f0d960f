package org.mfglab.verify;

import java.util.Arrays;

/// A tridiagonal matrix with corners, eliminated with explicit diagonals (Thomas; Sherman and Morrison for the corners).
final class CyclicTridiagonal {

    private final int n;
    /// What row i holds for i-1; `lower[0]` for the last.
    final double[] lower;
    final double[] diagonal;
    /// What row i holds for i+1; `upper[n-1]` for the first.
    final double[] upper;
    private final double[] corner;
    private final double[] pivot;

    CyclicTridiagonal(int n) {
        this.n = n;
        lower = new double[n];
        diagonal = new double[n];
        upper = new double[n];
        corner = new double[n];
        pivot = new double[n];
    }

    /// Exchanges the diagonals: row i of the transpose takes what the neighbours of i held for it.
    void transpose() {
        double[] up = upper.clone();
        double[] down = lower.clone();
        for (int i = 0; i < n; i++) {
            lower[i] = up[(i + n - 1) % n];
            upper[i] = down[(i + 1) % n];
        }
    }

    /// Solves in place; the matrix is used up.
    ///
    /// @param right modified: the solution
    void solve(double[] right) {
        if (n == 1) {
            right[0] /= diagonal[0];
            return;
        }
        if (n == 2) {
            lower[1] += upper[1];
            upper[0] += lower[0];
            lower[0] = upper[1] = 0;
        }
        double first = lower[0];
        double last = upper[n - 1];
        if (first == 0 && last == 0) {
            thomas(right);
            return;
        }
        double shift = -diagonal[0];
        diagonal[0] -= shift;
        diagonal[n - 1] -= last * first / shift;
        Arrays.fill(corner, 0);
        corner[0] = shift;
        corner[n - 1] = last;
        thomas(right);
        thomas(corner);
        double factor = (right[0] + first * right[n - 1] / shift) / (1 + corner[0] + first * corner[n - 1] / shift);
        for (int i = 0; i < n; i++) right[i] -= factor * corner[i];
    }

    private void thomas(double[] x) {
        pivot[0] = diagonal[0];
        for (int i = 1; i < n; i++) {
            double ratio = lower[i] / pivot[i - 1];
            pivot[i] = diagonal[i] - ratio * upper[i - 1];
            x[i] -= ratio * x[i - 1];
        }
        x[n - 1] /= pivot[n - 1];
        for (int i = n - 2; i >= 0; i--) x[i] = (x[i] - upper[i] * x[i + 1]) / pivot[i];
    }
}
