package org.mfglab.device;

import org.mfglab.conformance.FootConformance;

class CpuFootConformanceTest extends FootConformance {

    CpuFootConformanceTest() {
        super(Backend::cpu);
    }
}
