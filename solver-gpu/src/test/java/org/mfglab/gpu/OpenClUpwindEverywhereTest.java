package org.mfglab.gpu;

import org.junit.jupiter.api.Tag;
import org.mfglab.conformance.SchemeConformance;

/// In every room, with up to three axes.
@Tag("thorough")
class OpenClUpwindEverywhereTest extends SchemeConformance {

    OpenClUpwindEverywhereTest() {
        super(Candidates.UPWIND);
    }
}
