package org.mfglab.workbench.flow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.mfglab.formula.Formula;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.BoundaryCondition;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Grid;
import org.mfglab.grid.Interval;
import org.mfglab.grid.Obstacle;
import org.mfglab.grid.SpaceFunction;

class SwarmTest {

    private static final Interval WIDE = new Interval(-4, 4);
    private static final SpaceFunction BUMP = x -> Math.exp(-Arrays.stream(x).map(c -> (c - 1) * (c - 1)).sum() / 0.2);

    private static double mean(double[] x, DoubleUnaryOperator function) {
        return Arrays.stream(x).map(function).average().orElseThrow();
    }

    /// For H = |p|^2/2, F = 0 and G = |x|^2/2 the value is |x|^2 / (2 (1 + T - t)) (formula of Hopf and Lax), and agents go straight: x(t) = x(0) (1 + T - t)/(1 + T).
    private static final DoubleFunction<SpaceFunction> STRAIGHT = t -> x -> Arrays.stream(x).map(c -> c * c).sum() / (2 * (2 - t));

    private static double errorOfStraightLines(int steps) {
        Domain box = Domain.box(WIDE, WIDE);
        Grid grid = Grid.of(box, 40, 32);
        MeanFieldGame game = Games.of(box, 0, "0.5*norm(p)^2");
        Swarm swarm = Swarm.drawn(game, grid, 0, Games.on(grid, STRAIGHT.apply(0)), Games.on(grid, BUMP), 50, 3);
        double[] start = swarm.coordinates();
        double worst = 0;
        for (int n = 1; n <= steps; n++) {
            double t = (double) n / steps;
            swarm.moveTo(t, Games.on(grid, STRAIGHT.apply(t)), Games.on(grid, BUMP));
            double[] x = swarm.coordinates();
            for (int i = 0; i < x.length; i++) worst = Math.max(worst, Math.abs(x[i] - start[i] * (2 - t) / 2));
        }
        return worst;
    }

    @Test
    void withoutNoiseAgentsGoStraightForAQuadraticHamiltonian() {
        double coarse = errorOfStraightLines(10);
        double fine = errorOfStraightLines(20);
        assertTrue(fine < 2e-4, "largest distance from the lines: " + fine);
        assertEquals(4, coarse / fine, 0.4, "the velocity is linear between time levels: second order in their distance");
    }

    /// The linear-quadratic game u = tanh(1-t) x^2/2 + c(t): dX = -tanh(1-t) X dt + sqrt(2 nu) dW, so E X(1) = E X(0)/cosh(1) and
    /// Var X(1) = Var X(0)/cosh(1)^2 + 2 nu tanh(1).
    @Test
    void theMomentsOfALinearQuadraticGameAreExactWithinTheirStandardErrors() {
        int count = 40_000;
        Domain box = Domain.box(WIDE);
        Grid grid = Grid.of(box, 400);
        double[] end = Games.moved(Games.of(box, 0.1, "0.5*p^2"), grid, t -> x -> Math.tanh(1 - t) * x[0] * x[0] / 2, BUMP, 50, count, 5).coordinates();
        double variance = 0.1 / Math.pow(Math.cosh(1), 2) + 0.2 * Math.tanh(1);
        double mean = mean(end, x -> x);
        double bias = 0.002;
        assertEquals(1 / Math.cosh(1), mean, 4 * Math.sqrt(variance / count) + bias, "four standard errors, and the bias of a step of half a cell");
        assertEquals(variance, mean(end, x -> (x - mean) * (x - mean)), 4 * variance * Math.sqrt(2.0 / count) + bias);
    }

    /// Brownian motion between two mirrors: E cos(pi X(t)) = exp(-nu pi^2 t) E cos(pi X(0)), here with the density 1 + cos(pi x) at the start.
    @Test
    void noiseIsReflectedAtWalls() {
        int count = 40_000;
        Domain box = Domain.box(Games.unit());
        Grid grid = Grid.of(box, 16);
        double[] end = Games.moved(Games.of(box, 0.1, "0.5*p^2"), grid, _ -> _ -> 0, x -> 1 + Math.cos(Math.PI * x[0]), 4, count, 7).coordinates();
        assertEquals(0.5 * Math.exp(-0.1 * Math.PI * Math.PI), mean(end, x -> Math.cos(Math.PI * x)), 4 / Math.sqrt(2.0 * count));
    }

