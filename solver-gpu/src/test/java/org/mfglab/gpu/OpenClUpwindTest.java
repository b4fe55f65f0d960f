package org.mfglab.gpu;

import org.junit.jupiter.api.Tag;
import org.mfglab.conformance.SchemeConformance;

@Tag("slow")
class OpenClUpwindTest extends SchemeConformance {

    OpenClUpwindTest() {
        super(Candidates.sample(Candidates.UPWIND));
    }
}
