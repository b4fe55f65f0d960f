package org.mfglab.gpu;

import org.junit.jupiter.api.Tag;
import org.mfglab.conformance.Room;
import org.mfglab.conformance.SchemeConformance;

/// On lines and in planes; [OpenClUpwindEverywhereTest] has the rest.
@Tag("slow")
class OpenClUpwindTest extends SchemeConformance {

    OpenClUpwindTest() {
        super(Candidates.UPWIND.in(2, Room.TORUS, Room.PILLAR_AT_DOOR));
    }
}
