package org.mfglab.workbench.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Field;
import org.mfglab.grid.Grid;
import org.mfglab.grid.Interval;
import org.mfglab.workbench.distance.TransportDistance;

class DistancesTest {

    private static final Interval WIDE = new Interval(-6, 6);

    private static double gauss(double[] x, double... mean) {
        double square = 0;
        for (int i = 0; i < x.length; i++) square += (x[i] - mean[i]) * (x[i] - mean[i]);
        return Math.exp(-square);
    }

    @Test
    void theDistanceOfAShiftedDensityIsTheShift() {
        Grid grid = Grid.of(Domain.box(WIDE), 240);
        double[] m = Field.sample(grid, x -> gauss(x, -1)).values();
        double[] other = Field.sample(grid, x -> 7 * gauss(x, 0.5)).values();
        assertEquals(1.5, new TransportDistance(grid).between(m, other), 1e-9);
    }

    @Test
    void onTheCircleTheShortWayCounts() {
        Grid grid = Grid.of(Domain.torus(new Interval(0, 1)), 10);
        double[] m = new double[10];
        double[] other = new double[10];
        m[0] = 1;
        other[8] = 1;
        assertEquals(0.2, new TransportDistance(grid).between(m, other), 1e-14);
    }

    @Test
    void slicesSeeTheMeanLengthOfTheProjectedShift() {
        Grid plane = Grid.of(Domain.box(WIDE, WIDE), 96, 96);
        double flat = new TransportDistance(plane).between(Field.sample(plane, x -> gauss(x, 0, 0)).values(), Field.sample(plane, x -> gauss(x, 1, 0.5)).values());
        assertEquals(2 / Math.PI * Math.hypot(1, 0.5), flat, 1e-3);
        Grid space = Grid.of(Domain.box(WIDE, WIDE, WIDE), 40, 40, 40);
        double solid = new TransportDistance(space).between(Field.sample(space, x -> gauss(x, 0, 0, 0)).values(), Field.sample(space, x -> gauss(x, 1, 0, -1)).values());
        assertEquals(0.5 * Math.sqrt(2), solid, 2e-2);
    }

    @Test
    void momentsAreThoseOfTheNormalisedDensity() {
        Grid grid = Grid.of(Domain.box(WIDE, WIDE), 120, 120);
        Moments moments = Moments.of(Field.sample(grid, x -> 3 * gauss(x, 1, -0.5)));
        assertEquals(1, moments.mean()[0], 1e-9);
        assertEquals(-0.5, moments.mean()[1], 1e-9);
        assertEquals(0.5, moments.covariance()[0][0], 1e-9);
        assertEquals(0, moments.covariance()[0][1], 1e-9);
    }
}
