package org.mfglab.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.mfglab.conformance.TextGame;
import org.mfglab.device.Backend;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;
import org.mfglab.scheme.Discretization;
import org.mfglab.scheme.SplitUpwind;

class FixedPointTest {

    private static final TextGame MILD = TextGame.windy(1, true).withHorizon(0.5).withViscosity(0.2);

    private static Solution solve(Anderson solver, TextGame game, int steps, int... n) {
        Discretization discretization = new Discretization(Grid.of(game.domain(), n), new TimeGrid(game.horizon(), steps), new SplitUpwind());
        try (Backend backend = Backend.cpu(1)) {
            return solver.solve(game.game(), discretization, backend, SolveListener.SILENT, SolveControl.unlimited());
        }
    }

    @Test
    void iterationLimitEndsWithTheStateReachedAndItsCertificate() {
        Solution solution = solve(Anderson.picard(0.5, 1e-9, 3), MILD, 6, 12);
        assertInstanceOf(Outcome.IterationLimit.class, solution.outcome());
        assertEquals("iteration_limit", solution.outcome().status());
        assertEquals(3, solution.history().size());
        assertTrue(solution.certificate().fixedPoint() > 1e-9);
        assertTrue(solution.certificate().hjb() > 1e-9, "u answers the last m, not the published one");
        assertTrue(solution.solveSeconds() > 0 && solution.solveSeconds() < 60);
    }

    /// A strongly coupled game jumps between two states without damping.
    @Test
    void undampedIterationThatJumpsIsACycle() {
        Solution solution = solve(Anderson.picard(1, 1e-9, 200), TextGame.windy(1, true).withHorizon(1).withCosts("3*m", "0"), 10, 12);
        assertEquals(2, assertInstanceOf(Outcome.Cycling.class, solution.outcome()).period());
        assertEquals("cycling", solution.outcome().status());
        assertEquals(Verdict.CYCLING, solution.history().getLast().verdict());
    }

    @Test
    void stepsTooSmallToMatterStall() {
        Solution solution = solve(new Anderson(0, 1e-6, 1e-9, 200), MILD, 4, 8);
        assertInstanceOf(Outcome.Stalled.class, solution.outcome());
        assertEquals("stalled", solution.outcome().status());
        assertEquals(41, solution.history().size());
    }

    @Test
    void andersonNeedsFewerIterationsThanPicard() {
        int anderson = solve(Anderson.toTolerance(1e-9), MILD, 6, 12).history().size();
        int picard = solve(Anderson.picard(0.5, 1e-9, 300), MILD, 6, 12).history().size();
        assertTrue(anderson < 0.6 * picard, anderson + " and " + picard);
    }

    @Test
    void andersonSolvesWhatThePlainIterationCannot() {
        Solution solution = solve(Anderson.toTolerance(1e-8), TextGame.windy(1, true).withHorizon(1).withViscosity(0.1).withCosts("3*m", "0"), 10, 12);
        assertTrue(solution.converged(), () -> solution.outcome().toString());
    }

    @Test
    void historyTellsMassErrorRateAndTimeLeft() {
        Solution solution = solve(Anderson.picard(0.5, 1e-9, 300), MILD, 6, 12);
        Residuals late = solution.history().get(solution.history().size() - 2);
        assertTrue(late.massError() > 0 && late.massError() < 1e-13);
        assertTrue(late.rate() > 0.1 && late.remaining() < 10, late::toString);
        assertEquals(Verdict.CONVERGING, late.verdict());
        for (int k = 1; k < solution.history().size(); k++)
            assertTrue(solution.history().get(k).seconds() >= solution.history().get(k - 1).seconds());
    }

    /// `hjb` of the history bounds what the certifier finds for the pair that the solver would publish: S moves no two values
    /// apart, so a change of F shows in u at most in full.
    @Test
    void costChangeBoundsTheResidualOfThePublishedPair() {
        Solution solution = solve(Anderson.picard(0.5, 1e-9, 2), MILD, 6, 12);
        double bound = solution.history().getLast().hjb();
        assertTrue(solution.certificate().hjb() <= bound && solution.certificate().hjb() > 0.3 * bound);
        Solution terminal = solve(Anderson.picard(0.5, 1e-9, 2), MILD.withCosts("0", "0.3*m"), 6, 12);
        assertEquals(terminal.history().getLast().hjb(), terminal.certificate().hjb(), 1e-12);
    }

