package org.mfglab.solve;

import java.util.List;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.Trajectory;
import org.mfglab.scheme.Discretization;
import org.mfglab.verify.Certificate;

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

    public boolean converged() {
        return outcome instanceof Outcome.Converged;
    }
}
