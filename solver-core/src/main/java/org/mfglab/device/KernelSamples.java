package org.mfglab.device;

import java.util.List;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.mfglab.formula.Formula;
import org.mfglab.formula.Program;
import org.mfglab.grid.Grid;

/// The integrals of a kernel over the cells of a grid, for every difference of two cells: by Gauss's rule of three points along each axis,
/// and summed over the periods of periodic axes until they add nothing.
public final class KernelSamples {

    private static final int POINTS = 3;
    private static final int MOST_PERIODS = 50;
    private static final double NOTHING = 1e-17;

    private final Grid grid;
    private final int[] lengths;
    private final int size;
    private final Program.Evaluator kernel;
    private final double[] node = new double[POINTS];
    private final double[] weight = new double[POINTS];

    /// @param lengths differences per axis, stored cyclically: `d` at `d mod length`
    public KernelSamples(Grid grid, int[] lengths, Formula kernel) {
        this.grid = grid;
        this.lengths = lengths;
        int product = 1;
        for (int length : lengths) product *= length;
        this.size = product;
        this.kernel = Program.of(List.of("x", "y", "z"), kernel).evaluator();
        var rule = new GaussIntegratorFactory().legendre(POINTS);
        for (int k = 0; k < POINTS; k++) {
            node[k] = rule.getPoint(k) / 2;
            weight[k] = rule.getWeight(k) / 2;
        }
    }

    /// One integral per difference, x fastest.
    public double[] integrals() {
        double[] sum = shell(0);
        for (int j = 1; j <= MOST_PERIODS && isPeriodic(); j++) {
            double[] shell = shell(j);
            for (int i = 0; i < size; i++) sum[i] += shell[i];
            if (largest(shell) <= NOTHING * largest(sum)) break;
        }
        return sum;
    }

    private boolean isPeriodic() {
        for (int axis = 0; axis < lengths.length; axis++) if (grid.periodic(axis)) return true;
        return false;
    }

    private static double largest(double[] values) {
        double largest = 0;
        for (double value : values) largest = Math.max(largest, Math.abs(value));
        return largest;
    }

    /// The part of the images whose largest distance in periods is j.
    private double[] shell(int j) {
        double[] sum = new double[size];
        int[] image = new int[lengths.length];
        images(0, j, false, image, sum);
        return sum;
    }

    private void images(int axis, int j, boolean reached, int[] image, double[] sum) {
        if (axis == lengths.length) {
            if (reached || j == 0) points(0, 1, image, new double[axis], sum);
            return;
        }
        int reach = grid.periodic(axis) ? j : 0;
        for (image[axis] = -reach; image[axis] <= reach; image[axis]++) images(axis + 1, j, reached || Math.abs(image[axis]) == j && reach > 0, image, sum);
        image[axis] = 0;
    }

    /// All Gauss points of a cell.
    private void points(int axis, double product, int[] image, double[] shift, double[] sum) {
        if (axis == lengths.length) {
            evaluate(product, image, shift, sum);
            return;
        }
        for (int k = 0; k < POINTS; k++) {
            shift[axis] = node[k];
            points(axis + 1, product * weight[k] * grid.h(axis), image, shift, sum);
        }
    }

    /// Adds the values at one point of every cell.
    private void evaluate(double factor, int[] image, double[] shift, double[] sum) {
        double[][] x = new double[lengths.length][];
        for (int axis = 0; axis < x.length; axis++) x[axis] = differences(axis, image[axis], shift[axis]);
        double[] row = new double[lengths[0]];
        for (int start = 0; start < size; start += lengths[0]) {
            kernel.row(0, x[0], 0);
            for (int axis = 1, stride = lengths[0]; axis < 3; axis++) {
                kernel.scalar(axis, axis < x.length ? x[axis][start / stride % lengths[axis]] : 0);
                if (axis < x.length) stride *= lengths[axis];
            }
            kernel.run(row.length, new double[][] {row}, new int[] {0});
            for (int i = 0; i < row.length; i++) sum[start + i] += factor * row[i];
        }
    }

    private double[] differences(int axis, int image, double shift) {
        double[] x = new double[lengths[axis]];
        double period = grid.h(axis) * grid.n(axis);
        for (int i = 0; i < x.length; i++) {
            int d = i < grid.n(axis) ? i : i - lengths[axis];
            x[i] = (d - shift) * grid.h(axis) + image * period;
        }
        return x;
    }
}
