package org.mfglab.gpu;

import org.junit.jupiter.api.Tag;
import org.mfglab.conformance.KernelConformance;

/// With the work cut as on a graphics card.
@Tag("slow")
class GraphicsCardKernelTest extends KernelConformance {

    GraphicsCardKernelTest() {
        super(_ -> Driver.openAsGraphicsCard());
    }
}