    @Test
    void certifiedFixedPointIsOneMorePairOfSweeps() {
        Solution two = solve(Anderson.picard(1, 1e-9, 2), MILD, 6, 12);
        Solution three = solve(Anderson.picard(1, 1e-9, 3), MILD, 6, 12);
        assertEquals(three.history().getLast().fixedPoint(), two.certificate().fixedPoint(), 0.05 * two.certificate().fixedPoint());
    }

    @Test
    void gamesThatCannotReachTheToleranceWithoutCouplingStall() {
        Solution solution = solve(Anderson.toTolerance(1e-300), TextGame.windy(1, true).withHorizon(1e-3).withCosts("x", "sin(x)"), 2, 4);
        assertTrue(solution.converged() == solution.certificate().passes(1e-300));
        assertEquals(1, solution.history().size());
    }

    @Test
    void parametersAreChecked() {
        assertEquals("The depth of Anderson's mixing (51) must lie in [0, 50].", refused(() -> new Anderson(51, 1, 1e-6, 10)));
        assertEquals("The depth of Anderson's mixing (-1) must lie in [0, 50].", refused(() -> new Anderson(-1, 1, 1e-6, 10)));
        assertEquals("The damping (0.0) must lie in (0, 1].", refused(() -> new Anderson(1, 0, 1e-6, 10)));
        assertEquals("The damping (1.5) must lie in (0, 1].", refused(() -> new Anderson(1, 1.5, 1e-6, 10)));
        assertEquals("The tolerance (0.0) must be positive.", refused(() -> new Anderson(1, 1, 0, 10)));
        assertEquals("The number of iterations (0) must be at least 1.", refused(() -> new Anderson(1, 1, 1e-6, 0)));
        assertEquals(50, new Anderson(50, 1, 1e-6, 1).depth());
        assertEquals("picard", Anderson.picard(0.5, 1e-6, 1).key());
        assertEquals("anderson", Anderson.toTolerance(1e-6).key());
    }

    private static String refused(org.junit.jupiter.api.function.Executable entrance) {
        return assertThrows(IllegalArgumentException.class, entrance).getMessage();
    }

    /// Mixing keeps the mass but not the sign; what it makes negative is raised to a tenth of the image before it drives costs.
    @Test
    void costsNeverSeeADensityThatMixingMadeNegative() {
        TextGame game = TextGame.windy(1, false).withHorizon(1).withViscosity(0.05).withCosts("where(m < 0, sqrt(m), 0.4*log(m + 0.001))", "0").withInitial("exp(-90*(x - 0.3)^2)");
        Solution solution = solve(Anderson.toTolerance(1e-8), game, 12, 24);
        assertTrue(solution.converged(), () -> solution.outcome().toString());
    }

    @Test
    void everyOutcomeHasItsWord() {
        assertEquals("converged_residual", new Outcome.Converged().status());
        assertEquals("cancelled", new Outcome.Cancelled().status());
        assertEquals("time_limit", new Outcome.TimeLimit().status());
    }

    @Test
    void timeRunsOutAfterItsSeconds() {
        SolveControl control = SolveControl.limitedTo(1000);
        assertTrue(!control.outOfTime() && !control.cancelled() && SolveControl.limitedTo(-1).outOfTime());
        control.cancel();
        assertTrue(control.cancelled() && !SolveControl.unlimited().outOfTime());
    }

    @Test
    void solverRunsOnAllProcessorsByItself() {
        Discretization discretization = new Discretization(Grid.of(MILD.domain(), 8), new TimeGrid(0.5, 4), new SplitUpwind());
        assertTrue(Anderson.toTolerance(1e-8).solve(MILD.game(), discretization).converged());
    }
}
