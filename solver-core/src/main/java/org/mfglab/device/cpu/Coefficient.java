package org.mfglab.device.cpu;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.mfglab.device.Buffer;
import org.mfglab.formula.Formula;
import org.mfglab.grid.Grid;

/// A formula in space and time as a slice, evaluated anew only where time changes it.
final class Coefficient {

    private static final Buffer[] NONE = {};

    private final CpuPointwise kernel;
    private final CpuBuffer slice;
    private final boolean varies;
    private double time = Double.NaN;

    Coefficient(CpuBackend backend, Grid grid, Formula formula) {
        kernel = backend.pointwise(formula, grid, Map.of(), List.of(), List.of("t"));
        varies = formula.dependsOn("t");
        boolean constant = formula.symbols().isEmpty();
        slice = new CpuBuffer(new double[constant ? 1 : grid.size()]);
        if (constant) slice.data()[0] = formula.evaluate(Map.of());
        else if (!varies) kernel.apply(slice, NONE, 0);
    }

    /// Brings the slice to time t; by the caller of the team, not by a worker.
    void at(double t) {
        if (!varies || t == time) return;
        kernel.apply(slice, NONE, t);
        time = t;
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
