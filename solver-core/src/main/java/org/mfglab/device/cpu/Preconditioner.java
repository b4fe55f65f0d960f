package org.mfglab.device.cpu;

import org.mfglab.grid.Grid;

/// An approximate inverse of a [Stencil].
interface Preconditioner {

    /// Prepares for the stencil as it is now.
    void prepare();

    /// `out`, about `J^-1 x`.
    ///
    /// @param out modified; not x
    void apply(double[] x, double[] out);

    /// `out`, about `J^-T x`.
    ///
    /// @param out modified; not x
    void applyTransposed(double[] x, double[] out);

    /// The preconditioner that suits the coefficients.
    static Preconditioner suitedTo(Team team, Grid grid, Stencil stencil, double base, Coefficient viscosity, double dt) {
        boolean[] periodic = new boolean[grid.dimension()];
        for (int axis = 0; axis < periodic.length; axis++) periodic[axis] = grid.periodic(axis);
        return new LineSweeps(team, stencil, base, periodic);
    }
}
