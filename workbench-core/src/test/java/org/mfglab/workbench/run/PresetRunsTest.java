package org.mfglab.workbench.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mfglab.device.Backend;
import org.mfglab.grid.Field;
import org.mfglab.grid.Trajectory;
import org.mfglab.solve.Outcome;
import org.mfglab.solve.Solution;
import org.mfglab.solve.SolveControl;
import org.mfglab.workbench.study.Presets;
import org.mfglab.workbench.study.Study;

/// The presets are solved on coarse grids, and what their comments tell is looked for in the results.
class PresetRunsTest {

    private static final double TOLERANCE = 1e-5;

    static List<String> names() {
        return Presets.names();
    }

    private static Solution solve(Study study) {
        try (Backend backend = Backend.cpu(2)) {
            return ChosenSolver.solve(study, backend, (_, _) -> { }, SolveControl.unlimited());
        }
    }

    /// A preset with a part of its points along every axis and in time.
    private static Study coarse(String name, int divisor, String... settings) {
        Study fine = Problems.preset(name);
        String n = fine.grid().n().stream().map(count -> Math.max(6, count / divisor)).toList().toString();
        return Problems.preset(name, Stream.concat(Stream.of("grid.n=" + n, "time.nt=" + Math.max(6, fine.time().steps() / divisor), "solver.tol=" + TOLERANCE), Arrays.stream(settings)).toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyPresetConverges(String name) {
        Solution solution = solve(coarse(name, 3));
        assertInstanceOf(Outcome.Converged.class, solution.outcome());
        assertTrue(solution.certificate().densityMin() >= 0, () -> "least density " + solution.certificate().densityMin());
        assertTrue(solution.certificate().massError() <= TOLERANCE, () -> "mass error " + solution.certificate().massError());
        assertTrue(solution.certificate().exploitability() >= -1e-12, () -> "exploitability " + solution.certificate().exploitability());
    }

    private static double mass(Trajectory density, double part) {
        return density.level((int) Math.round(part * density.time().steps())).integral();
    }

    @ParameterizedTest
    @ValueSource(strings = {"crowd-door-pillar", "maze", "tower-3d", "congestion-corridor"})
    void nobodyIsEverInsideAnObstacle(String name) {
        Solution solution = solve(coarse(name, 3));
        Trajectory density = solution.density();
        for (int n = 0; n < density.time().levels(); n++) {
            Field level = density.level(n);
            assertEquals(0, IntStream.range(0, density.grid().size()).filter(density.grid()::solid).mapToDouble(level::get).sum());
        }
    }

    @Test
    void moreCongestionMeansLaterArrival() {
        double before = 4.0;
        for (String c : List.of("0.0", "1.0", "3.0")) {
            Trajectory density = solve(coarse("crowd-door-pillar", 3, "params.c=" + c)).density();
            double inside = mass(density, 0.5);
            assertTrue(c.equals("0.0") || inside > before + 0.1, "inside " + inside + ", with less congestion " + before);
            before = inside;
        }
    }

    /// What left is reckoned anew with the published u and m, so it is as exact as the equilibrium is.
    @ParameterizedTest
    @ValueSource(strings = {"fd_split", "fd_upwind"})
    void aTightToleranceIsReachedAndMakesTheMassBalanceExact(String scheme) {
        Solution solution = solve(coarse("crowd-door-pillar", 3, "solver.scheme=" + scheme, "solver.tol=1e-12"));
        assertInstanceOf(Outcome.Converged.class, solution.outcome());
        assertTrue(solution.certificate().massError() <= 1e-12, () -> "mass error " + solution.certificate().massError());
    }

    @Test
    void acrossACorridorACrowdArrivesLaterThanWithoutCongestion() {
        assertTrue(right(solve(coarse("congestion-corridor", 2, "params.a=0.0"))) > right(solve(coarse("congestion-corridor", 2))) + 0.1);
    }

    /// The part of the mass that is beyond the corridor at t = 4.
    private static double right(Solution solution) {
        Trajectory density = solution.density();
        Field level = density.level((int) Math.round(0.8 * density.time().steps()));
        return IntStream.range(0, density.grid().size()).filter(i -> density.grid().point(i)[0] > 3.5).mapToDouble(level::get).sum() * density.grid().cellVolume();
    }

    @Test
    void aHigherPriceSendsPeopleToTheOtherDoor() {
        double cheap = left(solve(coarse("evacuation-two-doors", 2, "params.price=0.2")));
        double dear = left(solve(coarse("evacuation-two-doors", 2, "params.price=2.0")));
        assertTrue(dear > cheap + 0.05, "in the left half at t = 1: " + cheap + " and " + dear);
    }

    private static double left(Solution solution) {
        Trajectory density = solution.density();
        Field level = density.level(density.time().steps() / 4);
        return IntStream.range(0, density.grid().size()).filter(i -> density.grid().point(i)[0] < 2.2).mapToDouble(level::get).sum() * density.grid().cellVolume();
    }

    @Test
    void aPlatformFillsAndEmpties() {
        Trajectory density = solve(coarse("metro-platform", 2)).density();
        assertEquals(0.3, mass(density, 0), 1e-12);
        assertTrue(mass(density, 0.4) > 1, "at the rush " + mass(density, 0.4));
        assertTrue(mass(density, 1) < 0.1, "at the end " + mass(density, 1));
    }

    @Test
    void twoWaysThroughTheMazeAreBothTaken() {
        Trajectory density = solve(Problems.preset("maze", "time.nt=80", "solver.tol=" + TOLERANCE)).density();
        Field level = density.level(density.time().steps() * 6 / 20);
        double[] part = new double[2];
        for (int i = 0; i < density.grid().size(); i++) part[density.grid().point(i)[1] > 4 ? 1 : 0] += level.get(i);
        double upper = part[1] / (part[0] + part[1]);
        assertTrue(upper > 0.2 && upper < 0.8, "share of the upper way " + upper);
    }

    @Test
    void theErrorsOfTheExactExitHalveWithTheGrid() {
        double[] errors = {exitError(32), exitError(64), exitError(128)};
        for (int k = 0; k < 2; k++) assertEquals(1, Math.log(errors[k] / errors[k + 1]) / Math.log(2), 0.2, Arrays.toString(errors));
    }

    private static double exitError(int n) {
        Study study = Problems.preset("exit-exact-1d", "grid.n=[" + n + "]", "time.nt=" + n);
        try (Backend backend = Backend.cpu(1)) {
            return ReferenceErrors.of(study.reference(), solve(study), backend).densityMax();
        }
    }

    /// Walls bend u over the whole of the window; sides that know u do not.
    @Test
    void sidesThatGiveTheExactValueMakeAWindow() {
        assertTrue(windowError("exact") < 0.004, () -> "error " + windowError("exact"));
        assertTrue(windowError("wall") > 5 * windowError("exact"), windowError("wall") + " and " + windowError("exact"));
    }

    private static double windowError(String sides) {
        String[] settings = sides.equals("wall") ? new String[] {"domain.boundary={ all = \"wall\" }"} : new String[0];
        Study study = coarse("lq-box-1d", 4, settings);
        try (Backend backend = Backend.cpu(1)) {
            return ReferenceErrors.of(study.reference(), solve(study), backend).valueMean();
        }
    }
}
