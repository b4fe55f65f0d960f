package org.mfglab.gpu;

import org.mfglab.conformance.SplineConformance;

/// With the work cut as on a graphics card.
class GraphicsCardSplineTest extends SplineConformance {

    GraphicsCardSplineTest() {
        super(_ -> Driver.openAsGraphicsCard());
    }
}
