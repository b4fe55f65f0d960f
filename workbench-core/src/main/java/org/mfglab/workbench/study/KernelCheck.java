package org.mfglab.workbench.study;

import java.util.List;
import org.mfglab.formula.Formula;
import org.mfglab.formula.Program;
import org.mfglab.grid.Grid;

/// Looks at a kernel where the solver needs it: at every difference of two points of a grid, 0 among them, and where periods end.
final class KernelCheck {

    /// So many periods the convolution adds up at most.
    static final int MOST_PERIODS = 50;

    /// What is left of a kernel there must be below this part of its largest value.
    private static final double FADED = 1e-6;

    private final Grid grid;
    private final Program.Evaluator kernel;
    private double[] broken;
    private double value;
    private double largest;
    private double sum;
    private long count;

    KernelCheck(Grid grid, Formula kernel) {
        this.grid = grid;
        this.kernel = Program.of(DomainReader.AXES, kernel).evaluator();
        look(grid.dimension() - 1, new double[DomainReader.AXES.size()]);
    }

    /// The difference at which the kernel is not finite, or null.
    double[] broken() {
        return broken;
    }

    /// The kernel there.
    double value() {
        return value;
    }

    /// About its integral over the box.
    double mass() {
        return sum / count * grid.cellVolume() * grid.size();
    }

    /// The periodic axis along which the kernel does not fade, or -1.
    int endless() {
        for (int axis = 0; axis < grid.dimension(); axis++) {
            double period = grid.h(axis) * grid.n(axis);
            if (grid.periodic(axis) && !(Math.max(far(axis, MOST_PERIODS * period), far(axis, -MOST_PERIODS * period)) <= FADED * largest)) return axis;
        }
        return -1;
    }

    private double far(int axis, double distance) {
        double[] x = new double[DomainReader.AXES.size()];
        x[axis] = distance;
        return Math.abs(row(x, new double[] {x[0]})[0]);
    }

    private void look(int axis, double[] x) {
        if (axis == 0) {
            keep(x);
            return;
        }
        for (int i = 1 - grid.n(axis); i < grid.n(axis) && broken == null; i++) {
            x[axis] = i * grid.h(axis);
            look(axis - 1, x);
        }
    }

    /// Looks along the first axis.
    private void keep(double[] x) {
        double[] along = new double[2 * grid.n(0) - 1];
        for (int i = 0; i < along.length; i++) along[i] = (i + 1 - grid.n(0)) * grid.h(0);
        double[] values = row(x, along);
        for (int i = 0; i < values.length && broken == null; i++) {
            if (!Double.isFinite(values[i])) {
                value = values[i];
                broken = x.clone();
                broken[0] = along[i];
            }
            largest = Math.max(largest, Math.abs(values[i]));
            sum += values[i];
        }
        count += values.length;
    }

    private double[] row(double[] x, double[] along) {
        for (int axis = 1; axis < x.length; axis++) kernel.scalar(axis, x[axis]);
        kernel.row(0, along, 0);
        double[] out = new double[along.length];
        kernel.run(out.length, new double[][] {out}, new int[] {0});
        return out;
    }
}
