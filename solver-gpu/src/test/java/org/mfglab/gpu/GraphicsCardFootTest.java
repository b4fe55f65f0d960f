package org.mfglab.gpu;

import org.mfglab.conformance.FootConformance;

/// With the work cut as on a graphics card.
class GraphicsCardFootTest extends FootConformance {

    GraphicsCardFootTest() {
        super(_ -> Driver.openAsGraphicsCard());
    }
}
