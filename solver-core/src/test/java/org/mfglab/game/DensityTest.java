package org.mfglab.game;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.mfglab.formula.Parser;
import org.mfglab.formula.Scope;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Field;
import org.mfglab.grid.Grid;
import org.mfglab.grid.Interval;

class DensityTest {

    private static final GaussianMixture LINE = new GaussianMixture(List.of(
            new GaussianMixture.Component(1, new double[] {-1}, new double[][] {{0.2}}),
            new GaussianMixture.Component(3, new double[] {1.5}, new double[][] {{0.4}})));
    private static final GaussianMixture PLANE = new GaussianMixture(List.of(
            new GaussianMixture.Component(0.5, new double[] {0.3, -0.4}, new double[][] {{0.3, 0.1}, {0.1, 0.2}}),
            new GaussianMixture.Component(0.5, new double[] {-0.6, 0.5}, new double[][] {{0.2, -0.05}, {-0.05, 0.4}})));

    private static String refused(Executable entrance) {
        return assertThrows(IllegalArgumentException.class, entrance).getMessage();
    }

    private static double normal(double x, double variance) {
        return Math.exp(-x * x / (2 * variance)) / Math.sqrt(2 * Math.PI * variance);
    }

    @Test
    void mixtureIsTheWeightedSumOfItsGaussians() {
        for (double x : new double[] {-3, -1, 0.2, 1.5, 4})
            assertEquals(0.25 * normal(x + 1, 0.2) + 0.75 * normal(x - 1.5, 0.4), LINE.at(new double[] {x}), 1e-14);
        double det = 0.3 * 0.2 - 0.01;
        double square = (0.2 * 0.16 - 2 * 0.1 * 0.4 * 0.9 + 0.3 * 0.81) / det;
        double other = (0.4 * 1.0 * 1.0 + 2 * 0.05 * 1.0 * 0 + 0) / (0.2 * 0.4 - 0.0025);
        double expected = 0.5 * Math.exp(-square / 2) / (2 * Math.PI * Math.sqrt(det)) + 0.5 * Math.exp(-other / 2) / (2 * Math.PI * Math.sqrt(0.2 * 0.4 - 0.0025));
        assertEquals(expected, PLANE.at(new double[] {0.3 - 0.4 + 0.5, -0.4 + 0.9}), 0.02);
        assertEquals(1, Field.sample(Grid.of(Domain.torus(new Interval(-5, 5), new Interval(-5, 5)), 200, 200), PLANE).integral(), 1e-12);
        assertEquals(2, PLANE.dimension());
        assertEquals(2, PLANE.components().size());
    }

    @Test
    void logarithmKeepsItsSlopeWhereTheDensityUnderflows() {
        assertEquals(0, LINE.at(new double[] {60}));
        assertEquals(Math.log(0.75) - 0.5 * Math.log(2 * Math.PI * 0.4) - 58.5 * 58.5 / 0.8, LINE.logAt(new double[] {60}), 1e-9);
        assertEquals(Math.log(LINE.at(new double[] {-1})), LINE.logAt(new double[] {-1}), 1e-14);
    }

    /// The noised density is the integral of the old one with the kernel of `dY = -theta Y ds + sigma dW`.
    @Test
    void noisedMixtureIsTheIntegralWithTheKernelOfTheProcess() {
        for (double theta : new double[] {0, 0.5}) {
            double sigma = 0.8;
            double s = 0.7;
            double a = Math.exp(-theta * s);
            double variance = theta == 0 ? sigma * sigma * s : sigma * sigma * (1 - a * a) / (2 * theta);
            GaussianMixture noised = LINE.noised(theta, sigma, s);
            for (double y : new double[] {-2, 0, 0.7, 2}) {
                double sum = 0;
                double h = 0.01;
                for (double x = -12; x < 12; x += h) sum += h * LINE.at(new double[] {x}) * normal(y - a * x, variance);
                assertEquals(sum, noised.at(new double[] {y}), 1e-12);
            }
        }
        GaussianMixture still = PLANE.noised(0.5, 1, 0);
        assertEquals(PLANE.at(new double[] {0.1, 0.2}), still.at(new double[] {0.1, 0.2}), 1e-15);
        GaussianMixture.Component moved = PLANE.noised(1, 1, 100).components().getFirst();
        assertEquals(0.5, moved.covariance()[0][0], 1e-12);
        assertEquals(0, moved.covariance()[0][1], 1e-12);
    }

