package org.mfglab.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mfglab.formula.Formula;
import org.mfglab.formula.Parser;
import org.mfglab.formula.Scope;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Grid;
import org.mfglab.grid.Interval;

class KernelSamplesTest {

    private static Formula kernel(int dimension, String text) {
        return Parser.parse(text, Scope.space(dimension, List.of()));
    }

    /// Polynomials of the fifth degree are integrated exactly: the mean of `x^4` over `[d - h/2, d + h/2]` is `((d + h/2)^5 - (d - h/2)^5)/(5h)`.
    @Test
    void polynomialsAreIntegratedOverEachCell() {
        Grid grid = Grid.of(Domain.box(new Interval(0, 1.5)), 3);
        double[] expected = new double[5];
        for (int d = -2; d <= 2; d++) expected[Math.floorMod(d, 5)] = (Math.pow(0.5 * d + 0.25, 5) - Math.pow(0.5 * d - 0.25, 5)) / 5;
        assertArrayEquals(expected, new KernelSamples(grid, new int[] {5}, kernel(1, "x^4")).integrals(), 1e-15);
    }

    @Test
    void axesMultiply() {
        Grid grid = Grid.of(Domain.box(new Interval(0, 1), new Interval(0, 2)), 2, 2);
        double[] x = {0.5 * (1 + 0), 0.5 * (1 + 0.5), 0.5 * (1 - 0.5)};
        double[] y = {1.0 / 12, 1 + 1.0 / 12, 1 + 1.0 / 12};
        double[] expected = new double[9];
        for (int i = 0; i < 9; i++) expected[i] = x[i % 3] * y[i / 3];
        assertArrayEquals(expected, new KernelSamples(grid, new int[] {3, 3}, kernel(2, "(1 + x)*y^2")).integrals(), 1e-15);
    }

    /// The periods of `exp(-|x|)`, whose integral over the whole line is 2.
    @Test
    void periodsAreSummed() {
        Grid grid = Grid.of(Domain.torus(new Interval(0, 1)), 40);
        double sum = 0;
        for (double part : new KernelSamples(grid, new int[] {40}, kernel(1, "exp(-abs(x))")).integrals()) sum += part;
        assertEquals(2, sum, 1e-4);
    }
}
