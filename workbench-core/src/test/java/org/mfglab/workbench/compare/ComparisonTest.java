package org.mfglab.workbench.compare;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mfglab.workbench.compare.Folders.compare;
import static org.mfglab.workbench.compare.Folders.field;
import static org.mfglab.workbench.compare.Folders.gauss;
import static org.mfglab.workbench.compare.Folders.measured;
import static org.mfglab.workbench.compare.Folders.samples;
import static org.mfglab.workbench.compare.Folders.value;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Grid;
import org.mfglab.grid.Interval;
import org.mfglab.workbench.imported.ResultKind;
import org.mfglab.workbench.imported.Results;
import org.mfglab.workbench.run.Exit;
import org.mfglab.workbench.run.Problems;

class ComparisonTest {

    private static final double[] UNIT = {0, 0.5, 1};

    @TempDir
    private Path folder;

    @Test
    void aRunIsNotFarFromItself() throws Exception {
        Path run = field(folder, "a", -6, 6, 240, UNIT, (x, t) -> gauss(x, t, 1));
        Comparison comparison = compare(run, run);
        for (Metric metric : Metric.ALL)
            if (metric instanceof Distance && comparison.measured(metric, 1).present()) assertEquals(0, comparison.measured(metric, 1).value(), 1e-15, metric.name());
        assertEquals(List.of("a", "a (2)"), comparison.runs().stream().map(RunInCompare::label).toList());
        assertEquals(List.of(), comparison.settings().rows());
        assertEquals(List.of(), comparison.notes());
    }

    /// `W2^2 = (m1-m0)^2 + (s1-s0)^2`, `KL = log(s1/s0) + (s0^2 + (m0-m1)^2)/(2 s1^2) - 1/2`; the shift of the means is W1 where the deviations are equal.
    @Test
    void gaussiansHaveTheirKnownDistances() throws Exception {
        Path base = field(folder, "base", -10, 10, 1000, UNIT, (x, t) -> gauss(x, t, 1));
        Path other = field(folder, "other", -10, 10, 1000, UNIT, (x, t) -> gauss(x, t + 0.5, 1.2));
        Comparison comparison = compare(base, other);
        assertEquals(Math.sqrt(0.25 + 0.04), value(comparison, "w2", 1), 1e-4);
        assertEquals(value(comparison, "w2", 1), value(comparison, "sliced_w2", 1));
        assertEquals(Math.log(1.2) + (1 + 0.25) / 2.88 - 0.5, value(comparison, "kl_data_model", 1), 1e-6);
        assertEquals(-Math.log(1.2) + (1.44 + 0.25) / 2 - 0.5, value(comparison, "kl_model_data", 1), 1e-6);
        Path moved = field(folder, "moved", -10, 10, 1000, UNIT, (x, t) -> 0.3 * gauss(x, -2.5 + t, 0.5) + 0.7 * gauss(x, 1.5 + t, 0.8));
        Path mixture = field(folder, "mixture", -10, 10, 1000, UNIT, (x, t) -> 0.3 * gauss(x, -2 + t, 0.5) + 0.7 * gauss(x, 2 + t, 0.8));
        Comparison shifted = compare(mixture, moved);
        assertEquals(0.5, value(shifted, "w1", 1), 1e-6);
        assertEquals(0.5, value(shifted, "m_w1", 1), 1e-6);
        assertTrue(Double.isNaN(measured(shifted, "w1", 1).floor()), "Densities on grids have no floor.");
    }

    /// In time and space a function that is linear comes out as it is, on any grid; `m = (1 + t)(x + 2)` on [-1, 1].
    @Test
    void linearFunctionsAreInterpolatedExactly() throws Exception {
        Path base = field(folder, "base", -1, 1, 40, new double[] {0, 0.3, 1}, (x, t) -> (1 + t) * (x + 2));
        Path other = field(folder, "other", -3, 3, 200, new double[] {0, 1}, (x, t) -> (1 + t) * (x + 2) * (x > -2 ? 1 : 0));
        Comparison comparison = compare(base, other);
        assertEquals(0, value(comparison, "m_linf", 1), 1e-12);
        assertEquals(0, value(comparison, "u_linf", 1), 1e-12);
        assertArrayEquals(new double[] {0, 0.3, 1}, comparison.pairings().getFirst().times());
        assertTrue(comparison.notes().contains("other: interpolated in time, linear."), comparison.notes().toString());
        assertTrue(comparison.notes().contains("other: interpolated from 200 to the points of the baseline, 40, linear."), comparison.notes().toString());
        assertTrue(comparison.notes().stream().anyMatch(note -> note.contains("of its mass lies outside")), comparison.notes().toString());
    }

