package org.mfglab.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mfglab.formula.Parser;
import org.mfglab.formula.Scope;
import org.mfglab.game.Kernel;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Grid;
import org.mfglab.grid.Interval;

/// The certifier's convolution is the integral of the kernel over cells, by pairs and by transforms alike.
class PlainConvolutionTest {

    private static final Interval UNIT = new Interval(0, 1);

    private static Kernel kernel(String text) {
        return new Kernel(Parser.parse(text, Scope.space(3, List.of())));
    }

    /// `int over [a, b] of e^{-s^2/w}`.
    private static double bell(double a, double b, double w) {
        return Math.sqrt(Math.PI * w) / 2 * (Erf.erf(b / Math.sqrt(w)) - Erf.erf(a / Math.sqrt(w)));
    }

    /// 20 x 16 cells are convolved by pairs, 60 x 48 by transforms; between walls nothing wraps around, on a torus everything does.
    @ParameterizedTest
    @ValueSource(ints = {4, 12})
    void oneCellSpreadsAsTheKernelIntegratedOverIt(int scale) {
        double w = 0.05;
        for (boolean periodic : new boolean[] {true, false}) {
            Grid grid = Grid.of(periodic ? Domain.torus(UNIT, UNIT) : Domain.box(UNIT, UNIT), 5 * scale, 4 * scale);
            double[] m = new double[grid.size()];
            int source = grid.size() - 2;
            m[source] = 3;
            double[] spread = new PlainConvolution(kernel("exp(-((x - 0.1)^2 + y^2)/0.05)"), grid).of(m);
            double[] y = grid.point(source);
            for (int i = 0; i < m.length; i += 7) {
                double expected = 3;
                for (int axis = 0; axis < 2; axis++) {
                    double sum = 0;
                    double difference = grid.point(i)[axis] - y[axis] - (axis == 0 ? 0.1 : 0);
                    for (int period = periodic ? -4 : 0; period <= (periodic ? 4 : 0); period++)
                        sum += bell(difference + period - grid.h(axis) / 2, difference + period + grid.h(axis) / 2, w);
                    expected *= sum;
                }
                assertEquals(expected, spread[i], 1e-8, "cell " + i);
            }
        }
    }

    @Test
    void transformsGiveTheSumsOverPairs() {
        SplittableRandom random = new SplittableRandom(3);
        for (int[] n : new int[][] {{1}, {7}, {8}, {2, 3}, {5, 1, 4}}) {
            int size = 1;
            for (int k : n) size *= k;
            double[] m = random.doubles(size, -1, 1).toArray();
            double[] fast = new PaddedTransform(java.util.Arrays.stream(n).boxed().toList(), PlainConvolutionTest::weight).convolve(m);
            for (int i = 0; i < size; i++) {
                double sum = 0;
                for (int j = 0; j < size; j++) sum += m[j] * weight(difference(n, i, j));
                assertEquals(sum, fast[i], 1e-13);
            }
        }
    }

    private static int[] difference(int[] n, int i, int j) {
        int[] difference = new int[n.length];
        for (int axis = 0; axis < n.length; axis++) {
            difference[axis] = i % n[axis] - j % n[axis];
            i /= n[axis];
            j /= n[axis];
        }
        return difference;
    }

    private static double weight(int[] difference) {
        double weight = 1;
        for (int axis = 0; axis < difference.length; axis++) weight *= Math.cos(difference[axis] * (axis + 1.3)) + 0.2 * difference[axis];
        return weight;
    }

    /// A kernel wider than the box, and one that vanishes in the first period: the periods are summed until nothing comes.
    @Test
    void periodsAreSummedToTheEnd() {
        Grid grid = Grid.of(Domain.torus(UNIT), 6);
        double[] uniform = {1, 1, 1, 1, 1, 1};
        for (double value : new PlainConvolution(kernel("exp(-x^2/16)"), grid).of(uniform)) assertEquals(Math.sqrt(16 * Math.PI), value, 1e-13);
        for (double value : new PlainConvolution(kernel("where(abs(x - 2) < 0.5, 1, 0)"), grid).of(uniform)) assertEquals(1, value, 0.2);
    }

    @Test
    void slowKernelsEndAfterFiftyPeriods() {
        Grid grid = Grid.of(Domain.torus(UNIT), 2);
        double value = new PlainConvolution(kernel("1/(1 + x^2)"), grid).of(new double[] {1, 1})[0];
        assertTrue(Math.abs(value - 2 * Math.atan(50.5)) < 0.02, "pi less what 50 periods leave: " + value);
    }
}
