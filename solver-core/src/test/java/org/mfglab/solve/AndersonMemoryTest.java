package org.mfglab.solve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.mfglab.device.Backend;
import org.mfglab.device.Buffer;

class AndersonMemoryTest {

    private static final int SIZE = 5;

    /// `x -> A x + b` on two slices of five values, of which only the part of the first `rank` coordinates varies.
    private record Linear(double[][] a, double[] b) {

        static Linear random(double norm) {
            SplittableRandom random = new SplittableRandom(3);
            double[][] a = new double[2 * SIZE][2 * SIZE];
            for (double[] row : a) Arrays.setAll(row, _ -> random.nextDouble(-norm, norm) / Math.sqrt(2 * SIZE));
            return new Linear(a, random.doubles(2 * SIZE, -1, 1).toArray());
        }

        double[] residual(double[] x) {
            double[] f = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                f[i] = b[i] - x[i];
                for (int j = 0; j < x.length; j++) f[i] += a[i][j] * x[j];
            }
            return f;
        }
    }

    private static double[] values(Buffer[] slices) {
        double[] all = new double[slices.length * SIZE];
        double[] one = new double[SIZE];
        for (int n = 0; n < slices.length; n++) {
            slices[n].read(one);
            System.arraycopy(one, 0, all, n * SIZE, SIZE);
        }
        return all;
    }

    private static void write(Buffer[] slices, double[] all) {
        for (int n = 0; n < slices.length; n++) slices[n].write(Arrays.copyOfRange(all, n * SIZE, (n + 1) * SIZE));
    }

    private static double norm(double[] f) {
        return Math.sqrt(Arrays.stream(f).map(v -> v * v).sum());
    }

    /// Residual norms along the iteration.
    private static double[] iterate(Linear map, int depth, double beta, int iterations) {
        double[] norms = new double[iterations];
        try (Backend backend = Backend.cpu(1)) {
            AndersonMemory memory = new AndersonMemory(backend, SIZE, depth);
            Buffer[] x = {backend.allocate(SIZE), backend.allocate(SIZE)};
            Buffer[] f = {backend.allocate(SIZE), backend.allocate(SIZE)};
            for (int k = 0; k < iterations; k++) {
                double[] residual = map.residual(values(x));
                norms[k] = norm(residual);
                write(f, residual);
                memory.mix(x, f, beta);
                assertArrayEquals(residual, values(f), "the residual is not modified");
            }
        }
        return norms;
    }

    @Test
    void linearFixedPointOfTenUnknownsIsFoundInElevenSteps() {
        double[] norms = iterate(Linear.random(3), 10, 1, 14);
        assertTrue(norms[9] > 1e-4, Arrays.toString(norms));
        assertTrue(norms[12] < 1e-7 * norms[0], Arrays.toString(norms));
    }

    @Test
    void dampingFindsTheSameFixedPoint() {
        assertTrue(iterate(Linear.random(3), 10, 0.3, 16)[15] < 1e-7);
    }

    @Test
    void shortMemoryForgetsTheOldestStepAndStillConverges() {
        double[] norms = iterate(Linear.random(0.9), 2, 1, 40);
        assertTrue(norms[39] < 1e-8, Arrays.toString(norms));
    }

    @Test
    void firstStepIsTheDampedPlainOne() {
        try (Backend backend = Backend.cpu(1)) {
            AndersonMemory memory = new AndersonMemory(backend, SIZE, 3);
            Buffer[] x = {backend.allocate(SIZE)};
            Buffer[] f = {backend.allocate(SIZE)};
            x[0].write(new double[] {1, 2, 3, 4, 5});
            f[0].write(new double[] {2, 2, 2, 2, -4});
            memory.mix(x, f, 0.25);
            assertArrayEquals(new double[] {1.5, 2.5, 3.5, 4.5, 4}, values(x));
        }
    }

    /// The secant method: in one dimension two steps of depth 1 solve a linear equation.
    @Test
    void depthOneIsTheSecantMethod() {
        double[][] a = new double[2 * SIZE][2 * SIZE];
        for (int i = 0; i < 2 * SIZE; i++) a[i][i] = -4;
        double[] norms = iterate(new Linear(a, Linear.random(1).b()), 1, 1, 4);
        assertEquals(0, norms[2], 1e-12 * norms[0]);
    }

    @Test
    void stepsThatRepeatDoNoHarm() {
        double[] norms = iterate(new Linear(new double[2 * SIZE][2 * SIZE], new double[2 * SIZE]), 3, 1, 5);
        for (double norm : norms) assertTrue(norm == 0);
    }
}
