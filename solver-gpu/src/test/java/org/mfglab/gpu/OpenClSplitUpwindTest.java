package org.mfglab.gpu;

import org.junit.jupiter.api.Tag;
import org.mfglab.conformance.SchemeConformance;

@Tag("slow")
class OpenClSplitUpwindTest extends SchemeConformance {

    OpenClSplitUpwindTest() {
        super(Candidates.sample(Candidates.SPLIT_UPWIND));
    }
}
