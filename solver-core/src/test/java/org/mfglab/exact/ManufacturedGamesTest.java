package org.mfglab.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mfglab.exact.ManufacturedGames.Cost;
import org.mfglab.exact.ManufacturedGames.Motion;
import org.mfglab.exact.ManufacturedGames.Sides;
import org.mfglab.formula.Formula;
import org.mfglab.grid.BoundaryCondition;
import org.mfglab.grid.Domain;

/// What [ExactGamesTest] does not ask of all games: sources, sides, balance of mass and convolution of the manufactured ones.
class ManufacturedGamesTest {

    static Stream<ManufacturedGame> games() {
        return ManufacturedGames.all().stream().map(ManufacturedGame.class::cast);
    }

    static Stream<ManufacturedGame> gamesOfTheAlgebraSystem() {
        return games().filter(game -> !GoldenCases.formulas(game.name()).isEmpty());
    }

    static Stream<ManufacturedGame> boxes() {
        return games().filter(game -> !game.periodic());
    }

    @Test
    void everyKindOfSideHamiltonianAndCostIsThere() {
        assertEquals(44, games().map(ExactGame::name).distinct().count());
        assertEquals(6, gamesOfTheAlgebraSystem().count());
    }

    /// `fu` and `fm` of the golden file were derived by a computer algebra system.
    @ParameterizedTest
    @MethodSource("gamesOfTheAlgebraSystem")
    void sourcesAreThoseOfAnAlgebraSystem(ManufacturedGame game) {
        Map<String, String> golden = GoldenCases.formulas(game.name());
        var F = new TestFormula(golden.get("fu") + (game.name().endsWith("log") ? " + log(m)" : " + m^2"));
        var running = new TestFormula(game.running());
        TestFormula source = new TestFormula(golden.get("fm")), own = new TestFormula(game.source());
        for (double[] x : game.points(20, 1, 3)) {
            Map<String, Double> there = PdeResidual.couplings(game, 0.37, x, x);
            assertEquals(F.at(there), running.at(there), 1e-12 * Math.max(1, Math.abs(F.at(there))));
            assertEquals(source.at(there), own.at(there), 1e-12 * Math.max(1, Math.abs(source.at(there))));
        }
    }

    /// `u` and `m` at random points of all sides.
    @ParameterizedTest
    @MethodSource("boxes")
    void solutionObeysTheConditionsOnItsSides(ManufacturedGame game) {
        for (int axis = 0; axis < game.dimension(); axis++) {
            Domain.Sides sides = game.domain().sides().get(axis);
            for (double[] x : game.points(5, 1, 4)) {
                x[axis] = game.box()[axis][0];
                check(game, sides.low().base(), axis, x);
                x[axis] = game.box()[axis][1];
                check(game, sides.high().base(), axis, x);
            }
        }
    }

    private static void check(ManufacturedGame game, BoundaryCondition side, int axis, double[] x) {
        double t = 0.6;
        switch (side) {
            case BoundaryCondition.Periodic _ -> throw new AssertionError("no side");
            case BoundaryCondition.Wall _ -> {
                assertEquals(0, slope(game, t, axis, x), 1e-9);
                if (game.inflow(0.1).equals("0")) assertEquals(0, game.flux(axis, t, x), 1e-14);
            }
            case BoundaryCondition.Exit(Formula cost) -> {
                assertEquals(cost.evaluate(PdeResidual.place(t, x)), game.value(t, x), 1e-15);
                assertEquals(0, game.density(t, x), 1e-15);
            }
            case BoundaryCondition.Value(Formula value) -> {
                assertEquals(value.evaluate(PdeResidual.place(t, x)), game.value(t, x), 1e-15);
                assertEquals(0, game.flux(axis, t, x), 1e-14);
            }
        }
    }

