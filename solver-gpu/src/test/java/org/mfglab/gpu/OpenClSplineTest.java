package org.mfglab.gpu;

import org.mfglab.conformance.SplineConformance;

class OpenClSplineTest extends SplineConformance {

    OpenClSplineTest() {
        super(_ -> Driver.open());
    }
}
