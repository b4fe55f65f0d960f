// A linear system of n equations by elimination with the largest pivots; whether there is one solution, which b is then.
APART static bool solve(double a[AXES][AXES], double *b, const int n) {
    for (int k = 0; k < n; k++) {
        int pivot = k;
        for (int i = k + 1; i < n; i++) if (fabs(a[i][k]) > fabs(a[pivot][k])) pivot = i;
        for (int j = 0; j < n; j++) {
            const double other = a[pivot][j];
            a[pivot][j] = a[k][j];
            a[k][j] = other;
        }
        const double right = b[pivot];
        b[pivot] = b[k];
        b[k] = right;
        if (!(fabs(a[k][k]) > 0 && fabs(a[k][k]) < INFINITY)) return false;
        for (int i = k + 1; i < n; i++) {
            const double part = a[i][k] / a[k][k];
            for (int j = k; j < n; j++) a[i][j] -= part * a[k][j];
            b[i] -= part * right;
        }
    }
    for (int k = n - 1; k >= 0; k--) {
        for (int j = k + 1; j < n; j++) b[k] -= a[k][j] * b[j];
        b[k] /= a[k][k];
    }
    return true;
}
