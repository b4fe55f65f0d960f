package org.mfglab.solve;

import java.util.List;
import org.mfglab.grid.Trajectory;
import org.mfglab.scheme.Scheme;

/// Where an iteration stands between two of its steps: what another solve of the same discrete game needs to go on from there.
///
/// The plain iteration goes on to the same bits. Anderson's mixing begins with an empty memory, and so does the judgement whether the
/// residuals still fall: another damping or method deserves its own.
///
/// @param history  one entry per iteration so far
/// @param density  what the next iteration begins with, array shape `[t, (z,) (y,) x]`
/// @param scheme   with what it found out on the way
/// @param refusals how many certificates were not good enough; each lowers the residual at which the next one is made
public record Iterate(List<Residuals> history, Trajectory density, Scheme scheme, int refusals) {

    public Iterate {
        history = List.copyOf(history);
        if (refusals < 0) throw new IllegalArgumentException("The number of refused certificates (%d) must not be negative.".formatted(refusals));
    }

    /// The number of iterations that are done.
    public int iterations() {
        return history.size();
    }

    /// Wall time of the iterations that are done.
    public double seconds() {
        return history.isEmpty() ? 0 : history.getLast().seconds();
    }
}
