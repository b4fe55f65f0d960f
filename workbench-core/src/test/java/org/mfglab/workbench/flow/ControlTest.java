package org.mfglab.workbench.flow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mfglab.formula.Formula;
import org.mfglab.game.Hamiltonian;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.BoundaryCondition;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Grid;
import org.mfglab.grid.Interval;
import org.mfglab.grid.Obstacle;

class ControlTest {

    @Test
    void theSlopeOfAQuadraticIsExactInsideAndOneSidedAtWalls() {
        Grid grid = Grid.of(Domain.box(Games.unit(), new Interval(0, 2)), 10, 20);
        double[] u = Games.on(grid, x -> x[0] * x[0] + 3 * x[1]);
        Gradient gradient = new Gradient(grid);
        for (int i = 0; i < grid.size(); i++) {
            int position = grid.position(0, i);
            double inside = position == 0 ? 0.2 : position == 9 ? 1.8 : 2 * grid.point(i)[0];
            assertEquals(inside, gradient.at(i, 0, 0, u), 1e-12);
            assertEquals(3, gradient.at(i, 1, 0, u), 1e-12);
        }
    }

    @Test
    void theSlopeGoesAroundThePeriod() {
        Grid grid = Grid.of(Domain.torus(Games.unit()), 64);
        double[] u = Games.on(grid, x -> Math.sin(2 * Math.PI * x[0]));
        double sinc = Math.sin(2 * Math.PI / 64) / (1.0 / 64);
        Gradient gradient = new Gradient(grid);
        for (int i = 0; i < 64; i++) assertEquals(sinc * Math.cos(2 * Math.PI * i / 64), gradient.at(i, 0, 0, u), 1e-12);
    }

    @Test
    void anAxisWithOnePointHasNoSlope() {
        Grid wall = Grid.of(Domain.box(Games.unit()), 1);
        assertEquals(0, new Gradient(wall).at(0, 0, 0, new double[] {5}));
        Grid ring = Grid.of(Domain.torus(Games.unit()), 1);
        assertEquals(0, new Gradient(ring).at(0, 0, 0, new double[] {5}));
    }

    @Test
    void theSlopeStopsAtObstaclesAndReachesToTheValueOfAnExit() {
        Domain domain = new Domain(List.of(Games.unit()), List.of(new Domain.Sides(new BoundaryCondition.Exit(Formula.symbol("t").times(Formula.constant(2))), BoundaryCondition.WALL)),
                List.of(new Obstacle.Rectangle(List.of(new Interval(0.5, 0.6)))));
        Grid grid = Grid.of(domain, 10);
        double[] u = {3, 4, 6, 9, 13, 0, 70, 75, 85, 100};
        Gradient gradient = new Gradient(grid);
        assertEquals((4 - 2 * 0.5) / 0.15, gradient.at(0, 0, 0.5, u), 1e-12, "from the cost 2 t on the face, half a cell away");
        assertEquals(15, gradient.at(1, 0, 0.5, u), 1e-12);
        assertEquals(40, gradient.at(4, 0, 0.5, u), 1e-12, "before the obstacle");
        assertEquals(75, gradient.at(7, 0, 0.5, u), 1e-12);
        assertEquals(150, gradient.at(9, 0, 0.5, u), 1e-12);
        double[] v = new Control(Games.of(domain, 0, "0.5*p^2"), grid).velocity(0.5, u, u)[0];
        assertTrue(Double.isNaN(v[5]));
        assertEquals(-40, v[4], 1e-12);
    }

    @Test
    void theVelocityIsMinusTheDerivativeOfHInEachSlopeAndSeesTheDensityOfTheSameTime() {
        Grid grid = Grid.of(Domain.torus(Games.unit(), Games.unit()), 24, 30);
        MeanFieldGame game = Games.of(grid.domain(), 0.1, "0.5*norm(p)^2/(1+m) + t*x*p_y");
        double[] u = Games.on(grid, x -> Math.sin(2 * Math.PI * x[0]) * Math.cos(2 * Math.PI * x[1]));
        double[] m = Games.on(grid, x -> 1 + x[1]);
        double[][] v = new Control(game, grid).velocity(0.5, u, m);
        Gradient gradient = new Gradient(grid);
        for (int i = 0; i < grid.size(); i++) {
            assertEquals(-gradient.at(i, 0, 0, u) / (1 + m[i]), v[0][i], 1e-12);
            assertEquals(-gradient.at(i, 1, 0, u) / (1 + m[i]) - 0.5 * grid.point(i)[0], v[1][i], 1e-12);
        }
    }

    @Test
    void aHamiltonianThatNamesAFieldFindsIt() {
        Domain domain = Domain.torus(Games.unit());
        MeanFieldGame plain = Games.of(domain, 0, "p_x");
        MeanFieldGame game = new MeanFieldGame("field", domain, 1, 0, 0, new Hamiltonian(
                Formula.symbol("wind").times(Formula.symbol("p_x")), 1), plain.running(), plain.terminal(), plain.initial(),
                Map.of("wind", x -> x[0]));
        Grid grid = Grid.of(domain, 8);
        double[] zero = new double[8];
        assertArrayEquals(Games.on(grid, x -> -x[0]), new Control(game, grid).velocity(0, zero, zero)[0], 1e-15);
    }
}
