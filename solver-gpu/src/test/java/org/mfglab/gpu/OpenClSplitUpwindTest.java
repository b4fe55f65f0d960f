package org.mfglab.gpu;

import org.junit.jupiter.api.Tag;
import org.mfglab.conformance.Room;
import org.mfglab.conformance.SchemeConformance;

/// On lines and in planes; [OpenClSplitUpwindEverywhereTest] has the rest.
@Tag("slow")
class OpenClSplitUpwindTest extends SchemeConformance {

    OpenClSplitUpwindTest() {
        super(Candidates.SPLIT_UPWIND.in(2, Room.TORUS, Room.CHANNEL, Room.PILLAR_AT_DOOR));
    }
}
