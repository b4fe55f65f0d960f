package org.mfglab.gpu;

import java.util.List;
import java.util.Map;
import org.mfglab.device.Buffer;
import org.mfglab.formula.Formula;
import org.mfglab.grid.SpaceFunction;

/// A formula in space, time and density as a slice, evaluated anew only where time or density change it.
final class ClCoefficient {

    private static final Buffer[] NONE = {};

    /// One number, as often as the widest vector has lanes, or one per cell.
    final ClBuffer slice;

    /// 0 where one number stands for all cells, otherwise 1: what a kernel multiplies the index of a cell by.
    final int stride;

    /// Null where neither time nor density change anything.
    private final ClPointwise again;
    private final boolean seesDensity;
    private final boolean varies;
    private double time = Double.NaN;

    ClCoefficient(Session session, Ground ground, Formula formula, Map<String, ? extends SpaceFunction> fields) {
        seesDensity = formula.dependsOn("m");
        varies = formula.dependsOn("t");
        boolean constant = formula.symbols().isEmpty();
        stride = constant ? 0 : 1;
        slice = constant ? session.everywhere(formula.evaluate(Map.of())) : session.slice(ground.grid.size());
        ClPointwise kernel = constant ? null : new ClPointwise(session, ground, formula, fields, seesDensity ? List.of("m") : List.of(), List.of("t"));
        if (!constant && !varies && !seesDensity) kernel.apply(slice, NONE, 0);
        again = varies || seesDensity ? kernel : null;
    }

    /// Brings the slice to a time and a density.
    ///
    /// @return whether it changed
    boolean at(double t, Buffer m) {
        if (!seesDensity && (!varies || t == time)) return false;
        again.apply(slice, seesDensity ? new Buffer[] {m} : NONE, t);
        time = t;
        return true;
    }
}
