package org.mfglab.scheme;

import java.util.List;
import org.mfglab.conformance.Candidate;
import org.mfglab.conformance.SchemeConformance;

class SemiLagrangianTest extends SchemeConformance {

    SemiLagrangianTest() {
        super(new Candidate(new SemiLagrangian()::on, false, false, 0, 1, List.of(Candidate.Shape.CONVEX)));
    }
}
