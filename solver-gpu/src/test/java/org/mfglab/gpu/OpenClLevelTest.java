package org.mfglab.gpu;

import org.mfglab.conformance.LevelConformance;

class OpenClLevelTest extends LevelConformance {

    OpenClLevelTest() {
        super(_ -> Driver.open());
    }
}
