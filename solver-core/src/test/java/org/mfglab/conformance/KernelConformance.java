package org.mfglab.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mfglab.device.AxisStage;
import org.mfglab.device.Backend;
import org.mfglab.device.Buffer;
import org.mfglab.device.PointwiseKernel;
import org.mfglab.formula.Formula;
import org.mfglab.formula.Parser;
import org.mfglab.formula.Scope;
import org.mfglab.formula.SlopeFunction;
import org.mfglab.grid.BoundaryCondition;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Grid;
import org.mfglab.grid.Interval;
import org.mfglab.grid.SpaceFunction;

/// What every device must compute, compared with plain loops and dense matrices; a subclass says how a device is opened for a
/// number of threads.
public abstract class KernelConformance {

    private static final double ULP = Math.ulp(1.0);
    private static final Scope SLOPES = Scope.of(3, List.of());

    private final IntFunction<Backend> device;

    protected KernelConformance(IntFunction<Backend> device) {
        this.device = device;
    }

    /// One grid and the axis that is solved.
    record Lines(Grid grid, int axis) {
        @Override
        public String toString() {
            return grid.n() + (grid.periodic(axis) ? " periodic" : " walls") + " axis " + axis;
        }
    }

    static List<Lines> lines() {
        List<Lines> lines = new ArrayList<>();
        for (boolean periodic : new boolean[] {true, false}) {
            for (int n : new int[] {1, 2, 3, 7, 64, 65}) lines.add(new Lines(grid(periodic, n), 0));
            for (int[] n : new int[][] {{7, 3}, {3, 65}, {65, 2}, {1, 7}, {2, 1}, {70, 5}})
                for (int axis = 0; axis < 2; axis++) lines.add(new Lines(grid(periodic, n), axis));
            for (int[] n : new int[][] {{3, 4, 5}, {7, 2, 3}, {2, 1, 7}})
                for (int axis = 0; axis < 3; axis++) lines.add(new Lines(grid(periodic, n), axis));
        }
        return lines;
    }

    static List<Lines> longLines() {
        return List.of(new Lines(grid(true, 1000), 0), new Lines(grid(false, 1000), 0), new Lines(grid(false, 2, 1000), 1));
    }

    private static Grid grid(boolean periodic, int... n) {
        BoundaryCondition condition = periodic ? BoundaryCondition.PERIODIC : BoundaryCondition.WALL;
        List<Interval> axes = new ArrayList<>();
        List<Domain.Sides> sides = new ArrayList<>();
        for (int axis = 0; axis < n.length; axis++) {
            axes.add(new Interval(-0.3 * axis, 1 + 0.2 * axis));
            sides.add(new Domain.Sides(condition, condition));
        }
        return Grid.of(new Domain(axes, sides), n);
    }

    /// One of each kind of slope function, for the slope of an axis.
    private static List<SlopeFunction> functions(int axis) {
        String p = "p_" + "xyz".charAt(axis);
        List<SlopeFunction> functions = new ArrayList<>();
        for (String text : List.of("0.7*P^2 + (0.5*sin(3*x) + t)*P", "(0.8*cos(3*x) - 0.2*t)*P", "0.6*P", "sqrt(1 + P^2) - 1 + (0.2*x + 0.1*t)*P",
                "abs(P)^1.5 + 0.3*P", "(1 + x^2)*P^2", "exp(0.3*P) - 1", "exp(-0.2*P) - 1"))
            functions.add(SlopeFunction.of(Parser.parse(text.replace("P", p), SLOPES).simplify(), p));
        return functions;
    }

    private static Buffer buffer(Backend backend, double[] values) {
        Buffer buffer = backend.allocate(values.length);
        buffer.write(values);
        return buffer;
    }

    private static double[] values(Buffer buffer) {
        double[] values = new double[buffer.size()];
        buffer.read(values);
        return values;
    }

    @Test
    void slopeFunctionsOfAllKindsAreTested() {
        List<String> kinds = functions(0).stream().map(h -> h.getClass().getSimpleName()).distinct().sorted().toList();
        assertEquals(List.of("Convex", "Linear", "Quadratic"), kinds);
    }

    @ParameterizedTest
    @MethodSource({"lines", "longLines"})
    void lineSolvesAgreeWithDenseMatrices(Lines lines) {
        Grid grid = lines.grid();
        SplittableRandom random = new SplittableRandom(grid.size());
        // A rising exponential has no cheapest slope: what standing at a wall costs is a limit that line solves do not take.
        int kinds = grid.size() >= 1000 ? 1 : grid.size() > 70 ? 4 : grid.periodic(0) ? 8 : 6;
        try (Backend backend = device.apply(2)) {
            for (SlopeFunction h : functions(lines.axis()).subList(0, kinds))
                for (double nu : new double[] {0, 0.1}) agree(backend, lines, h, nu, random);
        }
    }

