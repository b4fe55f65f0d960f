package org.mfglab.device;

import org.junit.jupiter.api.Tag;
import org.mfglab.conformance.FootConformance;

@Tag("slow")
class CpuFootConformanceTest extends FootConformance {

    CpuFootConformanceTest() {
        super(Backend::cpu);
    }
}
