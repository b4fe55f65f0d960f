package org.mfglab.device;

import org.mfglab.conformance.LevelConformance;

class CpuLevelConformanceTest extends LevelConformance {

    CpuLevelConformanceTest() {
        super(Backend::cpu);
    }
}