    @Test
    void aPeriodGoesOnAcrossTheEnds() {
        Grid coarse = Grid.of(Domain.torus(new Interval(0, 1)), 4);
        Grid fine = Grid.of(Domain.torus(new Interval(0, 1)), 8);
        assertArrayEquals(new double[] {0, 1, 2, 3, 4, 5, 6, 3}, new SpaceMap(coarse, fine, 0).of(new double[] {0, 2, 4, 6}), 1e-15);
    }

    @Test
    void outsideItsBoxARunHasNoMassAndNoValue() throws Exception {
        Path base = field(folder, "base", -2, 2, 80, UNIT, (x, t) -> 0.25);
        Path other = field(folder, "other", -1, 1, 40, UNIT, (x, t) -> 0.5);
        Comparison comparison = compare(base, other);
        assertEquals(0.25, value(comparison, "m_linf", 1), 1e-12);
        assertEquals(1, value(comparison, "m_l1", 1), 1e-12);
        assertEquals(0, value(comparison, "u_linf", 1), 1e-12);
        assertEquals("infinite: the baseline has mass where the run has none", measured(comparison, "kl_data_model", 1).reason());
        assertEquals(Math.log(2), value(comparison, "kl_model_data", 1), 1e-12);
    }

    /// Runs that begin later and end earlier are compared on what is common, its ends included.
    @Test
    void timeIsPhysical() throws Exception {
        Path base = field(folder, "base", -6, 6, 120, new double[] {0, 1, 2, 3}, (x, t) -> gauss(x, t - 1, 1));
        Path other = field(folder, "other", -6, 6, 120, new double[] {0.5, 2.5}, (x, t) -> gauss(x, t - 1, 1));
        assertArrayEquals(new double[] {0.5, 1, 2, 2.5}, compare(base, other).pairings().getFirst().times());
        Path model = folder.resolve("score.npz");
        double[] x = {-0.25, 0.25, 0.75, 1.25};
        new Results().with("m", new double[] {0, 0, 0, 2, 0, 0, 2, 0, 0, 2, 0, 0, 2, 0, 0, 0}, 4, 4).with("x", x, 4).with("t", new double[] {3, 2, 1, 0}, 4).write(model);
        Path forward = Results.read(model, folder.resolve("forward"), "t=3 - t").folder();
        Path backward = Results.read(model, folder.resolve("backward"), "t=t").folder();
        Comparison comparison = compare(forward, backward);
        assertEquals(1.5, value(comparison, "m_w1", 1), 1e-12);
    }

    @Test
    void trueSamplesLieAtTheFloorAndOthersAbove() throws Exception {
        Path base = field(folder, "base", -8, 8, 800, UNIT, (x, t) -> gauss(x, 0, 1));
        Path honest = samples(folder, "honest", Results.normal(1000, new double[] {0}, 1, 11), 1, "t=1");
        Path wrong = samples(folder, "wrong", Results.normal(1000, new double[] {1}, 1, 12), 1, "t=1");
        Comparison comparison = compare(base, honest, wrong);
        for (String metric : List.of("w1", "w2", "mmd", "kl_data_model")) {
            Measured near = measured(comparison, metric, 1);
            Measured far = measured(comparison, metric, 2);
            assertEquals(1000, near.n(), metric + ": " + near);
            assertEquals(1L, near.seed());
            assertTrue(near.value() < 3 * near.floor() && near.value() > near.floor() / 5, metric + ": " + near);
            assertTrue(far.value() > 5 * far.floor(), metric + ": " + far);
            assertTrue(near.definition().contains("floor"), near.definition());
        }
        assertEquals(1, value(comparison, "w1", 2), 0.1);
        assertTrue(comparison.notes().contains("honest: compared at t = 1 alone."), comparison.notes().toString());
    }

