package org.mfglab.solve;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.mfglab.device.Backend;
import org.mfglab.device.Buffer;
import org.mfglab.device.PointwiseKernel;
import org.mfglab.formula.Formula;
import org.mfglab.formula.Function;
import org.mfglab.grid.Grid;

/// From m and Phi(m) to the next m: Phi(m) itself, Picard's damped step, or Anderson's mixture kept positive. The initial density is
/// not mixed.
final class Mixing {

    /// An iterate may not fall below this part of Phi(m): mixing keeps the mass but not the sign.
    private static final double LEAST_PART = 0.1;

    private final Anderson parameters;
    private final Backend backend;
    private final int row;
    private final PointwiseKernel positive;
    private AndersonMemory memory;

    Mixing(Anderson parameters, Backend backend, Grid grid) {
        this.parameters = parameters;
        this.backend = backend;
        this.row = grid.n(0);
        Formula least = Formula.constant(LEAST_PART).times(Formula.symbol("image"));
        this.positive = backend.pointwise(Formula.call(Function.MAX, Formula.symbol("m"), least), grid, Map.of(), List.of("m", "image"), List.of());
    }

    /// Drops the steps that are remembered, as those of another map.
    void forget() {
        memory = null;
    }

    /// @param m       modified
    /// @param image   `Phi(m)`; may be m itself where nothing is mixed
    /// @param scratch asked for a trajectory, which is modified, where there is a memory
    void advance(Buffer[] m, Buffer[] image, Supplier<Buffer[]> scratch) {
        if (image == m) return;
        if (parameters.depth() == 0)
            for (int n = 1; n < m.length; n++) backend.combine(m[n], 1 - parameters.damping(), m[n], parameters.damping(), image[n]);
        else mix(withoutFirst(m), withoutFirst(image), withoutFirst(scratch.get()));
    }

    private static Buffer[] withoutFirst(Buffer[] levels) {
        return Arrays.copyOfRange(levels, 1, levels.length);
    }

    /// @param x        modified
    /// @param y        `Phi(x)`
    /// @param residual modified
    private void mix(Buffer[] x, Buffer[] y, Buffer[] residual) {
        if (memory == null) memory = new AndersonMemory(backend, row, parameters.depth());
        for (int n = 0; n < x.length; n++) backend.combine(residual[n], 1, y[n], -1, x[n]);
        memory.mix(x, residual, parameters.damping());
        for (int n = 0; n < x.length; n++) positive.apply(x[n], new Buffer[] {x[n], y[n]});
    }
}
