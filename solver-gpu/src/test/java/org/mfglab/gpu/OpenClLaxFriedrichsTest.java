package org.mfglab.gpu;

import org.junit.jupiter.api.Tag;
import org.mfglab.conformance.SchemeConformance;

@Tag("slow")
class OpenClLaxFriedrichsTest extends SchemeConformance {

    OpenClLaxFriedrichsTest() {
        super(Candidates.sample(Candidates.LAX_FRIEDRICHS));
    }
}
