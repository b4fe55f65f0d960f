package org.mfglab.solve;

import org.mfglab.conformance.SolverConformance;

class AndersonConformanceTest extends SolverConformance {

    AndersonConformanceTest() {
        super(Anderson.toTolerance(1e-8));
    }
}
