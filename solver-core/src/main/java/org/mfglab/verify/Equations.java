package org.mfglab.verify;

import java.util.List;

/// The discrete equations that a solution claims to satisfy.
public sealed interface Equations {

    /// `fd_split`: one implicit upwind equation per axis.
    record Split() implements Equations { }

    /// `fd_upwind`: one implicit upwind equation for all axes.
    record Upwind() implements Equations { }

    /// `fd_lax_friedrichs`: one implicit equation with central slopes and the viscosity `theta h/2` along every axis.
    ///
    /// @param theta one number per axis, at least `max |H_p|` there: what exceeds it is a residual
    record LaxFriedrichs(List<Double> theta) implements Equations {
        public LaxFriedrichs {
            theta = List.copyOf(theta);
        }
    }

    /// `semi_lagrangian`: the best of all moves along characteristics.
    record SemiLagrangian() implements Equations { }

    /// `semi_lagrangian_2`: noise, wind and control in turns, with splines.
    record SemiLagrangian2() implements Equations { }
}
