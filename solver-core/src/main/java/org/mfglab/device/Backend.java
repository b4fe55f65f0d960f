package org.mfglab.device;

import java.util.List;
import java.util.Map;
import org.mfglab.device.cpu.CpuBackend;
import org.mfglab.formula.Formula;
import org.mfglab.formula.SlopeFunction;
import org.mfglab.grid.Grid;
import org.mfglab.grid.SpaceFunction;

/// A device: memory, compiled formulas, line solves and reductions. It does not know what a game is.
///
/// Every operation gives the same bits for any number of threads: work is cut by rows and batches of lines that depend only on
/// the grid, and sums are added row by row.
public interface Backend extends AutoCloseable {

    /// The processor of this machine.
    ///
    /// @param threads 0 for all
    static Backend cpu(int threads) {
        return new CpuBackend(threads == 0 ? Runtime.getRuntime().availableProcessors() : threads);
    }

    /// The word of the problem file: cpu, opencl:0.
    String device();

    /// The device and the version of its driver; null for the processor itself.
    default String driver() {
        return null;
    }

    int threads();

    /// How its buffers store numbers. They are read and written as doubles, whatever it is.
    default Precision precision() {
        return Precision.DOUBLE;
    }

    /// What every kernel has done, the longest first; empty unless the device was opened to be measured.
    default List<KernelTime> kernelTimes() {
        return List.of();
    }

    /// The bytes that its buffers may take in all.
    long memory();

    /// The bytes that the line solves of the processor take beside buffers.
    ///
    /// @param threads 0 for all
    static long scratch(Grid grid, int threads) {
        return CpuBackend.scratch(grid, threads == 0 ? Runtime.getRuntime().availableProcessors() : threads);
    }

    /// A buffer of zeros.
    Buffer allocate(int size);

    /// Compiles a formula for a grid. Subexpressions that depend on space alone are evaluated once, here.
    ///
    /// Inside obstacles the result is zero, whatever the formula says there.
    ///
    /// @param formula in x y z, the names of fields, buffers and scalars
    /// @param fields  functions of space, sampled here
    /// @param buffers the names that stand for slices
    /// @param scalars the names that stand for numbers
    PointwiseKernel pointwise(Formula formula, Grid grid, Map<String, ? extends SpaceFunction> fields, List<String> buffers, List<String> scalars);

    /// The line solves of one axis.
    ///
    /// @param h      in x y z t m, the names of fields, and its slope
    /// @param nu     viscosity, in x y z t and the names of fields
    /// @param fields functions of space, sampled here
    AxisStage axisStage(Grid grid, int axis, SlopeFunction h, Formula nu, double dt, Map<String, ? extends SpaceFunction> fields);

    /// The equation of all axes at once.
    ///
    /// @param g        its formulas in x y z t m, the names of fields, and the slopes
    /// @param nu       viscosity, in x y z t and the names of fields
    /// @param discount r
    /// @param fields   functions of space, sampled here
    LevelStage levelStage(Grid grid, NumericalHamiltonian g, Formula nu, double dt, double discount, Map<String, ? extends SpaceFunction> fields);

    /// The step along characteristics.
    ///
    /// @param h      one function per axis, whose sum H is; in x y z t m, the names of fields, and its slope
    /// @param nu     viscosity, in x y z t and the names of fields
    /// @param fields functions of space, sampled here
    FootStage footStage(Grid grid, List<SlopeFunction> h, Formula nu, double dt, Map<String, ? extends SpaceFunction> fields);

    /// The same where H is no sum over axes.
    FootStage footStage(Grid grid, CoupledHamiltonian h, Formula nu, double dt, Map<String, ? extends SpaceFunction> fields);

    /// The parts of the step of second order along characteristics.
    ///
    /// @param curvature one per axis, in t and the names of numbers: half of it multiplies the square of the slope in H; 0 where nobody has a choice
    /// @param wind      one per axis, in x y z t and the names of fields: what multiplies the slope in H
    /// @param variance  of the noise in one half of the step, in squares of cells along every axis
    /// @param fields    functions of space, sampled here
    SplineStage splineStage(Grid grid, List<Formula> curvature, List<Formula> wind, double[] variance, double dt, Map<String, ? extends SpaceFunction> fields);

    /// The convolution with a kernel: zero beyond the box, and summed over the periods on a periodic axis.
    ///
    /// @param kernel in x y z, the components of the difference
    Convolution convolution(Grid grid, Formula kernel);

    /// `out = a x + b y`; out may be x or y.
    void combine(Buffer out, double a, Buffer x, double b, Buffer y);

    /// The sum of `x y`, row sums in row order.
    ///
    /// @param row the length of a row
    double dot(Buffer x, Buffer y, int row);

    /// The sum of x, row sums in row order.
    double sum(Buffer x, int row);

    /// The largest value; NaN if there is one.
    double max(Buffer x);

    /// The smallest value; NaN if there is one.
    double min(Buffer x);

    /// The largest `|x - y|`; NaN if there is one.
    double distance(Buffer x, Buffer y);

    /// The index of the first value that is not finite, or -1.
    int firstNonFinite(Buffer x);

    /// Gives back what the device holds. Buffers, and the trajectories of solutions, must have been read before.
    @Override
    void close();
}
