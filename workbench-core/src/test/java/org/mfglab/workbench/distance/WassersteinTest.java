package org.mfglab.workbench.distance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Field;
import org.mfglab.grid.Grid;
import org.mfglab.grid.Interval;

class WassersteinTest {

    private static final Interval WIDE = new Interval(-10, 10);
    private static final Grid LINE = Grid.of(Domain.box(WIDE), 2000);

    static double gauss(double x, double mean, double deviation) {
        return Math.exp(-0.5 * (x - mean) * (x - mean) / (deviation * deviation)) / (deviation * Math.sqrt(2 * Math.PI));
    }

    private static Atoms normal(double mean, double deviation) {
        return Atoms.of(LINE, Field.sample(LINE, x -> gauss(x[0], mean, deviation)).values());
    }

    /// `W2^2 = (m1 - m0)^2 + (s1 - s0)^2` on the line.
    @Test
    void gaussiansOnTheLineHaveTheirKnownDistance() {
        assertEquals(Math.sqrt(4.25), Wasserstein.w2(normal(0, 1), normal(2, 0.5)), 1e-4);
        assertEquals(1.5, Wasserstein.w1(normal(-1, 0.7), normal(0.5, 0.7)), 1e-9);
    }

    /// A mixture that is moved as a whole moves by the shift, in every order.
    @Test
    void aShiftedMixtureIsAsFarAsItsShift() {
        Atoms mixture = Atoms.of(LINE, Field.sample(LINE, x -> 0.3 * gauss(x[0], -2, 0.3) + 0.7 * gauss(x[0], 1, 0.6)).values());
        Atoms shifted = Atoms.of(LINE, Field.sample(LINE, x -> 0.3 * gauss(x[0] - 0.5, -2, 0.3) + 0.7 * gauss(x[0] - 0.5, 1, 0.6)).values());
        assertEquals(0.5, Wasserstein.w1(mixture, shifted), 1e-6);
        assertEquals(0.5, Wasserstein.w2(mixture, shifted), 1e-6);
    }

    /// Along a direction the projections of `N(0, I)` and `N(a, I)` are `<a, e>` apart; the mean of its square over directions is `|a|^2/d`.
    @Test
    void slicesOfAShiftAreItsProjections() {
        Grid plane = Grid.of(Domain.box(WIDE, WIDE), 160, 160);
        Atoms here = Atoms.of(plane, Field.sample(plane, x -> gauss(x[0], 0, 1) * gauss(x[1], 0, 1)).values());
        Atoms there = Atoms.of(plane, Field.sample(plane, x -> gauss(x[0], 1, 1) * gauss(x[1], -2, 1)).values());
        assertEquals(Math.sqrt(5.0 / 2), Wasserstein.w2(here, there), 1e-3);
        assertEquals(2 / Math.PI * Math.sqrt(5), Wasserstein.w1(here, there), 1e-3);
    }

    @Test
    void slicedDistanceOnAGridIsThatOfTheCertificate() {
        Grid plane = Grid.of(Domain.box(WIDE, WIDE), 96, 96);
        double[] m = Field.sample(plane, x -> gauss(x[0], 0, 1) * gauss(x[1], 0.3, 0.8)).values();
        double[] other = Field.sample(plane, x -> gauss(x[0], 1, 0.6) * gauss(x[1], -2, 1)).values();
        assertEquals(new TransportDistance(plane).between(m, other), Wasserstein.w1(Atoms.of(plane, m), Atoms.of(plane, other)), 1e-4);
    }

    /// Uniform on [0, 1] and on [0, 2], from grids of 10 and of 7 cells: `W1 = int |q| dq = 1/2`, `W2^2 = 1/3`.
    @Test
    void theGridsOfDensitiesAreNotSeen() {
        Grid ten = Grid.of(Domain.box(new Interval(0, 1)), 10);
        Grid seven = Grid.of(Domain.box(new Interval(0, 2)), 7);
        Atoms narrow = Atoms.spread(ten, Field.sample(ten, _ -> 1).values());
        Atoms wide = Atoms.spread(seven, Field.sample(seven, _ -> 3).values());
        assertEquals(0.5, Wasserstein.w1(narrow, wide), 1e-4);
        assertEquals(Math.sqrt(1 / 3.0), Wasserstein.w2(narrow, wide), 1e-4);
        Grid square = Grid.of(Domain.box(new Interval(0, 1), new Interval(0, 1)), 10, 10);
        Grid coarse = Grid.of(Domain.box(new Interval(0, 1), new Interval(0, 1)), 4, 4);
        assertEquals(0, Wasserstein.w1(Atoms.spread(square, Field.sample(square, _ -> 1).values()), Atoms.spread(coarse, Field.sample(coarse, _ -> 1).values())), 6e-3);
    }

