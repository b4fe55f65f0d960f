package org.mfglab.scheme;

import java.util.List;
import org.mfglab.conformance.Candidate;
import org.mfglab.conformance.SchemeConformance;

/// With solves to rounding: what a residual of rounding leaves is stated as a slack of a few ulps for each unit of stiffness.
class UpwindTest extends SchemeConformance {

    UpwindTest() {
        super(new Candidate(new Upwind(0)::on, false, false, 4, 1, List.of(Candidate.Shape.CONVEX, Candidate.Shape.RADIAL)));
    }
}