    /// The slope of `u` along an axis, by a difference over so small a step that its error is lost.
    private static double slope(ManufacturedGame game, double t, int axis, double[] x) {
        double[] right = x.clone(), left = x.clone();
        right[axis] += 1e-6;
        left[axis] -= 1e-6;
        return (game.value(t, right) - game.value(t, left)) / 2e-6;
    }

    @Test
    void solutionAroundAnObstacleDoesNotCrossItsFaces() {
        ManufacturedGame game = ManufacturedGames.aroundAnObstacle();
        for (double face : new double[] {1, 2}) {
            for (int axis = 0; axis < 2; axis++) {
                double[] x = {1.3, 1.3};
                x[axis] = face;
                assertEquals(0, slope(game, 0.6, axis, x), 1e-9);
                assertEquals(0, game.flux(axis, 0.6, x), 1e-14);
            }
        }
    }

    /// Those whose source is integrated to rounding by Gauss's rule of few points.
    static Stream<ManufacturedGame> boxesWithShortWaves() {
        return boxes().filter(game -> game.dimension() < 3 || !game.hamiltonian().contains("m"));
    }

    /// `d/dt int m = int s - what flows out`, for the fluxes that the source at the walls is made of.
    @ParameterizedTest
    @MethodSource("boxesWithShortWaves")
    void massChangesByWhatEntersAndLeaves(ManufacturedGame game) {
        double t = 0.4;
        var source = new TestFormula(game.source());
        double change = PdeResidual.derivative(s -> integral(game, x -> game.density(s, x)), t, 4e-3);
        double entering = integral(game, x -> source.at(PdeResidual.place(t, x)));
        assertEquals(change, entering - outflow(game, t), 1e-11);
    }

    private static double outflow(ManufacturedGame game, double t) {
        double sum = 0;
        for (int axis = 0; axis < game.dimension(); axis++) {
            int k = axis;
            double[] ends = game.box()[axis];
            for (double end : ends) {
                double sign = end == ends[0] ? -1 : 1;
                sum += sign / (ends[1] - ends[0]) * integral(game, x -> {
                    double[] onSide = x.clone();
                    onSide[k] = end;
                    return game.flux(k, t, onSide);
                });
            }
        }
        return sum;
    }

    private interface Function {
        double at(double[] x);
    }

    private static double integral(ExactGame game, Function f) {
        return integral(game, f, new double[game.dimension()], 0);
    }

    private static double integral(ExactGame game, Function f, double[] x, int axis) {
        if (axis == x.length) return f.at(x);
        int nodes = game.dimension() == 3 ? 16 : 30;
        GaussIntegrator rule = new GaussIntegratorFactory().legendre(nodes, game.box()[axis][0], game.box()[axis][1]);
        return rule.integrate(place -> {
            x[axis] = place;
            return integral(game, f, x, axis + 1);
        });
    }

    /// The sum over all neighbouring periods on a grid of eight points for each axis, exact for these modes to rounding.
    @ParameterizedTest
    @MethodSource("dimensions")
    void convolutionIsThatOfTheKernel(int d) {
        ManufacturedGame game = ManufacturedGames.of(d, Sides.TORUS, Motion.QUAD, Cost.NONLOCAL);
        var kernel = new TestFormula(game.kernels().get(ManufacturedGame.KERNEL));
        int n = 8, images = 5;
        for (double[] x : game.points(2, 1, 5)) {
            double sum = 0;
            for (int j = 0; j < Math.pow(n * images, d); j++) {
                double[] y = new double[d], difference = new double[d];
                for (int axis = 0, rest = j; axis < d; axis++, rest /= n * images) {
                    y[axis] = (double) (rest % (n * images)) / n - images / 2;
                    difference[axis] = x[axis] - y[axis];
                }
                sum += kernel.at(PdeResidual.place(0, difference)) * game.density(0.3, y) / Math.pow(n, d);
            }
            assertEquals(game.convolution(ManufacturedGame.KERNEL, 0.3, x), sum, 1e-10);
        }
    }

    static IntStream dimensions() {
        return IntStream.rangeClosed(1, 3);
    }
}
