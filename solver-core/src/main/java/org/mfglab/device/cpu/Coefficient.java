package org.mfglab.device.cpu;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.mfglab.device.Buffer;
import org.mfglab.formula.Formula;
import org.mfglab.grid.Grid;
import org.mfglab.grid.SpaceFunction;

/// A formula in space, time and density as a slice, evaluated anew only where time or density change it.
final class Coefficient {

    private static final Buffer[] NONE = {};

    /// Null where neither time nor density change anything.
    private final CpuPointwise again;
    private final CpuBuffer slice;
    private final boolean seesDensity;
    private final boolean varies;
    private final boolean constant;
    private double time = Double.NaN;

    Coefficient(CpuBackend backend, Grid grid, Formula formula, Map<String, ? extends SpaceFunction> fields) {
        seesDensity = formula.dependsOn("m");
        varies = formula.dependsOn("t");
        CpuPointwise kernel = backend.pointwise(formula, grid, fields, seesDensity ? List.of("m") : List.of(), List.of("t"));
        constant = formula.symbols().isEmpty();
        slice = new CpuBuffer(new double[constant ? 1 : grid.size()]);
        if (constant) slice.data()[0] = formula.evaluate(Map.of());
        else if (!varies && !seesDensity) kernel.apply(slice, NONE, 0);
        again = varies || seesDensity ? kernel : null;
    }

    /// Brings the slice to a time and a density; by the caller of the team, not by a worker.
    ///
    /// @return whether it changed
    boolean at(double t, Buffer m) {
        if (!seesDensity && (!varies || t == time)) return false;
        again.apply(slice, seesDensity ? new Buffer[] {m} : NONE, t);
        time = t;
        return true;
    }

    /// Whether it is the same number everywhere.
    boolean isConstant() {
        return constant;
    }

    /// One number, or one per cell.
    double[] values() {
        return slice.data();
    }

    /// The value at a point.
    double get(int index) {
        return slice.size() == 1 ? slice.data()[0] : slice.data()[index];
    }

    /// The coefficient on a batch of lines, dense.
    void gather(LineBatches batches, int batch, double[] dense) {
        if (slice.size() == 1) Arrays.fill(dense, 0, batches.points() * batches.lanes(batch), slice.data()[0]);
        else batches.gather(batch, slice.data(), dense);
    }
}
