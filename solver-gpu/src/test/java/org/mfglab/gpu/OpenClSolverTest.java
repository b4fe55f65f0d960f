package org.mfglab.gpu;

import org.mfglab.conformance.SolverConformance;
import org.mfglab.solve.Anderson;

class OpenClSolverTest extends SolverConformance {

    OpenClSolverTest() {
        super(Anderson.toTolerance(1e-8), _ -> Driver.open());
    }
}