    @Test
    void samplesOfTheTruthAreHalvedForTheFloor() throws Exception {
        Path base = samples(folder, "base", Results.normal(900, new double[] {0, 0}, 1, 1), 2, "t=1");
        Path other = samples(folder, "other", Results.normal(700, new double[] {0, 0}, 1, 2), 2, "t=1");
        Measured sliced = measured(compare(base, other), "sliced_w2", 1);
        assertTrue(sliced.definition().contains("the halves of the baseline's samples give, 450 points each"), sliced.definition());
        assertTrue(sliced.value() < 2 * sliced.floor(), sliced.toString());
    }

    /// What an import said is said again where its numbers are read.
    @Test
    void pointsOutsideAreSaidAgain() throws Exception {
        double[] x = Results.normal(3000, new double[] {0}, 1, 5);
        x[0] = 50;
        Path far = samples(folder, "far", x, 1, "t=1");
        Path base = field(folder, "base", -6, 6, 120, UNIT, (point, t) -> gauss(point, 0, 1));
        List<String> notes = compare(base, far).notes();
        assertTrue(notes.stream().anyMatch(note -> note.startsWith("far: Samples leave the domain: ") && note.contains(" of 3000")), notes.toString());
    }

    /// The trap: a density per unit area does not depend on how fine its grid is, a probability per bin does.
    @Test
    void theSameSamplesOnTwoGridsAreOneDensity() throws Exception {
        String square = Problems.COUPLED.replace("x = [0.0, 1.0]", "x = [-4.0, 4.0]\ny = [-4.0, 4.0]").replace("boundary = { all = \"periodic\" }", "")
                .replace("0.5*p^2", "0.5*norm(p)^2").replaceAll("(?s)\\[reference].*", "");
        Path file = new Results().with("samples", Results.normal(3000, new double[] {0, 0}, 0.8, 1), 3000, 2).write(folder.resolve("flow.npz"));
        Path coarse = Results.read(file, folder.resolve("coarse"), Optional.of(ResultKind.SAMPLES), Optional.of(Problems.study(square.replace("n = [32]", "n = [40, 40]")))).folder();
        Path fine = Results.read(file, folder.resolve("fine"), Optional.of(ResultKind.SAMPLES), Optional.of(Problems.study(square.replace("n = [32]", "n = [80, 80]")))).folder();
        Comparison comparison = compare(coarse, fine);
        double peak = Arrays.stream(comparison.base().density(1)).max().orElseThrow();
        assertTrue(value(comparison, "m_linf", 1) < 0.05 * peak, "%s of %s".formatted(value(comparison, "m_linf", 1), peak));
        assertEquals(0, value(comparison, "w1", 1), 1e-12, "The samples are the same.");
    }

    @Test
    void solvedRunsShowWhatDiffersInTheirSettings() throws Exception {
        Path one = Problems.run(Problems.study(Problems.COUPLED, "output.figures=false"), folder.resolve("one")).folder().orElseThrow();
        Path two = Problems.run(Problems.study(Problems.COUPLED, "coupling.running=0.6*m", "time.nt=40", "output.figures=false"), folder.resolve("two")).folder().orElseThrow();
        Comparison comparison = compare(one, two);
        assertEquals(List.of("time.nt", "coupling.running"), comparison.settings().rows().stream().map(SettingsDifference.Row::key).toList());
        assertEquals(List.of(Optional.of("\"0.3*m\""), Optional.of("\"0.6*m\"")), comparison.settings().rows().get(1).values());
        assertTrue(value(comparison, "u_linf", 1) > 0 && value(comparison, "m_l1", 1) > 0);
        assertTrue(value(comparison, "kinetic", 1) > value(comparison, "kinetic", 0), "Agents that mind the crowd more spread faster.");
        assertTrue(Double.isNaN(value(comparison, "w2", 1)));
        assertTrue(measured(comparison, "w2", 1).reason().contains("around a period"));
        assertTrue(value(comparison, "w1", 1) >= 0);
    }

