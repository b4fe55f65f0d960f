package org.mfglab.gpu;

import org.junit.jupiter.api.Tag;
import org.mfglab.conformance.LevelConformance;

/// With the work cut as on a graphics card.
@Tag("slow")
class GraphicsCardLevelTest extends LevelConformance {

    GraphicsCardLevelTest() {
        super(_ -> Driver.openAsGraphicsCard());
    }
}
