package org.mfglab.gpu;

import org.mfglab.grid.Grid;

/// Chooses a preconditioner by the coefficients of each level: lines in one dimension and while the couplings are weak, multigrid for the rest.
final class ClPreconditioner {

    /// The largest diagonal entry up to which lines are the cheapest.
    private static final double WEAK = 3;

    private final double base;
    private final ClLineSweeps lines;
    private final boolean small;

    /// Null in one dimension.
    private final ClMultigrid multigrid;
    private boolean byLines;

    /// For what the multigrid is prepared: leaks and discount differ.
    private boolean forValue;
    private boolean forDensity;

    ClPreconditioner(Session session, Ground ground, ClStencil stencil, ClLineSweeps lines, double base, double dt, ClCoefficient viscosity) {
        Grid grid = ground.grid;
        this.base = base;
        this.lines = lines;
        this.small = grid.size() <= ClCoarseLevel.TINY;
        double[] open = new double[grid.size()];
        for (int i = 0; i < open.length; i++) open[i] = grid.solid(i) ? 0 : 1;
        double[] factor = new double[grid.dimension()];
        for (int axis = 0; axis < factor.length; axis++) factor[axis] = dt / (grid.h(axis) * grid.h(axis));
        multigrid = grid.dimension() == 1 ? null : new ClMultigrid(session, stencil, open, ClAxisFlux.Slice.of(viscosity), factor);
    }

    /// The stencil is another one, with this largest diagonal entry.
    void changed(double stiffness) {
        byLines = multigrid == null || stiffness <= WEAK && !small;
        forValue = false;
        forDensity = false;
    }

    void apply(ClBuffer x, ClBuffer out) {
        if (byLines) {
            lines.apply(x, out);
            return;
        }
        if (!forValue) multigrid.prepare(base, false);
        forValue = true;
        forDensity = false;
        multigrid.apply(x, out, false);
    }

    void applyTransposed(ClBuffer x, ClBuffer out) {
        if (byLines) {
            lines.applyTransposed(x, out);
            return;
        }
        if (!forDensity) multigrid.prepare(1, true);
        forDensity = true;
        forValue = false;
        multigrid.apply(x, out, true);
    }
}
