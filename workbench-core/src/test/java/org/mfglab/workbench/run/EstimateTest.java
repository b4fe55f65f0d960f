package org.mfglab.workbench.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mfglab.device.Heap;
import org.mfglab.workbench.study.Issue;
import org.mfglab.workbench.study.IssueCode;
import org.mfglab.workbench.study.Place;

class EstimateTest {

    private static final Place PLACE = new Place("small.toml", 13, 5, 8, "n = [16, 32]");
    private static final Heap NONE = new Heap(0);
    private static final Heap GIGABYTE = new Heap(1_000_000_000);
    private static final Heap ENDLESS = new Heap(1L << 44);
    private static final double TRAJECTORY = 8.0 * 100 * 100 * 1000;

    /// A coupled game in the plane.
    private static Estimate estimate(Heap heap, String... settings) {
        return Estimate.of(Problems.preset("acd", settings), heap);
    }

    private static Estimate large(Heap heap, String... settings) {
        String[] all = new String[settings.length + 2];
        all[0] = "grid.n=[100,100]";
        all[1] = "time.nt=999";
        System.arraycopy(settings, 0, all, 2, settings.length);
        return estimate(heap, all);
    }

    @Test
    void aDecoupledGameTakesTwoTrajectories() {
        Estimate estimate = Estimate.of(Problems.preset("lq-2d", "grid.n=[400,400]", "time.nt=999"), NONE);
        assertEquals(2L * 400 * 400 * 1000, estimate.unknowns());
        assertEquals(2, estimate.bytes() / (16 * TRAJECTORY), 0.1, "and the program and the pictures");
    }

    @Test
    void singlePrecisionTakesHalfOfTheMemory() {
        assertEquals(2, large(NONE).bytes() / (double) large(NONE, "solver.precision=f32", "solver.device=opencl").bytes(), 0.02);
    }

    @Test
    void picardTakesThreeTrajectoriesAndDampedFour() {
        long picard = large(NONE, "solver.method=picard").bytes();
        long damped = large(NONE, "solver.method=picard", "solver.damping=0.5").bytes();
        assertEquals(3, picard / TRAJECTORY, 0.15);
        assertEquals(TRAJECTORY, damped - picard, 1);
    }

    @Test
    void aMemoryTakesItsLastPointAndTwoTrajectoriesForEachStep() {
        long damped = large(NONE, "solver.method=picard", "solver.damping=0.5").bytes();
        double withoutStart = 0.999 * TRAJECTORY;
        assertEquals((2 + 2 * 10) * withoutStart, large(NONE).bytes() - damped, 1);
        assertEquals((2 + 2 * 3) * withoutStart, large(NONE, "solver.max_iter=5").bytes() - damped, 1, "five iterations mix four times");
    }

    @Test
    void stagesCountWhereTheyAreKept() {
        assertEquals(8L * 100 * 100 * 998, large(ENDLESS).bytes() - large(NONE).bytes());
    }

    /// What only saves time is given up before anything is refused.
    @Test
    void stagesNeverKeepAProblemFromBeingSolved() {
        long needed = large(NONE, "solver.method=picard").bytes() - Heap.PROGRAM;
        Heap enough = Heap.with(needed);
        assertTrue(large(enough, "solver.method=picard").preflight(PLACE, 0).isEmpty());
        assertEquals(needed + Heap.PROGRAM, large(enough, "solver.method=picard").bytes());
        assertTrue(large(Heap.with(needed - 1e6), "solver.method=picard").preflight(PLACE, 0).isPresent());
    }

    @Test
    void whatDoesNotFitIsRefusedWithWhatDoes() {
        Issue issue = estimate(GIGABYTE, "grid.n=[4000,8000]", "time.nt=100").preflight(PLACE, 0).orElseThrow();
        assertEquals(IssueCode.I401, issue.code());
        assertTrue(issue.message().contains("heap of 1.00 GB"), issue.message());
        Matcher fits = Pattern.compile("n = \\[(\\d+), (\\d+)\\]").matcher(issue.suggestion());
        assertTrue(fits.find(), issue.suggestion());
        String n = "grid.n=[" + fits.group(1) + "," + fits.group(2) + "]";
        assertTrue(estimate(GIGABYTE, n, "time.nt=100").preflight(PLACE, 0).isEmpty());
        String larger = "grid.n=[" + (Integer.parseInt(fits.group(1)) + 20) + "," + (Integer.parseInt(fits.group(2)) + 40) + "]";
        assertTrue(estimate(GIGABYTE, larger, "time.nt=100").preflight(PLACE, 0).isPresent());
    }

    @Test
    void fewerStepsAreAdvisedWhereTheyAreTheCause() {
        Issue issue = estimate(GIGABYTE, "time.nt=1000000").preflight(PLACE, 0).orElseThrow();
        Matcher fits = Pattern.compile("^With this grid nt = (\\d+) fits").matcher(issue.suggestion());
        assertTrue(fits.find(), issue.suggestion());
        int steps = Integer.parseInt(fits.group(1));
        assertTrue(estimate(GIGABYTE, "time.nt=" + steps).preflight(PLACE, 0).isEmpty());
        assertTrue(estimate(GIGABYTE, "time.nt=" + steps * 11 / 10).preflight(PLACE, 0).isPresent());
    }

    @Test
    void anIterationWithoutMemoryIsAdvisedWhereItFits() {
        assertTrue(advice("grid.n=[200,200]", "time.nt=500").contains("--set solver.method=picard"));
        assertFalse(advice("grid.n=[2000,2000]", "time.nt=500").contains("picard"));
    }

    private static String advice(String... settings) {
        return estimate(GIGABYTE, settings).preflight(PLACE, 0).orElseThrow().suggestion();
    }

    @Test
    void moreMemoryIsAdvisedOnlyWhereTheMachineHasItAndIsEnough() {
        Estimate estimate = estimate(GIGABYTE, "grid.n=[400,800]", "time.nt=100");
        Matcher advised = Pattern.compile("-Xmx(\\d+)m").matcher(estimate.preflight(PLACE, 1L << 40).orElseThrow().suggestion());
        assertTrue(advised.find());
        assertTrue(estimate(new Heap(Long.parseLong(advised.group(1)) << 20), "grid.n=[400,800]", "time.nt=100").preflight(PLACE, 0).isEmpty());
        assertFalse(estimate.preflight(PLACE, 2_000_000_000L).orElseThrow().suggestion().contains("-Xmx"));
    }

    @Test
    void aHugeGridIsEstimatedWithoutOverflow() {
        assertTrue(estimate(GIGABYTE, "grid.n=[40000,40000]", "time.nt=2000000000").bytes() > 1L << 60);
    }

    @ResourceLock(Resources.LOCALE)
    @ParameterizedTest
    @ValueSource(strings = {"de-DE", "ar-EG-u-nu-arab"})
    void itsWordsAreThoseOfNoLocale(String locale) {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(locale));
            assertTrue(large(NONE).toString().matches("~\\d\\d s, 2[.]\\d\\d GB"), large(NONE).toString());
        } finally {
            Locale.setDefault(before);
        }
    }
}
