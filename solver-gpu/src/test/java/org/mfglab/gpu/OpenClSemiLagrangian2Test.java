package org.mfglab.gpu;

import org.junit.jupiter.api.Tag;
import org.mfglab.conformance.SecondOrderConformance;

@Tag("slow")
class OpenClSemiLagrangian2Test extends SecondOrderConformance {

    OpenClSemiLagrangian2Test() {
        super(_ -> Driver.open());
    }
}
