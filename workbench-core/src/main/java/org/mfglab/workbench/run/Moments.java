package org.mfglab.workbench.run;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.mfglab.grid.Field;
import org.mfglab.grid.Grid;

/// Mean and covariance of a density, divided by its mass.
///
/// @param mean       one coordinate per axis
/// @param covariance symmetric, row by row
record Moments(double[] mean, double[][] covariance) {

    static Moments of(Field density) {
        Grid grid = density.grid();
        int d = grid.dimension();
        double[] values = density.values();
        double mass = Arrays.stream(values).sum();
        double[][] x = new double[d][];
        double[] mean = new double[d];
        for (int axis = 0; axis < d; axis++) {
            x[axis] = positions(grid, axis);
            mean[axis] = mixed(values, x[axis], null) / mass;
        }
        double[][] covariance = new double[d][d];
        for (int k = 0; k < d; k++) {
            for (int i = 0; i < x[k].length; i++) x[k][i] -= mean[k];
            for (int l = 0; l <= k; l++) covariance[k][l] = covariance[l][k] = mixed(values, x[k], x[l]) / mass;
        }
        return new Moments(mean, covariance);
    }

    List<List<Object>> rows() {
        return Arrays.stream(covariance).map(Json::array).toList();
    }

    private static double[] positions(Grid grid, int axis) {
        double[] x = new double[grid.size()];
        for (int i = 0; i < x.length; i++) x[i] = grid.coordinate(axis, grid.position(axis, i));
        return x;
    }

    /// The compensated sum of `m x y`; y is 1 where it is null.
    private static double mixed(double[] m, double[] x, double[] y) {
        return IntStream.range(0, m.length).mapToDouble(i -> m[i] * x[i] * (y == null ? 1 : y[i])).sum();
    }
}
