package org.mfglab.gpu;

import org.junit.jupiter.api.Tag;
import org.mfglab.conformance.SolverConformance;
import org.mfglab.solve.Anderson;

/// With the work cut as on a graphics card.
@Tag("slow")
class GraphicsCardSolverTest extends SolverConformance {

    GraphicsCardSolverTest() {
        super(Anderson.toTolerance(1e-8), _ -> Driver.openAsGraphicsCard());
    }
}
