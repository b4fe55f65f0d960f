package org.mfglab.workbench.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mfglab.workbench.study.Texts.SMALL;
import static org.mfglab.workbench.study.Texts.study;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class EstimateTest {

    private static final Place PLACE = new Place("small.toml", 13, 5, 8, "n = [16, 32]");

    @Test
    void aDecoupledGameNeedsThreeTrajectories() {
        Estimate estimate = Estimate.of(study(SMALL, "coupling.running=0", "grid.n=[100,100]", "time.nt=999"), 0);
        assertEquals(2L * 100 * 100 * 1000, estimate.unknowns());
        assertEquals(24L * 100 * 100 * 1000, estimate.bytes(), 0.05 * estimate.bytes());
    }

    @Test
    void aRememberingIterationNeedsItsHistory() {
        long picard = Estimate.of(study(SMALL, "solver.method=picard")).bytes();
        long anderson = Estimate.of(study(SMALL)).bytes();
        assertEquals((2L * Estimate.HISTORY + 2) * 8 * 16 * 32 * 11, anderson - picard);
    }

    @Test
    void whatDoesNotFitIsRefusedWithWhatDoes() {
        Estimate estimate = Estimate.of(study(SMALL, "grid.n=[4000,8000]", "time.nt=100"));
        Issue issue = estimate.preflight(PLACE, 1_000_000_000L, 0).orElseThrow();
        assertEquals(IssueCode.I401, issue.code());
        assertTrue(issue.message().contains("1.0 GB"), issue.message());
        Matcher fits = Pattern.compile("n = \\[(\\d+), (\\d+)\\]").matcher(issue.suggestion());
        assertTrue(fits.find(), issue.suggestion());
        String n = "grid.n=[" + fits.group(1) + "," + fits.group(2) + "]";
        assertTrue(Estimate.of(study(SMALL, n, "time.nt=100")).preflight(PLACE, 1_000_000_000L, 0).isEmpty());
        String larger = "grid.n=[" + (Integer.parseInt(fits.group(1)) + 20) + "," + (Integer.parseInt(fits.group(2)) + 40) + "]";
        assertTrue(Estimate.of(study(SMALL, larger, "time.nt=100")).preflight(PLACE, 1_000_000_000L, 0).isPresent());
    }

    @Test
    void stagesCountWhereTheyAreKept() {
        Study study = study(SMALL, "grid.n=[100,100]", "time.nt=999");
        assertEquals(8L * 100 * 100 * 999, Estimate.of(study, 1L << 40).bytes() - Estimate.of(study, 0).bytes());
    }

    @Test
    void fewerStepsAreAdvisedWhereTheyAreTheCause() {
        Issue issue = Estimate.of(study(SMALL, "time.nt=1000000")).preflight(PLACE, 1_000_000_000L, 0).orElseThrow();
        Matcher fits = Pattern.compile("^With this grid nt = (\\d+) fits").matcher(issue.suggestion());
        assertTrue(fits.find(), issue.suggestion());
        int steps = Integer.parseInt(fits.group(1));
        assertTrue(Estimate.of(study(SMALL, "time.nt=" + steps)).preflight(PLACE, 1_000_000_000L, 0).isEmpty());
        assertTrue(Estimate.of(study(SMALL, "time.nt=" + steps * 11 / 10)).preflight(PLACE, 1_000_000_000L, 0).isPresent());
    }

    @Test
    void moreMemoryIsAdvisedOnlyWhereTheMachineHasIt() {
        Estimate estimate = Estimate.of(study(SMALL, "grid.n=[400,800]", "time.nt=100"));
        assertTrue(estimate.preflight(PLACE, 1_000_000_000L, 1L << 40).orElseThrow().suggestion().contains("-Xmx"));
        assertFalse(estimate.preflight(PLACE, 1_000_000_000L, 2_000_000_000L).orElseThrow().suggestion().contains("-Xmx"));
    }

    @Test
    void aHugeGridIsEstimatedWithoutOverflow() {
        assertTrue(Estimate.of(study(SMALL, "grid.n=[40000,40000]", "time.nt=2000000000")).bytes() > 1L << 60);
    }
}
