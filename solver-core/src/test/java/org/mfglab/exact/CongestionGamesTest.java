package org.mfglab.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Crowds without noise: stationary currents round a ring, empty places, balls that spread and gather.
class CongestionGamesTest {

    static Stream<RingCurrent> currents() {
        return Stream.of(RingCurrent.free(), RingCurrent.congested());
    }

    static Stream<SelfSimilarCrowd> crowds() {
        return Stream.of(SelfSimilarCrowd.spreading(), SelfSimilarCrowd.steep(), SelfSimilarCrowd.ball(), SelfSimilarCrowd.gathering());
    }

    static Stream<SelfSimilarCrowd> goldenCrowds() {
        return crowds().limit(3);
    }

    static Stream<ExactGame> games() {
        return Stream.concat(currents(), crowds());
    }

    @ParameterizedTest
    @MethodSource("currents")
    void currentsAreThoseOfTheGoldenFile(RingCurrent game) {
        assertEquals(GoldenCases.numbers(game.name(), "Hbar").getFirst(), game.constant(), 1e-12);
        assertEquals(GoldenCases.numbers(game.name(), "p").getFirst(), game.speed(), 1e-12);
        List<Double> x = GoldenCases.numbers(game.name(), "x"), m = GoldenCases.numbers(game.name(), "m"), slope = GoldenCases.numbers(game.name(), "ux");
        assertEquals(64, x.size());
        for (int i = 0; i < x.size(); i++) {
            assertEquals(m.get(i), game.density(0, x.get(i)), 1e-12);
            assertEquals(slope.get(i), game.slope(x.get(i)), 1e-12);
            double there = x.get(i);
            assertEquals(slope.get(i), PdeResidual.derivative(y -> game.value(0, y), there, 4e-3), 1e-10);
        }
    }

    @ParameterizedTest
    @MethodSource("goldenCrowds")
    void ballsAreThoseOfTheGoldenFile(SelfSimilarCrowd game) {
        for (GoldenCases.Point point : GoldenCases.points(game.name())) {
            assertEquals(point.m(), game.density(point.t(), point.x()), 1e-9);
            if (Double.isNaN(point.u())) assertTrue(Double.isNaN(game.value(point.t(), point.x())));
            else assertEquals(point.u(), game.value(point.t(), point.x()), 1e-9);
        }
    }

    /// Numbers of an integration of order 8.
    @Test
    void spreadingBallHasTheKnownSpeedAndRadius() {
        SelfSimilarCrowd game = SelfSimilarCrowd.spreading();
        assertEquals(1.858079606340, game.radiusSpeed(0), 1e-10);
        assertEquals(1.177606550691, game.radius(1), 1e-10);
        assertEquals(0.809250186667, game.value(0, 0), 1e-10);
    }

    @Test
    void gatheringBallBecomesSmaller() {
        SelfSimilarCrowd game = SelfSimilarCrowd.gathering();
        assertEquals(1, game.radius(0), 1e-12);
        assertTrue(game.radius(1) < 0.7, () -> "radius " + game.radius(1));
    }

    @ParameterizedTest
    @MethodSource("games")
    void bothEquationsHoldInsideTheCrowd(ExactGame game) {
        var residual = new PdeResidual(game, 4e-3, 4e-3);
        for (double t : new double[] {0.3, 0.7}) {
            for (double[] x : game.points(10, game.periodic() ? 1 : 0.2, 7)) {
                assertEquals(0, residual.hamiltonJacobi(t, x, x), 1e-9, () -> game + " at t = " + t);
                assertEquals(0, residual.fokkerPlanck(t, x), 1e-8, () -> game + " at t = " + t);
            }
        }
    }

    @Test
    void vacuumHasTheKnownLength() {
        VacuumRing game = new VacuumRing();
        assertEquals(-0.0892946030, game.constant(), 1e-8);
        assertEquals(0.4905, game.emptyPart(), 5e-5);
        assertEquals(0, game.density(0, 0.75));
        assertEquals(1, Quadrature.integral(game, 0, 100_000), 1e-8);
    }

    /// `-c + u'^2/2 = m - V`, away from the edges of the crowd and from the kink of u between them.
    @Test
    void valueInTheVacuumSolvesTheHamiltonJacobiEquation() {
        VacuumRing game = new VacuumRing();
        for (double x : new double[] {0.1, 0.3, 0.45, 0.55, 0.6, 0.7, 0.8, 0.9, 0.95}) {
            double slope = PdeResidual.derivative(y -> game.value(0.5, y), x, 1e-3);
            double F = new TestFormula(game.running()).at(PdeResidual.couplings(game, 0.5, new double[] {x}, new double[1]));
            assertEquals(F, -game.constant() + slope * slope / 2, 1e-8, "at x = " + x);
        }
    }
}
