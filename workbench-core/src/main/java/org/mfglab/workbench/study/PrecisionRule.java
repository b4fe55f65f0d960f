package org.mfglab.workbench.study;

import java.util.List;
import org.mfglab.device.Precision;
import org.mfglab.formula.Formula;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;
import org.mfglab.verify.Certifier;
import org.mfglab.verify.Equations;
import org.mfglab.workbench.study.SolverSettings.SchemeChoice;

/// Where single precision computes, and what its rounding leaves of the residuals.
///
/// @param scheme never AUTO
record PrecisionRule(MeanFieldGame game, Grid grid, TimeGrid time, SchemeChoice scheme) {

    /// Reports a device that has no single precision, and how far the solve can come.
    void check(Values values, SolverSettings solver) {
        if (solver.precision() == Precision.DOUBLE) return;
        Place place = values.place(Schema.PRECISION.path());
        switch (solver.device()) {
            case DeviceChoice.Processor _ -> values.issues().add(place, IssueCode.E215, "precision = \"f32\" needs an OpenCL device; the processor computes in double precision only.",
                    "Write device = \"opencl\" or \"auto\", or precision = \"f64\".");
            case DeviceChoice.Automatic _ -> new DeviceRule(scheme).objection().ifPresent(reason ->
                    values.issues().add(place, IssueCode.E215, reason + " It computes in double precision only.", "Write precision = \"f64\", or scheme = \"semi_lagrangian_2\" or \"fd_split\"."));
            case DeviceChoice.OpenCl _ -> { }
        }
        warn(values, place, solver.tolerance());
    }

    private void warn(Values values, Place place, double tolerance) {
        double floor = floor();
        values.issues().add(place, IssueCode.N251, "In single precision rounding alone may leave residuals of %s here, and of |u| times as much where |u| exceeds 1.".formatted(Samples.shown(floor))
                + (tolerance < floor ? " That is more than tol = %s: the solve converges when it is within what rounding leaves.".formatted(Samples.shown(tolerance)) : ""),
                tolerance < floor ? "For the tolerance: precision = \"f64\"." : "");
    }

    /// What the certificate will state at least.
    private double floor() {
        Equations equations = switch (scheme) {
            case AUTO, FD_SPLIT -> new Equations.Split();
            case FD_UPWIND -> new Equations.Upwind();
            case FD_LAX_FRIEDRICHS -> new Equations.LaxFriedrichs(List.of());
            case SEMI_LAGRANGIAN -> new Equations.SemiLagrangian();
            case SEMI_LAGRANGIAN_2 -> new Equations.SemiLagrangian2();
        };
        boolean written = scheme == SchemeChoice.FD_UPWIND || scheme == SchemeChoice.FD_LAX_FRIEDRICHS;
        return Certifier.leastFloor(equations, Precision.SINGLE.unit(), 1, time) * (written ? stiffness() : 1);
    }

    /// The diagonal of an implicit system as far as a constant viscosity makes it, `1 + 2 dt nu (1/hx^2 + ..)`.
    private double stiffness() {
        double viscosity = game.viscosity().simplify() instanceof Formula.Constant(double nu) ? nu : 0;
        double sum = 0;
        for (int axis = 0; axis < grid.dimension(); axis++) sum += 1 / (grid.h(axis) * grid.h(axis));
        return 1 + 2 * time.dt() * viscosity * sum;
    }
}
