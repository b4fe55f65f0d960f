package org.mfglab.scheme;

import java.util.List;
import java.util.Map;
import org.mfglab.device.Backend;
import org.mfglab.device.Buffer;
import org.mfglab.device.PointwiseKernel;
import org.mfglab.formula.Formula;
import org.mfglab.grid.Grid;

/// The centre of mass `mean_x = int x m / int m` of a slice, one number per axis; zeros where no cost asks for it.
final class Means {

    private static final List<String> AXES = List.of("x", "y", "z");

    private final Backend backend;
    private final int row;
    private final boolean needed;
    private final PointwiseKernel[] moments;
    private final Buffer moment;

    Means(Grid grid, Backend backend, boolean needed) {
        this.backend = backend;
        this.row = grid.n(0);
        this.needed = needed;
        this.moments = new PointwiseKernel[grid.dimension()];
        this.moment = needed ? backend.allocate(grid.size()) : null;
        for (int axis = 0; needed && axis < moments.length; axis++)
            moments[axis] = backend.pointwise(Formula.symbol(AXES.get(axis)).times(Formula.symbol("m")), grid, Map.of(), List.of("m"), List.of());
    }

    /// The scalars of a coupling: the time, then the means of m.
    double[] with(double t, Buffer m) {
        double[] scalars = new double[1 + moments.length];
        scalars[0] = t;
        if (!needed) return scalars;
        double mass = backend.sum(m, row);
        for (int axis = 0; axis < moments.length; axis++) {
            moments[axis].apply(moment, new Buffer[] {m});
            scalars[1 + axis] = backend.sum(moment, row) / mass;
        }
        return scalars;
    }
}
