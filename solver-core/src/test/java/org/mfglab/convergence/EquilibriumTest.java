package org.mfglab.convergence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mfglab.exact.ExactGame;
import org.mfglab.exact.LinearQuadraticGame;
import org.mfglab.exact.MovingTorusGame;
import org.mfglab.grid.Trajectory;
import org.mfglab.solve.Anderson;
import org.mfglab.solve.Solution;

/// What a solution of the discrete game satisfies to rounding, or to the tolerance, on any grid.
class EquilibriumTest {

    private static final double TOLERANCE = 1e-9;
    private static final int N = 24;

    static Stream<ExactGame> games() {
        return Stream.of(MovingTorusGame.golden(1), MovingTorusGame.golden(2), LinearQuadraticGame.meanReversion(), LinearQuadraticGame.rotation());
    }

    /// `<u(0), m0> = J`, the cost by its parts: what an agent expects is what the population pays.
    @ParameterizedTest
    @MethodSource("games")
    void expectedValueEqualsTheCostOfThePopulation(ExactGame game) {
        Solution solution = solve(game, Anderson.toTolerance(TOLERANCE));
        double[] u = solution.value().level(0).values(), m = solution.density().level(0).values();
        double expected = IntStream.range(0, u.length).mapToDouble(i -> u[i] * m[i]).sum() * solution.value().grid().cellVolume();
        assertEquals(expected, solution.certificate().cost().total(), 10 * TOLERANCE);
    }

    /// The solution is unique (F grows with m), so two iterations that see different densities on their way end in one.
    @ParameterizedTest
    @MethodSource("games")
    void twoIterationsMeetWithinTenTolerances(ExactGame game) {
        Solution mixed = solve(game, Anderson.toTolerance(TOLERANCE)), damped = solve(game, Anderson.picard(0.5, TOLERANCE, 200));
        assertTrue(mixed.history().size() < damped.history().size());
        assertTrue(distance(mixed.density(), damped.density()) <= 10 * TOLERANCE, () -> "m: " + distance(mixed.density(), damped.density()));
        assertTrue(distance(mixed.value(), damped.value()) <= 10 * TOLERANCE, () -> "u: " + distance(mixed.value(), damped.value()));
    }

    @ParameterizedTest
    @MethodSource("games")
    void noAgentGainsByLeaving(ExactGame game) {
        assertEquals(0, solve(game, Anderson.toTolerance(TOLERANCE)).certificate().exploitability(), 1e-12);
    }

    private static Solution solve(ExactGame game, Anderson solver) {
        return ExactProblem.of(game).with(solver).solve(N, N);
    }

    private static double distance(Trajectory a, Trajectory b) {
        return IntStream.range(0, a.time().levels()).mapToDouble(n -> {
            double[] left = a.level(n).values(), right = b.level(n).values();
            return IntStream.range(0, left.length).mapToDouble(i -> Math.abs(left[i] - right[i])).max().orElseThrow();
        }).max().orElseThrow();
    }
}
