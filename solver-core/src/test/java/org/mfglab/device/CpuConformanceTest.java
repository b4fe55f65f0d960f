package org.mfglab.device;

import org.mfglab.conformance.KernelConformance;

class CpuConformanceTest extends KernelConformance {

    CpuConformanceTest() {
        super(Backend::cpu);
    }
}
