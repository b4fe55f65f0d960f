package org.mfglab.gpu;

import org.junit.jupiter.api.Tag;
import org.mfglab.conformance.FootConformance;

/// With the work cut as on a graphics card.
@Tag("slow")
class GraphicsCardFootTest extends FootConformance {

    GraphicsCardFootTest() {
        super(_ -> Driver.openAsGraphicsCard());
    }
}
