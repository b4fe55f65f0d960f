package org.mfglab.solve;

import java.util.List;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.Trajectory;
import org.mfglab.scheme.Discretization;
import org.mfglab.scheme.LaxFriedrichs;
import org.mfglab.scheme.Scheme;
import org.mfglab.scheme.SemiLagrangian;
import org.mfglab.scheme.SemiLagrangian2;
import org.mfglab.scheme.SplitUpwind;
import org.mfglab.scheme.Upwind;
import org.mfglab.verify.Certificate;
import org.mfglab.verify.Equations;

/// What a solver returns: the last finite state, how it was reached, and what an independent certifier says of it.
///
/// @param value       u, array shape `[t, (z,) (y,) x]`
/// @param density     m, the same shape
/// @param history     one entry per iteration
/// @param solveSeconds wall time of the iteration, without set-up and certificate
public record Solution(MeanFieldGame game, Discretization discretization, Trajectory value, Trajectory density,
                       Outcome outcome, List<Residuals> history, Certificate certificate, double solveSeconds) {

    public Solution {
        history = List.copyOf(history);
    }

    /// The discrete equations of a scheme, for the certifier.
    public static Equations equations(Scheme scheme) {
        return switch (scheme) {
            case SplitUpwind _ -> new Equations.Split();
            case Upwind _ -> new Equations.Upwind();
            case LaxFriedrichs(List<Double> theta, double _) -> new Equations.LaxFriedrichs(theta);
            case SemiLagrangian _ -> new Equations.SemiLagrangian();
            case SemiLagrangian2 _ -> new Equations.SemiLagrangian2();
        };
    }

    public boolean converged() {
        return outcome instanceof Outcome.Converged;
    }
}