    @Test
    void agentsAreDrawnByTheDensity() {
        Domain box = Domain.box(WIDE, Games.unit());
        Grid grid = Grid.of(box, 80, 10);
        int count = 40_000;
        double[] x = Swarm.drawn(Games.of(box, 0, "0.5*norm(p)^2"), grid, 0, new double[800], Games.on(grid, p -> BUMP.at(new double[] {p[0]}) * p[1]), count, 1).coordinates();
        double[] first = new double[count];
        double[] second = new double[count];
        for (int i = 0; i < count; i++) {
            first[i] = x[2 * i];
            second[i] = x[2 * i + 1];
        }
        assertEquals(1, mean(first, c -> c), 4 * Math.sqrt(0.1 / count));
        assertEquals(0.1 + 0.01 / 12, mean(first, c -> (c - 1) * (c - 1)), 4 * 0.1 * Math.sqrt(2.0 / count), "the spread inside a cell of width 0.1 adds to the variance");
        assertEquals(0.665, mean(second, c -> c), 4 * Math.sqrt(1.0 / 18 / count), "the sum of y over the cells is 0.665");
    }

    @Test
    void agentsGoAroundATorus() {
        Domain torus = Domain.torus(Games.unit(), new Interval(2, 4));
        Grid grid = Grid.of(torus, 7, 5);
        MeanFieldGame game = Games.of(torus, 0, "2.3*p_x - 5*p_y");
        double[] flat = new double[35];
        Swarm swarm = Swarm.drawn(game, grid, 0, flat, Games.on(grid, _ -> 1), 20, 1);
        double[] start = swarm.coordinates();
        swarm.moveTo(1, flat, flat);
        double[] end = swarm.coordinates();
        for (int i = 0; i < 20; i++) {
            assertEquals(start[2 * i] - 2.3 - Math.floor(start[2 * i] - 2.3), end[2 * i], 1e-9);
            assertEquals(2 + (start[2 * i + 1] + 3) % 2, end[2 * i + 1], 1e-9);
        }
    }

    @Test
    void withoutNoiseAnAgentAtAWallGoesAlongIt() {
        Domain box = Domain.box(Games.unit(), Games.unit());
        Grid grid = Grid.of(box, 20, 20);
        double[] flat = new double[400];
        Swarm swarm = Swarm.drawn(Games.of(box, 0, "-3*p_x - 0.1*p_y"), grid, 0, flat, Games.on(grid, x -> x[1] < 0.5 ? 1 : 0), 20, 1);
        double[] start = swarm.coordinates();
        swarm.moveTo(1, flat, flat);
        double[] end = swarm.coordinates();
        for (int i = 0; i < 20; i++) {
            assertEquals(1, end[2 * i], 1e-8);
            assertTrue(end[2 * i] < 1);
            assertEquals(start[2 * i + 1] + 0.1, end[2 * i + 1], 1e-8);
        }
    }

    private static double[] run(double viscosity, int count, long seed) {
        Domain box = Domain.box(WIDE, WIDE);
        return Games.moved(Games.of(box, viscosity, "0.5*norm(p)^2"), Grid.of(box, 16, 12), STRAIGHT, BUMP, 5, count, seed).coordinates();
    }

    @Test
    void theSeedDecidesAndNothingElse() throws ExecutionException, InterruptedException {
        for (double viscosity : new double[] {0, 0.2}) {
            double[] expected = run(viscosity, 200, 1);
            assertArrayEquals(expected, run(viscosity, 200, 1));
            assertArrayEquals(Arrays.copyOf(expected, 60), run(viscosity, 30, 1), "agent i does not depend on how many there are");
            assertFalse(Arrays.equals(expected, run(viscosity, 200, 2)));
            for (int threads : new int[] {1, 3}) {
                try (ForkJoinPool pool = new ForkJoinPool(threads)) {
                    assertArrayEquals(expected, pool.submit(() -> run(viscosity, 200, 1)).get(), threads + " threads");
                }
            }
        }
    }

    @Test
    void withoutMassThereIsNobodyToDraw() {
        Domain box = Domain.box(Games.unit());
        Grid grid = Grid.of(box, 3);
        MeanFieldGame game = Games.of(box, 0, "0.5*p^2");
        for (double[] m : new double[][] {{0, 0, 0}, {1, Double.NaN, 1}})
            assertThrows(IllegalArgumentException.class, () -> Swarm.drawn(game, grid, 0, new double[3], m, 1, 1));
    }

    private static Domain between(BoundaryCondition low, BoundaryCondition high) {
        return new Domain(List.of(Games.unit()), List.of(new Domain.Sides(low, high)));
    }

