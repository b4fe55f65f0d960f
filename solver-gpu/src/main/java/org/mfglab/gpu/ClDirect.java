package org.mfglab.gpu;

import java.util.List;

/// The inverse of a small stencil, all entries: computed by the processor, multiplied by the device.
final class ClDirect {

    private final ClStencil stencil;
    private final int size;
    private final ClBuffer inverse;
    private final double[] leak;
    private final double[][] up;
    private final double[][] down;

    ClDirect(Session session, ClStencil stencil) {
        this.stencil = stencil;
        size = stencil.box.size;
        inverse = session.slice(Math.multiplyExact(size, size));
        leak = new double[size];
        up = new double[stencil.box.dimension()][size];
        down = new double[stencil.box.dimension()][size];
    }

    /// Inverts J, or its transpose.
    void prepare(double base, ClBuffer leaks, boolean transposed) {
        for (int axis = 0; axis < up.length; axis++) {
            stencil.up.get(axis).read(up[axis]);
            stencil.down.get(axis).read(down[axis]);
        }
        if (stencil.leaks) leaks.read(leak);
        double[][] matrix = matrix(base, transposed);
        invert(matrix);
        double[] columns = new double[size * size];
        for (int i = 0; i < size; i++) for (int j = 0; j < size; j++) columns[j * size + i] = matrix[i][j];
        inverse.write(columns);
    }

    private double[][] matrix(double base, boolean transposed) {
        double[][] matrix = new double[size][size];
        for (int i = 0; i < size; i++) {
            matrix[i][i] += base + leak[i];
            for (int axis = 0; axis < up.length; axis++) {
                matrix[i][i] += up[axis][i] + down[axis][i];
                entry(matrix, i, stencil.box.neighbour(axis, i, true), transposed, up[axis][i]);
                entry(matrix, i, stencil.box.neighbour(axis, i, false), transposed, down[axis][i]);
            }
        }
        return matrix;
    }

    private static void entry(double[][] matrix, int cell, int neighbour, boolean transposed, double coupling) {
        matrix[transposed ? neighbour : cell][transposed ? cell : neighbour] -= coupling;
    }

    /// In place, by Gauss and Jordan: an M-matrix needs no other pivots than its diagonal.
    private static void invert(double[][] a) {
        for (int k = 0; k < a.length; k++) {
            double pivot = 1 / a[k][k];
            a[k][k] = 1;
            for (int j = 0; j < a.length; j++) a[k][j] *= pivot;
            for (int i = 0; i < a.length; i++) {
                if (i == k) continue;
                double part = a[i][k];
                a[i][k] = 0;
                for (int j = 0; j < a.length; j++) a[i][j] -= part * a[k][j];
            }
        }
    }

    void solve(ClBuffer b, ClBuffer x) {
        stencil.routine("multiply_dense").each(size, size, inverse, b, x);
    }
}
