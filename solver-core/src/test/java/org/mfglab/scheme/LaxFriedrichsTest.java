package org.mfglab.scheme;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mfglab.conformance.Candidate;
import org.mfglab.conformance.Dissipated;
import org.mfglab.conformance.SchemeConformance;

/// With a dissipation that suffices for what each check does, and solves to rounding.
class LaxFriedrichsTest extends SchemeConformance {

    LaxFriedrichsTest() {
        super(new Candidate(new Dissipated((theta, game, grid, time, backend) -> new LaxFriedrichs(theta, 0).on(game, grid, time, backend)),
                false, true, 4, 4, List.of(Candidate.Shape.values())));
    }

    /// Half a minute for stiff systems; [UpwindTest] has the same solves on every build.
    @Tag("slow")
    @Test
    @Override
    protected void stepsAreTheSameBitForBitForAnyNumberOfThreads() {
        super.stepsAreTheSameBitForBitForAnyNumberOfThreads();
    }
}