    /// Brownian motion that ends at both sides, from the density sin(pi x): so many are left as exp(-nu pi^2 t).
    @Test
    void noiseLeadsAsManyAgentsOutAsItShould() {
        int count = 40_000;
        BoundaryCondition exit = new BoundaryCondition.Exit(Formula.ZERO);
        Domain hall = between(exit, exit);
        double[] end = Games.moved(Games.of(hall, 0.1, "0.5*p^2"), Grid.of(hall, 16), _ -> _ -> 0, x -> Math.sin(Math.PI * x[0]), 4, count, 11).coordinates();
        double left = Math.exp(-0.1 * Math.PI * Math.PI);
        assertEquals(left, Arrays.stream(end).filter(Double::isFinite).count() / (double) count, 4 * Math.sqrt(left * (1 - left) / count) + 0.002,
                "four standard errors, and that of the density on 16 cells");
    }

    @Test
    void withoutNoiseAnAgentIsGoneAfterItHasReachedTheExit() {
        Domain hall = between(BoundaryCondition.WALL, new BoundaryCondition.Exit(Formula.ZERO));
        Grid grid = Grid.of(hall, 10);
        double[] flat = new double[10];
        Swarm swarm = Swarm.drawn(Games.of(hall, 0, "-0.5*p_x"), grid, 0, flat, Games.on(grid, _ -> 1), 100, 1);
        double[] start = swarm.coordinates();
        for (int n = 1; n <= 4; n++) {
            swarm.moveTo(0.25 * n, flat, flat);
            double[] now = swarm.coordinates();
            for (int i = 0; i < 100; i++) {
                double x = start[i] + 0.125 * n;
                if (x < 1) assertEquals(x, now[i], 1e-9);
                else assertTrue(Double.isNaN(now[i]), "at " + x);
            }
        }
    }

    @Test
    void agentsThatArePushedIntoAPillarStayOutsideOfIt() {
        Domain box = Domain.box(WIDE, WIDE).with(new Obstacle.Ellipse(List.of(0.0, 0.0), List.of(1.5, 1.0)));
        Grid grid = Grid.of(box, 40, 50);
        double[] towards = Games.on(grid, x -> 2 * Math.hypot(x[0], x[1]));
        for (int i = 0; i < grid.size(); i++) if (grid.solid(i)) towards[i] = 0;
        double[] m = Games.on(grid, _ -> 1);
        for (int i = 0; i < m.length; i++) if (grid.solid(i)) m[i] = 0;
        for (double viscosity : new double[] {0, 0.3}) {
            Swarm swarm = Swarm.drawn(Games.of(box, viscosity, "0.5*norm(p)^2"), grid, 0, towards, m, 200, 1);
            for (int n = 1; n <= 10; n++) {
                swarm.moveTo(0.3 * n, towards, m);
                double[] x = swarm.coordinates();
                for (int i = 0; i < 200; i++) {
                    int cell = (int) ((x[2 * i] + 4) / grid.h(0)) + 40 * (int) ((x[2 * i + 1] + 4) / grid.h(1));
                    assertFalse(grid.solid(cell), "nu = " + viscosity + ": " + x[2 * i] + ", " + x[2 * i + 1]);
                }
            }
            double near = 0;
            double[] x = swarm.coordinates();
            for (int i = 0; i < 200; i++) near += Math.hypot(x[2 * i] / 1.5, x[2 * i + 1]) < 1.5 ? 1 : 0;
            assertTrue(near > 150, "they gather around it: " + near);
        }
    }

    /// nu = 0.1 x: a martingale, so that the mean stays, with d Var/dt = 2 E nu = 0.2 E X, as long as nobody comes to a wall.
    @Test
    void aViscosityThatVariesSpreadsAgentsWithoutDrift() {
        Domain box = Domain.box(new Interval(0, 8));
        Grid grid = Grid.of(box, 64);
        MeanFieldGame plain = Games.of(box, 0, "0.5*p^2");
        MeanFieldGame game = new MeanFieldGame("spread", box, 1, 0, Formula.symbol("x").times(Formula.constant(0.1)), plain.hamiltonian(), plain.running(), plain.terminal(),
                Formula.ZERO, plain.initial(), Map.of(), Map.of());
        int count = 20_000;
        SpaceFunction bump = x -> Math.exp(-(x[0] - 4) * (x[0] - 4) / 0.2);
        double[] start = Swarm.drawn(game, grid, 0, new double[64], Games.on(grid, bump), count, 2).coordinates();
        double[] end = Games.moved(game, grid, _ -> _ -> 0, bump, 4, count, 2).coordinates();
        double variance = 0.1 + 0.125 * 0.125 / 12 + 0.2 * 4;
        assertEquals(mean(start, x -> x), mean(end, x -> x), 4 * Math.sqrt(0.8 / count));
        assertEquals(variance, mean(end, x -> (x - 4) * (x - 4)), 4 * variance * Math.sqrt(2.2 / count));
    }
}
