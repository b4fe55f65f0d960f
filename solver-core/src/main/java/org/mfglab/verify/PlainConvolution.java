package org.mfglab.verify;

import java.util.List;
import java.util.stream.IntStream;
import org.mfglab.game.Kernel;
import org.mfglab.grid.Grid;

/// `(K * m)(x_i) = sum over j of m_j int over the cell of x_j of K(x_i - y) dy`, the integral by three Gauss points along every axis.
///
/// K is tabulated over the differences of cells, on a periodic axis summed over the periods. Small slices are convolved by that sum, pair by
/// pair; larger ones by transforms of slices padded with zeros, along periodic axes too.
final class PlainConvolution {

    /// So many pairs of cells are added one by one.
    private static final long FEW_PAIRS = 1 << 22;

    private static final int MOST_PERIODS = 50;

    /// The shells of periods end where one adds less than this part of all before.
    private static final double NOTHING = 1e-17;

    private static final List<String> AXES = List.of("x", "y", "z");
    private static final double[] NODES = {-Math.sqrt(0.15), 0, Math.sqrt(0.15)};
    private static final double[] WEIGHTS = {5 / 18.0, 8 / 18.0, 5 / 18.0};

    private final Grid grid;
    private final int dimension;
    private final Closure kernel;
    /// Differences per axis, from `-(n-1)` to `n-1`, or from 0 to `n-1` where they are meant modulo n.
    private final int[] extent;
    private final double[] table;
    private final PaddedTransform transform;

    PlainConvolution(Kernel kernel, Grid grid) {
        this.grid = grid;
        this.dimension = grid.dimension();
        this.kernel = Closure.of(kernel.formula(), AXES);
        this.extent = new int[dimension];
        int size = 1;
        for (int axis = 0; axis < dimension; axis++) {
            extent[axis] = grid.periodic(axis) ? grid.n(axis) : 2 * grid.n(axis) - 1;
            size *= extent[axis];
        }
        this.table = new double[size];
        tabulate();
        long pairs = (long) grid.size() * grid.size();
        this.transform = pairs <= FEW_PAIRS ? null : new PaddedTransform(grid.n(), this::between);
    }

    /// What a convolution takes, in slices: its table, and four padded ones.
    static long slices(Grid grid) {
        double padded = 1;
        for (int n : grid.n()) padded *= (double) PaddedTransform.pad(n) / n;
        return (1L << grid.dimension()) + (long) Math.ceil(4 * padded);
    }

    /// `K * m`; m is taken as it is, zero in solid cells.
    double[] of(double[] m) {
        return transform == null ? byPairs(m) : transform.convolve(m);
    }

    private double[] byPairs(double[] m) {
        double[] out = new double[m.length];
        IntStream.range(0, out.length).parallel().forEach(i -> {
            int[] difference = new int[dimension];
            double sum = 0;
            for (int j = 0; j < m.length; j++) {
                if (m[j] == 0) continue;
                for (int axis = 0; axis < dimension; axis++) difference[axis] = grid.position(axis, i) - grid.position(axis, j);
                sum += m[j] * between(difference);
            }
            out[i] = sum;
        });
        return out;
    }

    /// The integral of K over a cell that lies so many cells below.
    private double between(int[] difference) {
        int index = 0;
        for (int axis = dimension - 1; axis >= 0; axis--) {
            int n = grid.n(axis);
            int place = grid.periodic(axis) ? Math.floorMod(difference[axis], n) : difference[axis] + n - 1;
            index = index * extent[axis] + place;
        }
        return table[index];
    }

    private void tabulate() {
        int shells = IntStream.range(0, dimension).anyMatch(grid::periodic) ? MOST_PERIODS : 0;
        double all = 0;
        for (int shell = 0; shell <= shells; shell++) {
            double added = addShell(shell);
            all += added;
            if (shell > 0 && all > 0 && added <= NOTHING * all) return;
        }
    }

    /// Adds what K brings from the periods whose largest number is the shell's.
    ///
    /// @return the sum of its magnitudes
    private double addShell(int shell) {
        double[] brought = IntStream.range(0, table.length).parallel().mapToDouble(index -> {
            double[] x = new double[AXES.size()];
            int rest = index;
            for (int axis = 0; axis < dimension; axis++) {
                int place = rest % extent[axis];
                x[axis] = (grid.periodic(axis) ? place : place - grid.n(axis) + 1) * grid.h(axis);
                rest /= extent[axis];
            }
            return periods(x, 0, shell, shell == 0);
        }).toArray();
        double sum = 0;
        for (int i = 0; i < table.length; i++) {
            table[i] += brought[i];
            sum += Math.abs(brought[i]);
        }
        return sum;
    }

    /// The sum over the periods of the axes from one on.
    ///
    /// @param x       modified and set back
    /// @param reached whether an axis before has the number of the shell
    private double periods(double[] x, int axis, int shell, boolean reached) {
        if (axis == dimension) return reached ? cell(x, 0) : 0;
        if (!grid.periodic(axis)) return periods(x, axis + 1, shell, reached);
        double at = x[axis];
        double sum = 0;
        for (int period = -shell; period <= shell; period++) {
            x[axis] = at + period * grid.domain().axes().get(axis).length();
            sum += periods(x, axis + 1, shell, reached || Math.abs(period) == shell);
        }
        x[axis] = at;
        return sum;
    }

    /// The integral over the cell around x, along the axes from one on.
    ///
    /// @param x modified and set back
    private double cell(double[] x, int axis) {
        if (axis == dimension) return kernel.at(x);
        double at = x[axis];
        double sum = 0;
        for (int k = 0; k < NODES.length; k++) {
            x[axis] = at + NODES[k] * grid.h(axis);
            sum += WEIGHTS[k] * grid.h(axis) * cell(x, axis + 1);
        }
        x[axis] = at;
        return sum;
    }
}