    private static void agree(Backend backend, Lines lines, SlopeFunction h, double nu, SplittableRandom random) {
        Grid grid = lines.grid();
        double dt = 0.05;
        AxisStage stage = backend.axisStage(grid, lines.axis(), h, Formula.constant(nu), dt, Map.of());
        for (double t : new double[] {0.25, 0.5}) {
            DenseStage dense = new DenseStage(grid, lines.axis(), h, nu, dt, t);
            double[] previous = Slice.rough(random, grid.size(), 1);
            Buffer w = backend.allocate(grid.size());
            stage.at(t, w);
            stage.solve(buffer(backend, previous), w);
            double[] solved = values(w);
            double terms = 1 + 4 * nu * dt / Math.pow(grid.h(lines.axis()), 2) + Slice.magnitude(dense.residual(previous, previous));
            assertTrue(Slice.magnitude(dense.residual(previous, solved)) <= 64 * ULP * terms, () -> "residual of " + h);
            double[] right = Slice.rough(random, grid.size(), 1);
            Buffer out = backend.allocate(grid.size());
            stage.tangent(w, buffer(backend, right), out);
            assertArrayEquals(dense.apply(solved, right, false), values(out), 1e-12, () -> "tangent of " + h);
            stage.transpose(w, buffer(backend, right), out);
            assertArrayEquals(dense.apply(solved, right, true), values(out), 1e-12, () -> "transpose of " + h);
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void linesAreSolvedInPlace(Lines lines) {
        try (Backend backend = device.apply(1)) {
            double[] previous = Slice.rough(new SplittableRandom(5), lines.grid().size(), 1);
            AxisStage stage = backend.axisStage(lines.grid(), lines.axis(), functions(lines.axis()).getFirst(), Formula.constant(0.1), 0.05, Map.of());
            Buffer same = buffer(backend, previous);
            Buffer other = backend.allocate(previous.length);
            stage.at(0.5, same);
            stage.solve(same, other);
            stage.solve(same, same);
            assertArrayEquals(values(other), values(same));
            stage.tangent(other, same, same);
            stage.tangent(other, other, other);
            assertArrayEquals(values(other), values(same));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void resultsDoNotDependOnTheNumberOfThreads(int threads) {
        try (Backend one = device.apply(1); Backend more = device.apply(threads)) {
            assertEquals(threads, more.threads());
            assertArrayEquals(everything(one), everything(more));
        }
    }

    private static double[] everything(Backend backend) {
        Grid grid = grid(true, 200, 100);
        SplittableRandom random = new SplittableRandom(11);
        Buffer u = buffer(backend, Slice.rough(random, grid.size(), 1));
        Buffer m = buffer(backend, Slice.density(random, grid.size()));
        List<Double> results = new ArrayList<>();
        for (int axis = 0; axis < 2; axis++)
            for (SlopeFunction h : functions(axis).subList(0, 4)) {
                AxisStage stage = backend.axisStage(grid, axis, h, Formula.constant(0.01), 0.02, Map.of());
                stage.at(0.3, m);
                stage.solve(u, u);
                stage.transpose(u, m, m);
                stage.tangent(u, m, m);
            }
        results.add(backend.dot(u, m, 200));
        results.add(backend.sum(u, 200));
        Formula formula = Parser.parse("sin(x*y)*u + exp(-m)*t", Scope.of(2, List.of("u", "m")));
        backend.pointwise(formula, grid, Map.of(), List.of("u", "m"), List.of("t")).apply(u, new Buffer[] {u, m}, 0.4);
        for (double value : values(u)) results.add(value);
        for (double value : values(m)) results.add(value);
        return results.stream().mapToDouble(Double::doubleValue).toArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 64, 65, 1000, 40_000})
    void reductionsAgreeWithPlainLoops(int size) {
        SplittableRandom random = new SplittableRandom(size);
        double[] x = Slice.rough(random, size, 1);
        double[] y = Slice.rough(random, size, 1);
        try (Backend backend = device.apply(3)) {
            Buffer bx = buffer(backend, x);
            Buffer by = buffer(backend, y);
            for (int row : new int[] {1, size}) {
                assertEquals(Slice.dot(x, y), backend.dot(bx, by, row), 1e-12 * size);
                assertEquals(Slice.mass(x), backend.sum(bx, row), 1e-12 * size);
            }
            assertEquals(java.util.Arrays.stream(x).max().orElseThrow(), backend.max(bx));
            assertEquals(java.util.Arrays.stream(x).min().orElseThrow(), backend.min(bx));
            assertEquals(Slice.distance(x, y), backend.distance(bx, by));
            assertEquals(-1, backend.firstNonFinite(bx));
            assertArrayEquals(new double[size], values(backend.allocate(size)));
            Buffer out = backend.allocate(size);
            backend.combine(out, 2, bx, -3, by);
            assertEquals(0, Slice.distance(Slice.plus(Slice.plus(x, 1, x), -3, y), values(out)), 4 * ULP, "combination");
            backend.combine(bx, 2, bx, -3, by);
            assertArrayEquals(values(out), values(bx));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void valuesThatAreNotFiniteAreFound(double bad) {
        int size = 50_000;
        try (Backend backend = device.apply(2)) {
            for (int place : new int[] {0, 1, 16_383, 16_384, 49_999}) {
                double[] x = new double[size];
                x[place] = bad;
                x[49_999] = bad;
                Buffer bad1 = buffer(backend, x);
                assertEquals(place, backend.firstNonFinite(bad1));
                Buffer zero = backend.allocate(size);
                assertEquals(bad, Double.isNaN(bad) || bad > 0 ? backend.max(bad1) : backend.min(bad1));
                assertEquals(Math.abs(bad), backend.distance(bad1, zero));
                if (Double.isNaN(bad)) assertTrue(Double.isNaN(backend.min(bad1)) && Double.isNaN(backend.sum(bad1, 1000)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"periodic", "walls"})
    void formulasSeeCoordinatesFieldsSlicesAndNumbers(String sides) {
        SpaceFunction field = x -> x[0] * x[0] + 1;
        try (Backend backend = device.apply(2)) {
            for (int[] n : new int[][] {{5}, {1000}, {7, 3}, {3, 4, 5}, {600, 40}}) {
                Grid grid = grid(sides.equals("periodic"), n);
                String text = "u*(x + 2*x^2*V)" + (n.length > 1 ? " + sin(y)*V" : "") + (n.length > 2 ? " + z*t" : "") + " + a*m - V";
                Formula formula = Parser.parse(text, new Scope(java.util.Set.of("x", "y", "z", "t", "u", "m", "a", "V"), Map.of()));
                PointwiseKernel kernel = backend.pointwise(formula, grid, Map.of("V", field), List.of("m", "u"), List.of("a", "t"));
                double[] m = Slice.rough(new SplittableRandom(1), grid.size(), 1);
                double[] u = Slice.rough(new SplittableRandom(2), grid.size(), 1);
                Buffer inPlace = buffer(backend, u);
                kernel.apply(inPlace, new Buffer[] {buffer(backend, m), inPlace}, 0.3, 0.7);
                double[] out = values(inPlace);
                for (int i = 0; i < out.length; i++) {
                    double[] x = grid.point(i);
                    double V = field.at(x);
                    double expected = u[i] * (x[0] + 2 * x[0] * x[0] * V) + (n.length > 1 ? Math.sin(x[1]) * V : 0) + (n.length > 2 ? x[2] * 0.7 : 0) + 0.3 * m[i] - V;
                    assertEquals(expected, out[i], 1e-14);
                }
            }
        }
    }

    @Test
    void kernelsRefuseTheWrongNumberOfSlices() {
        try (Backend backend = device.apply(1)) {
            PointwiseKernel kernel = backend.pointwise(Formula.symbol("u"), grid(true, 4), Map.of(), List.of("u"), List.of("t"));
            Buffer u = backend.allocate(4);
            assertThrows(IllegalArgumentException.class, () -> kernel.apply(u, new Buffer[0], 0));
            assertThrows(IllegalArgumentException.class, () -> kernel.apply(u, new Buffer[] {u}));
        }
    }

    @Test
    void notANumberInALineStaysInSightAndEnds() {
        Grid grid = grid(true, 8, 3);
        try (Backend backend = device.apply(1)) {
            for (SlopeFunction h : functions(0)) {
                AxisStage stage = backend.axisStage(grid, 0, h, Formula.constant(0.1), 0.05, Map.of());
                double[] u = new double[24];
                u[10] = Double.NaN;
                Buffer w = backend.allocate(24);
                stage.at(0.5, w);
                stage.solve(buffer(backend, u), w);
                assertTrue(backend.firstNonFinite(w) >= 8, "the blemish is in the second line");
                assertTrue(Double.isNaN(values(w)[10]));
                assertEquals(0, Slice.magnitude(java.util.Arrays.copyOf(values(w), 8)), 1e-15, "the first line knows nothing of it");
            }
        }
    }
}
