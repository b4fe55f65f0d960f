package org.mfglab.scheme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mfglab.conformance.Candidate;
import org.mfglab.conformance.SchemeConformance;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Grid;
import org.mfglab.grid.Interval;
import org.mfglab.grid.TimeGrid;

class SplitUpwindTest extends SchemeConformance {

    SplitUpwindTest() {
        super(new Candidate(new SplitUpwind()::on, true, false, 0, 1, List.of(Candidate.Shape.CONVEX)));
    }

    @Test
    void refinedDiscretizationHasTwiceAsManyPointsAndSteps() {
        Grid grid = Grid.of(Domain.torus(new Interval(0, 1), new Interval(0, 1)), 3, 4);
        Discretization fine = new Discretization(grid, new TimeGrid(1, 5), new SplitUpwind()).refine();
        assertEquals(new Discretization(Grid.of(grid.domain(), 6, 8), new TimeGrid(1, 10), new SplitUpwind()), fine);
    }
}
