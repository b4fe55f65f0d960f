package org.mfglab.device;

import org.mfglab.conformance.SplineConformance;

class CpuSplineConformanceTest extends SplineConformance {

    CpuSplineConformanceTest() {
        super(Backend::cpu);
    }
}