    @Test
    void mixturesAreChecked() {
        assertEquals("A mixture needs at least one component.", refused(() -> new GaussianMixture(List.of())));
        assertTrue(refused(() -> new GaussianMixture(List.of(new GaussianMixture.Component(-1, new double[1], new double[][] {{1}})))).contains("must be positive"));
        assertEquals("A covariance of a mixture must be a positive definite 2 by 2 matrix.",
                refused(() -> new GaussianMixture(List.of(new GaussianMixture.Component(1, new double[2], new double[][] {{1, 2}, {2, 1}})))));
        assertTrue(refused(() -> new GaussianMixture(List.of(new GaussianMixture.Component(1, new double[2], new double[][] {{1}})))).contains("2 by 2"));
    }

    @Test
    void kernelsHaveTheCovarianceOfTheSamplesByScottsRule() {
        SplittableRandom random = new SplittableRandom(1);
        for (int d = 1; d <= 3; d++) {
            int n = 50;
            double[][] samples = new double[n][d];
            for (double[] sample : samples) for (int k = 0; k < d; k++) sample[k] = random.nextDouble() * (k + 1) + sample[0];
            GaussianMixture mixture = KernelDensity.scott(samples);
            double[] mean = new double[d];
            for (double[] sample : samples) for (int k = 0; k < d; k++) mean[k] += sample[k] / n;
            for (int k = 0; k < d; k++)
                for (int l = 0; l < d; l++) {
                    double covariance = 0;
                    for (double[] sample : samples) covariance += (sample[k] - mean[k]) * (sample[l] - mean[l]) / (n - 1);
                    assertEquals(covariance * Math.pow(n, -2.0 / (d + 4)), mixture.components().get(7).covariance()[k][l], 1e-14);
                }
            assertArrayEquals(samples[7], mixture.components().get(7).mean());
            assertEquals(n, mixture.components().size());
        }
    }

    @Test
    void roundKernelsHaveTheirBandwidth() {
        GaussianMixture mixture = KernelDensity.round(new double[][] {{0, 0}, {1, 2}}, 0.5);
        assertEquals(0.5 * (1 + Math.exp(-5 / 0.5)) / (2 * Math.PI * 0.25), mixture.at(new double[] {0, 0}), 1e-14);
    }

    @Test
    void initialDensityIsRaisedToItsFloorThenScaledToItsMass() {
        Grid grid = Grid.of(Domain.torus(new Interval(0, 2)), 4);
        Field field = new InitialDensity(x -> x[0] - 0.5, OptionalDouble.of(3), 0.25).on(grid);
        assertArrayEquals(new double[] {0.25, 0.25, 0.5, 1}, java.util.Arrays.stream(field.values()).map(v -> v / 3).toArray(), 1e-15);
        assertEquals(3, field.integral(), 1e-14);
        assertArrayEquals(new double[] {0, 0.5, 1, 1.5}, InitialDensity.asGiven(x -> x[0]).on(grid).values());
        assertEquals(1, InitialDensity.normalised(x -> x[0]).on(grid).integral(), 1e-15);
    }