    @Test
    void threePointsGoWhereTheirRanksGo() {
        Atoms three = Atoms.of(new double[][] {{3}, {0}, {1}});
        Atoms moved = Atoms.of(new double[][] {{5}, {0}, {2}});
        assertEquals((0 + 1 + 2) / 3.0, Wasserstein.w1(three, moved), 1e-15);
        assertEquals(Math.sqrt((0 + 1 + 4) / 3.0), Wasserstein.w2(three, moved), 1e-15);
        assertEquals(0, Wasserstein.w2(three, three), 0);
        assertThrows(IllegalArgumentException.class, () -> Wasserstein.w1(three, Atoms.of(new double[][] {{1, 2}})));
    }

    @Test
    void drawnPointsHaveTheLawThatTheyAreDrawnFrom() {
        Grid line = Grid.of(Domain.box(new Interval(0, 1)), 10);
        double[] m = new double[10];
        m[2] = 3;
        m[7] = 1;
        double[][] drawn = Atoms.of(line, m).draw(40_000, new double[] {line.h(0)}, 1);
        long low = 0;
        for (double[] x : drawn) {
            assertTrue(x[0] > 0.2 && x[0] < 0.3 || x[0] > 0.7 && x[0] < 0.8, () -> "A point at " + x[0]);
            if (x[0] < 0.5) low++;
        }
        assertEquals(0.75, low / 40_000.0, 4 * Math.sqrt(0.75 * 0.25 / 40_000));
    }

    /// `KL(N(m0,s0) || N(m1,s1)) = log(s1/s0) + (s0^2 + (m0-m1)^2)/(2 s1^2) - 1/2`.
    @Test
    void gaussiansHaveTheirKnownDivergence() {
        double[] p = Field.sample(LINE, x -> 5 * gauss(x[0], 0, 1)).values();
        double[] q = Field.sample(LINE, x -> gauss(x[0], 0.5, 1.2)).values();
        assertEquals(Math.log(1.2) + (1 + 0.25) / (2 * 1.44) - 0.5, Divergence.of(p, q), 1e-9);
        assertEquals(-Math.log(1.2) + (1.44 + 0.25) / 2 - 0.5, Divergence.of(q, p), 1e-9);
        assertEquals(0, Divergence.of(p, p), 1e-15);
    }

    @Test
    void massWhereTheOtherHasNoneIsInfinitelyFar() {
        assertEquals(Double.POSITIVE_INFINITY, Divergence.of(new double[] {1, 1}, new double[] {1, 0}));
        assertEquals(Math.log(2), Divergence.of(new double[] {1, 0}, new double[] {1, 1}), 1e-15);
        assertEquals(Math.log(2), Divergence.of(new double[] {1, 1e-14}, new double[] {1, 1}) , 1e-12);
        assertThrows(IllegalArgumentException.class, () -> Divergence.of(new double[] {0, 0}, new double[] {1, 1}));
    }

    /// For Gaussian kernels of deviation s and laws `N(0,1)`, `N(a,1)` the squared discrepancy is
    /// `2 s/sqrt(s^2+2) (1 - exp(-a^2/(2(s^2+2))))`.
    @Test
    void discrepancyOfGaussiansIsTheirKnownOne() {
        int n = 3000;
        SplittableRandom chance = new SplittableRandom(5);
        double[][] x = new double[n][1];
        double[][] y = new double[n][1];
        for (int i = 0; i < n; i++) {
            x[i][0] = chance.nextGaussian();
            y[i][0] = 1.5 + chance.nextGaussian();
        }
        double exact = 0;
        for (double part : new double[] {0.25, 0.5, 1}) {
            double s = part * 2;
            exact += 2 * s / Math.sqrt(s * s + 2) * -Math.expm1(-1.5 * 1.5 / (2 * (s * s + 2))) / 3;
        }
        assertEquals(Math.sqrt(exact), KernelDiscrepancy.of(x, y, 2), 0.03);
        assertEquals(0, KernelDiscrepancy.of(x, x, 2), 1e-7);
        assertEquals(1, KernelDiscrepancy.length(x), 0.05);
    }
}
