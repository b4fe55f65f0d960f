package org.mfglab.gpu;

import org.mfglab.conformance.KernelConformance;

class OpenClKernelTest extends KernelConformance {

    OpenClKernelTest() {
        super(_ -> Driver.open());
    }
}
