package org.mfglab.solve;

import org.mfglab.conformance.SolverConformance;

class PicardConformanceTest extends SolverConformance {

    PicardConformanceTest() {
        super(Anderson.picard(0.5, 1e-8, 300));
    }
}