    @Test
    void aToleranceIsTheLargerOfItsTwoParts() throws Exception {
        Path base = field(folder, "base", -6, 6, 240, UNIT, (x, t) -> gauss(x, 0, 1));
        Path other = field(folder, "other", -6, 6, 240, UNIT, (x, t) -> gauss(x, 0.1, 1));
        List<RunInCompare> runs = RunInCompare.open(List.of(base, other));
        double peak = Arrays.stream(runs.getFirst().density(0)).max().orElseThrow();
        Comparison passed = Comparison.of(runs, List.of(), Tolerance.parse(List.of("w1=0.11", "m_linf=1e-9,m_linf=10%")));
        assertTrue(passed.passed());
        assertEquals(Exit.DONE, passed.exit());
        assertEquals(0.1 * peak, passed.verdicts().getFirst().tol(), 1e-12);
        assertEquals("max(1e-9, 10 %)", passed.tolerances().get("m_linf").toString());
        Comparison failed = Comparison.of(runs, List.of(), Tolerance.parse(List.of("w1=0.09,m_linf=10%")));
        assertEquals(Exit.OUTSIDE, failed.exit());
        assertEquals(List.of("w1"), failed.verdicts().stream().filter(Verdict::failed).map(Verdict::metric).toList());
        Comparison open = Comparison.of(runs, List.of(), Tolerance.parse(List.of("exploitability=1")));
        assertEquals(Exit.OUTSIDE, open.exit(), "A tolerance that judges nothing is not met.");
        assertEquals("C508", open.warnings().getFirst().code());
    }

    /// `|value - base| <= relative |base|`, for a number that each run has by itself.
    @Test
    void numbersOfRunsAreHeldAgainstThatOfTheBaseline() throws Exception {
        double[] slow = {0, 1, 2, 0.5, 1.5, 2.5};
        double[] fast = {0, 1, 2, 0.51, 1.51, 2.51};
        Path one = path("one", slow);
        Path two = path("two", fast);
        List<RunInCompare> runs = RunInCompare.open(List.of(one, two));
        Comparison comparison = Comparison.of(runs, List.of(), Map.of("kinetic", new Tolerance(0, 0.05)));
        assertEquals(0.125, comparison.verdicts().getFirst().base(), 1e-7);
        assertEquals(0.5 * 0.51 * 0.51, comparison.verdicts().getFirst().value(), 1e-7);
        assertTrue(comparison.passed());
        assertFalse(Comparison.of(runs, List.of(), Map.of("kinetic", new Tolerance(0.005, 0.04))).passed());
        assertTrue(Comparison.of(runs, List.of(), Map.of("kinetic", new Tolerance(0.0051, 0.04))).passed());
    }

    private Path path(String name, double[] traj) throws Exception {
        Path file = new Results().with("traj", traj, 2, 3, 1).with("t", UNIT, 2 + 1).write(folder.resolve(name + ".npz"));
        return Results.read(file, folder.resolve(name), "order=tnd", "t=k").folder();
    }

    @Test
    void kineticCostsOfOtherLagrangiansAreNotJudged() throws Exception {
        String heavy = Problems.COUPLED.replace("0.5*p^2", "2*p^2");
        Path line = path("flow", new double[] {0.1, 0.2, 0.3, 0.2, 0.3, 0.4});
        for (boolean half : new boolean[] {true, false}) {
            Path base = Problems.run(Problems.study(half ? Problems.COUPLED : heavy, "grid.n=[8]", "time.nt=4", "output.figures=false"), folder.resolve(half ? "half" : "heavy")).folder().orElseThrow();
            Comparison comparison = Comparison.of(RunInCompare.open(List.of(base, line)), List.of(), Map.of("kinetic", new Tolerance(1, 0)));
            assertEquals(half, comparison.verdicts().getFirst().pass().isPresent());
        }
    }
}
