package org.mfglab.gpu;

import org.junit.jupiter.api.Tag;
import org.mfglab.conformance.SchemeConformance;

/// In every room, with up to three axes.
@Tag("thorough")
class OpenClSplitUpwindEverywhereTest extends SchemeConformance {

    OpenClSplitUpwindEverywhereTest() {
        super(Candidates.SPLIT_UPWIND);
    }
}
