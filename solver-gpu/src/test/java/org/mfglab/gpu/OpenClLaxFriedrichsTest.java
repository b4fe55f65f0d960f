package org.mfglab.gpu;

import org.junit.jupiter.api.Tag;
import org.mfglab.conformance.Room;
import org.mfglab.conformance.SchemeConformance;

/// On lines, and in planes where the checks turn them; [OpenClLaxFriedrichsEverywhereTest] has the rest.
@Tag("slow")
class OpenClLaxFriedrichsTest extends SchemeConformance {

    OpenClLaxFriedrichsTest() {
        super(Candidates.LAX_FRIEDRICHS.in(1, Room.TORUS, Room.PILLAR_AT_DOOR));
    }
}
