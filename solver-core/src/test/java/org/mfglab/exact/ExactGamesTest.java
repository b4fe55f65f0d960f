package org.mfglab.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExactGamesTest {

    private static final List<ExactGame> GAMES = ExactGames.all();

    static Stream<ExactGame> games() {
        return GAMES.stream();
    }

    static Stream<ExactGame> gamesWithDensity() {
        return games().filter(game -> !Double.isNaN(game.density(0, game.points(1, 0.1, 1)[0])));
    }

    /// Those whose mass the midpoint rule finds; [ManufacturedGamesTest] has the balance of the others.
    static Stream<ExactGame> gamesOfMassOne() {
        return gamesWithDensity().filter(game -> !(game instanceof ManufacturedGame) || game.periodic());
    }

    static Stream<ExactGame> goldenGames() {
        var golden = GoldenCases.read();
        return games().filter(game -> golden.containsKey(game.name()));
    }

    @Test
    void everyGoldenCaseOfTheFamiliesHasItsGame() {
        List<String> names = games().map(ExactGame::name).toList();
        List<String> wanted = GoldenCases.read().keySet().stream()
                .filter(name -> Stream.of("lq:", "torus", "cole-hopf", "sgm", "mms").anyMatch(name::startsWith)).toList();
        assertEquals(18, wanted.size());
        assertTrue(names.containsAll(wanted), () -> wanted + " in " + names);
    }

    @ParameterizedTest
    @MethodSource("goldenGames")
    void goldenPointsAreReproduced(ExactGame game) {
        List<GoldenCases.Point> points = GoldenCases.points(game.name());
        assertFalse(points.isEmpty(), game::name);
        for (GoldenCases.Point point : points) {
            assertEquals(game.dimension(), point.x().length);
            assertEquals(point.u(), game.value(point.t(), point.x()), 1e-10 * Math.max(1, Math.abs(point.u())), () -> game.name() + " u at " + point);
            if (Double.isNaN(point.m())) assertTrue(Double.isNaN(game.density(point.t(), point.x())), game::name);
            else assertEquals(point.m(), game.density(point.t(), point.x()), 1e-10 * point.m(), () -> game.name() + " m at " + point);
        }
    }

    @ParameterizedTest
    @MethodSource("games")
    void valueSolvesTheHamiltonJacobiEquation(ExactGame game) {
        var residual = new PdeResidual(game, step(game), 4e-3);
        for (double part : new double[] {0.3, 0.7}) {
            double t = part * game.horizon();
            for (double[] x : game.points(10, shrink(game), 7)) {
                assertEquals(0, residual.hamiltonJacobi(t, x, mean(game, t)), 1e-9, game::name);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("gamesWithDensity")
    void densitySolvesTheFokkerPlanckEquation(ExactGame game) {
        var residual = new PdeResidual(game, step(game), 4e-3);
        for (double part : new double[] {0.3, 0.7}) {
            for (double[] x : game.points(10, shrink(game), 8)) {
                assertEquals(0, residual.fokkerPlanck(part * game.horizon(), x), 1e-8, game::name);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("games")
    void terminalFormulaEqualsTheValueAtTheHorizonInTheWholeBox(ExactGame game) {
        var G = new TestFormula(game.terminal());
        double T = game.horizon();
        for (double[] x : game.points(50, 0.75, 9)) {
            double expected = game.terminal(x);
            assertEquals(expected, G.at(PdeResidual.couplings(game, T, x, mean(game, T))), 1e-9 * Math.max(1, Math.abs(expected)), game::name);
        }
    }

    @ParameterizedTest
    @MethodSource("gamesWithDensity")
    void initialFormulaEqualsTheDensityAtTimeZero(ExactGame game) {
        var m0 = new TestFormula(game.initial());
        for (double[] x : game.points(50, 0.75, 10)) {
            double expected = game.density(0, x);
            assertEquals(expected, m0.at(PdeResidual.couplings(game, 0, x, x)), 1e-10 * expected, game::name);
        }
    }

    @Test
    void residualIsLargeWhereTheMeanIsWrong() {
        LinearQuadraticGame game = LinearQuadraticGame.attractionToMean();
        assertTrue(new PdeResidual(game, 2e-2, 4e-3).hamiltonJacobi(0.5, new double[] {0.2}, new double[] {0.7}) > 1e-2);
    }

    @ParameterizedTest
    @MethodSource("gamesOfMassOne")
    void massIsOneAtAllTimes(ExactGame game) {
        int n = game instanceof ManufacturedGame ? 24 : List.of(400, 200, 64).get(game.dimension() - 1);
        // Six standard deviations of a mixture leave 2e-9 of its mass outside, eight of a Gaussian 1e-15.
        double tolerance = game instanceof ScoreGame ? 2e-8 : 1e-12;
        for (double part : new double[] {0, 0.4, 1}) {
            assertEquals(1, Quadrature.integral(game, part * game.horizon(), n), tolerance, game::name);
        }
    }

    @Test
    void formulaOfTheMixtureIsFiniteInTheCornersOfTheBox() {
        for (ExactGame game : ScoreGame.all()) {
            double[] corner = Stream.of(game.box()).mapToDouble(side -> side[1]).toArray();
            double G = new TestFormula(game.terminal()).at(PdeResidual.couplings(game, game.horizon(), corner, corner));
            assertEquals(game.terminal(corner), G, 1e-10 * G, game::name);
        }
    }

    @Test
    void logDensityIsFiniteWhereTheDensityUnderflows() {
        ScoreGame game = ScoreGame.twoModes();
        assertEquals(0, game.density(game.horizon(), 40));
        assertEquals(-Math.pow(39, 2) / 0.32 + Math.log(0.65 / Math.sqrt(2 * Math.PI * 0.16)), game.logDensity(game.horizon(), 40), 1e-9);
    }

    /// `P = k (b cosh kz + k sinh kz)/(k cosh kz + b sinh kz)`, `k = sqrt Q`, `b = QT`, `z = T - t`.
    @Test
    void harmonicGameHasTheClosedFormOfTheRiccatiEquation() {
        LinearQuadraticGame game = LinearQuadraticGame.harmonic();
        for (double t = 0; t <= 1; t += 0.125) {
            double c = Math.cosh(1 - t), s = Math.sinh(1 - t), P = (0.3 * c + s) / (c + 0.3 * s);
            assertEquals(P, game.value(t, 1) - 2 * game.value(t, 0) + game.value(t, -1), 1e-11);
        }
    }

    @Test
    void riccatiEndConditionsHoldToRoundOff() {
        for (ExactGame game : GAMES) {
            if (game instanceof LinearQuadraticGame quadratic) assertTrue(quadratic.residual() < 1e-11, () -> game.name() + quadratic.residual());
        }
    }

    @Test
    void textsContainNoParametersAndNoExponents() {
        for (ExactGame game : GAMES) {
            for (String text : Stream.of(game.hamiltonian(), game.running(), game.terminal(), game.initial()).filter(Objects::nonNull).toList()) {
                assertFalse(text.matches(".*[0-9][eE][-+0-9].*") || text.contains("NaN"), () -> game.name() + ": " + text);
            }
        }
    }

    private static double step(ExactGame game) {
        return fillsItsBox(game) ? 4e-3 : 2e-2;
    }

    private static double shrink(ExactGame game) {
        if (game.periodic()) return 1;
        return fillsItsBox(game) ? 0.9 : 0.25;
    }

    /// Others are cut out of R^d.
    private static boolean fillsItsBox(ExactGame game) {
        return game.periodic() || game instanceof ManufacturedGame;
    }

    private static double[] mean(ExactGame game, double t) {
        return game instanceof LinearQuadraticGame quadratic ? quadratic.mean(t) : new double[game.dimension()];
    }
}
