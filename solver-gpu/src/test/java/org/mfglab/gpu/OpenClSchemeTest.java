package org.mfglab.gpu;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.mfglab.conformance.Candidate;
import org.mfglab.conformance.SchemeConformance;
import org.mfglab.scheme.SplitUpwind;

@Tag("slow")
class OpenClSchemeTest extends SchemeConformance {

    OpenClSchemeTest() {
        super(new Candidate(new SplitUpwind()::on, true, false, 0, 1, List.of(Candidate.Shape.CONVEX)).on(_ -> Driver.open()));
    }
}
