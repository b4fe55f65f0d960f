package org.mfglab.gpu;

import java.util.List;
import org.mfglab.conformance.Candidate;
import org.mfglab.conformance.Candidate.Shape;
import org.mfglab.conformance.Dissipated;
import org.mfglab.scheme.LaxFriedrichs;
import org.mfglab.scheme.SplitUpwind;
import org.mfglab.scheme.Upwind;

/// The schemes of finite differences on the OpenCL device, which claim what they claim on the processor.
final class Candidates {

    static final Candidate SPLIT_UPWIND = new Candidate(new SplitUpwind()::on, true, false, 0, 1, List.of(Shape.CONVEX)).on(_ -> Driver.open());
    static final Candidate UPWIND = new Candidate(new Upwind(0)::on, false, false, 4, 1, List.of(Shape.CONVEX, Shape.RADIAL)).on(_ -> Driver.open());
    static final Candidate LAX_FRIEDRICHS = new Candidate(new Dissipated((theta, game, grid, time, backend) -> new LaxFriedrichs(theta, 0).on(game, grid, time, backend)),
            false, true, 4, 4, List.of(Shape.values())).on(_ -> Driver.open());

    private Candidates() { }
}
