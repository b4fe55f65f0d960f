package org.mfglab.scheme;

import java.util.List;
import org.mfglab.conformance.Candidate;
import org.mfglab.conformance.Dissipated;
import org.mfglab.conformance.SchemeConformance;

class LaxFriedrichsTest extends SchemeConformance {

    LaxFriedrichsTest() {
        super(new Candidate(new Dissipated((theta, game, grid, time, backend) -> new LaxFriedrichs(theta, 0).on(game, grid, time, backend)),
                false, true, 4, 4, List.of(Candidate.Shape.values())));
    }
}
