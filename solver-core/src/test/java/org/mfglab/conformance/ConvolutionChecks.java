package org.mfglab.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.mfglab.device.Backend;
import org.mfglab.device.Buffer;
import org.mfglab.device.Convolution;
import org.mfglab.formula.Formula;
import org.mfglab.formula.Parser;
import org.mfglab.formula.Scope;
import org.mfglab.grid.Grid;

/// Convolutions of a device against the sum over all pairs of cells.
final class ConvolutionChecks {

    /// Not the same in any two directions; nothing at a distance of one period.
    private static final List<String> NARROW = List.of("(1 + x)*exp(-40*(x - 0.1)^2)", "*(2 - y)*exp(-50*(y + 0.05)^2)", "*(1 + z^2)*exp(-40*(z - 0.02)^2)");

    /// Of the size 1 everywhere.
    private static final List<String> WIDE = List.of("1 + x", " + 0.5*y*x", " - z^2*y");

    private ConvolutionChecks() { }

    /// Grids of 1, 2, 3 and 7 points with all kinds of sides and obstacles.
    static List<Place> places() {
        List<Place> places = new ArrayList<>();
        for (Place place : Place.all())
            if (!place.room().segmented() || place.dimension() == 1) places.add(place);
        return places;
    }

    /// Each room with one size per dimension, and sizes that are no products of small primes.
    static List<Place> samples() {
        List<Place> places = new ArrayList<>(Place.ofEachRoom());
        for (Room room : List.of(Room.TORUS, Room.WALLS))
            for (int[] n : new int[][] {{1}, {64}, {67}, {257}, {34, 35}, {11, 13, 7}}) places.add(new Place(room, n));
        return places;
    }

    static void ask(Backend backend, Place place, Answers answers) {
        Grid grid = Grid.of(place.domain(), place.n());
        Formula kernel = Parser.parse(String.join("", NARROW.subList(0, grid.dimension())), Scope.space(grid.dimension(), List.of()));
        Buffer out = backend.allocate(grid.size());
        backend.convolution(grid, kernel).apply(LineChecks.buffer(backend, LineChecks.rough(new SplittableRandom(1), grid, 0, 2)), out);
        answers.add("convolution", out);
    }

    static void agreeWithSums(Backend backend, Place place) {
        Grid grid = Grid.of(place.domain(), place.n());
        boolean wraps = false;
        for (int axis = 0; axis < grid.dimension(); axis++) wraps |= grid.periodic(axis);
        for (List<String> texts : wraps ? List.of(NARROW) : List.of(NARROW, WIDE)) {
            Formula kernel = Parser.parse(String.join("", texts.subList(0, grid.dimension())), Scope.space(grid.dimension(), List.of()));
            Convolution convolution = backend.convolution(grid, kernel);
            for (int seed = 0; seed < 2; seed++) {
                double[] m = LineChecks.rough(new SplittableRandom(seed), grid, 0, 2);
                Buffer out = backend.allocate(grid.size());
                convolution.apply(LineChecks.buffer(backend, m), out);
                assertArrayEquals(sums(grid, kernel, m), LineChecks.values(out), 1e-13, () -> "convolution in " + place);
            }
        }
    }

    private static double[] sums(Grid grid, Formula kernel, double[] m) {
        Map<List<Integer>, Double> integrals = new HashMap<>();
        double[] sums = new double[m.length];
        for (int i = 0; i < m.length; i++) {
            if (grid.solid(i)) continue;
            for (int j = 0; j < m.length; j++) {
                if (m[j] == 0) continue;
                List<Integer> difference = new ArrayList<>();
                for (int axis = 0; axis < grid.dimension(); axis++) difference.add(grid.position(axis, i) - grid.position(axis, j));
                double[] x = grid.point(i);
                double[] y = grid.point(j);
                sums[i] += m[j] * integrals.computeIfAbsent(difference, _ -> integral(grid, kernel, x, y, 0, new HashMap<>()));
            }
        }
        return sums;
    }

    /// The integral over the cell of y of the kernel seen from x, by three Gauss points per axis; one period each way.
    private static double integral(Grid grid, Formula kernel, double[] x, double[] y, int axis, Map<String, Double> difference) {
        if (axis == x.length) return kernel.evaluate(difference);
        double h = grid.h(axis);
        int periods = grid.periodic(axis) ? 1 : 0;
        double sum = 0;
        for (int period = -periods; period <= periods; period++)
            for (int node = -1; node <= 1; node++) {
                double at = y[axis] + period * grid.n(axis) * h + node * Math.sqrt(0.6) * h / 2;
                difference.put("xyz".substring(axis, axis + 1), x[axis] - at);
                sum += h * (node == 0 ? 4.0 / 9 : 5.0 / 18) * integral(grid, kernel, x, y, axis + 1, difference);
            }
        return sum;
    }

    /// A kernel that does not decay is summed over fifty periods each way.
    static void periodsAreBounded(Backend backend) {
        Grid grid = Grid.of(Room.TORUS.domain(1), 8);
        Buffer out = backend.allocate(8);
        backend.convolution(grid, Formula.ONE).apply(LineChecks.buffer(backend, new double[] {0, 8, 0, 0, 0, 0, 0, 0}), out);
        for (double value : LineChecks.values(out)) assertEquals(101, value, 1e-11);
    }
}
