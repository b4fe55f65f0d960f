package org.mfglab.gpu;

import org.mfglab.conformance.FootConformance;

class OpenClFootTest extends FootConformance {

    OpenClFootTest() {
        super(_ -> Driver.open());
    }
}