    @Test
    void initialDensityIsCheckedWhereItIsSampled() {
        Grid grid = Grid.of(Domain.torus(new Interval(0, 2)), 4);
        assertEquals("The initial density is zero at every grid point. Maybe it lies outside the domain.",
                refused(() -> InitialDensity.normalised(_ -> 0).on(grid)));
        assertEquals("The initial density is NaN at [0.5]. It must be finite everywhere.",
                refused(() -> InitialDensity.normalised(x -> x[0] == 0.5 ? Double.NaN : 1).on(grid)));
        assertTrue(refused(() -> InitialDensity.normalised(_ -> Double.POSITIVE_INFINITY).on(grid)).contains("must be finite"));
        assertEquals("The floor of a density (-0.5) must not be negative.", refused(() -> new InitialDensity(_ -> 1, OptionalDouble.empty(), -0.5)));
        assertEquals("The mass of a density (0.0) must be positive.", refused(() -> new InitialDensity(_ -> 1, OptionalDouble.of(0), 0)));
    }

    @Test
    void formulaDensitySeesItsCoordinates() {
        FormulaDensity density = new FormulaDensity(Parser.parse("exp(x + 2*y + 3*z)", Scope.space(3, List.of())));
        assertEquals(Math.exp(1.4), density.at(new double[] {0.1, 0.2, 0.3}), 1e-13);
        assertEquals(1.4, density.logAt(new double[] {0.1, 0.2, 0.3}), 1e-13);
    }

    /// A function that is linear along each axis is found everywhere between the points.
    @Test
    void sampledDensityIsMultilinear() {
        Domain box = Domain.box(new Interval(-1, 3), new Interval(0, 1), new Interval(2, 4));
        Grid grid = Grid.of(box, 8, 5, 4);
        double[] values = Field.sample(grid, DensityTest::trilinear).values();
        List<SampledDensity.Points> axes = List.of(SampledDensity.Points.cells(new Interval(-1, 3), 8, false),
                SampledDensity.Points.cells(new Interval(0, 1), 5, false), SampledDensity.Points.cells(new Interval(2, 4), 4, false));
        SampledDensity density = new SampledDensity(axes, values);
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 100; i++) {
            double[] x = {random.nextDouble(-0.75, 2.75), random.nextDouble(0.1, 0.9), random.nextDouble(2.25, 3.75)};
            assertEquals(trilinear(x), density.at(x), 1e-12);
        }
        assertArrayEquals(values, Field.sample(grid, density).values(), "at its points to the last bit");
        assertEquals(trilinear(new double[] {-0.75, 0.9, 3}), density.at(new double[] {-5, 7, 3}), 1e-12, "beyond the outermost points it is constant");
        assertEquals(Math.log(2 * trilinear(new double[] {0, 0.5, 3})), density.times(2).logAt(new double[] {0, 0.5, 3}), 1e-12);
    }

    private static double trilinear(double[] x) {
        return (3 + x[0]) * (1 + 2 * x[1]) * (5 - x[2]);
    }

    @Test
    void sampledDensityGoesRoundAPeriodicAxis() {
        SampledDensity nodes = new SampledDensity(List.of(SampledDensity.Points.grid(new Interval(0, 4), 4, true)), new double[] {0, 1, 2, 5});
        assertEquals(5, nodes.at(new double[] {3}));
        assertEquals(2.5, nodes.at(new double[] {3.5}), 1e-15);
        assertEquals(0, nodes.at(new double[] {4}));
        assertEquals(2.5, nodes.at(new double[] {-0.5}), 1e-15);
        SampledDensity cells = new SampledDensity(List.of(SampledDensity.Points.cells(new Interval(0, 4), 4, true)), new double[] {0, 1, 2, 5});
        assertEquals(2.5, cells.at(new double[] {0}), 1e-15);
    }

    @Test
    void sampledDensityNeedsAValueForEachPoint() {
        assertEquals("A density at 4 points has 3 values.",
                refused(() -> new SampledDensity(List.of(SampledDensity.Points.cells(new Interval(0, 4), 4, true)), new double[3])));
    }
}
