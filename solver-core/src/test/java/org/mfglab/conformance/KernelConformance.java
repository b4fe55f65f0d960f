package org.mfglab.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mfglab.conformance.LineChecks.Lines;
import org.mfglab.device.AxisStage;
import org.mfglab.device.Backend;
import org.mfglab.device.Buffer;
import org.mfglab.device.PointwiseKernel;
import org.mfglab.formula.Formula;
import org.mfglab.formula.Parser;
import org.mfglab.formula.Scope;
import org.mfglab.formula.SlopeFunction;
import org.mfglab.grid.BoundaryCondition;
import org.mfglab.grid.Grid;
import org.mfglab.grid.SpaceFunction;

/// What every device must compute, compared with plain loops and with the processor: the same bits for what is made of sums, products, quotients, roots and comparisons.
/// A subclass says how a device is opened for a number of threads, which it may disregard:
///
/// ```java
/// class CpuConformanceTest extends KernelConformance {
///     CpuConformanceTest() { super(Backend::cpu); }
/// }
/// ```
public abstract class KernelConformance {

    private static final List<String> VISCOSITIES = List.of("0.1*(1 + 0.5*cos(3*x) + t*V)", "0.1", "0", "0.05*(1 + m)");
    private static final List<int[]> SIZES = List.of(new int[] {1}, new int[] {2}, new int[] {3}, new int[] {7}, new int[] {64}, new int[] {65}, new int[] {1000},
            new int[] {65, 3}, new int[] {2, 64}, new int[] {3, 7, 2}, new int[] {10, 10, 10});
    private static final double[] ODD = {0.0, -0.0, 1, -1, 2, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_VALUE, -1e-310, 1e-160, 1e200, -Double.MAX_VALUE};

    private final IntFunction<Backend> device;

    protected KernelConformance(IntFunction<Backend> device) {
        this.device = device;
    }

    @Test
    void slopeFunctionsOfAllKindsAreTested() {
        List<String> kinds = Stream.concat(LineChecks.functions(0).stream(), LineChecks.crowded(0).stream()).map(h -> h.getClass().getSimpleName()).distinct().sorted().toList();
        assertEquals(List.of("Convex", "Linear", "Quadratic"), kinds);
    }

    @ParameterizedTest
    @MethodSource("org.mfglab.conformance.LineChecks#samples")
    void lineSolvesAreThoseOfTheProcessor(Lines lines) {
        List<SlopeFunction> functions = new ArrayList<>(LineChecks.crowded(lines.axis()));
        if (lines.room().equals("box")) functions.addAll(LineChecks.functions(lines.axis()).subList(0, LineChecks.EXACT));
        try (Backend backend = device.apply(2)) {
            for (int k = 0; k < functions.size(); k++) {
                SlopeFunction h = functions.get(k);
                String nu = VISCOSITIES.get(k % VISCOSITIES.size());
                Answers.same(backend, (asked, answers) -> LineChecks.ask(asked, lines, h, nu, answers), lines + ", " + h);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"exp(0.3*P) - 1", "V*log(1 + exp(P))", "(1 + m)*P^2/(1 + 0.1*m)^0.7"})
    void lineSolvesWithElementaryFunctionsAreNearThoseOfTheProcessor(String h) {
        Lines lines = new Lines(LineChecks.grid(true, 7, 5), 1, "box");
        try (Backend backend = device.apply(2)) {
            Answers.near(backend, 1e-12, (asked, answers) -> LineChecks.ask(asked, lines, LineChecks.functions(1, h).getFirst(), "0.1", answers), h);
        }
    }

    /// Lines end one by one: what stands beside a line plays no part.
    @Test
    void linesDoNotDependOnTheirNeighbours() {
        BoundaryCondition exit = new BoundaryCondition.Exit(Formula.constant(0.2));
        BoundaryCondition[] ends = {BoundaryCondition.WALL, exit, new BoundaryCondition.Value(Formula.constant(-0.3)), BoundaryCondition.PERIODIC};
        try (Backend backend = device.apply(1)) {
            for (BoundaryCondition end : ends)
                for (SlopeFunction h : LineChecks.functions(0).subList(0, LineChecks.EXACT)) LineChecks.standAlone(backend, end, end == exit ? BoundaryCondition.WALL : end, h);
        }
    }

    @ParameterizedTest
    @MethodSource("org.mfglab.conformance.LineChecks#samples")
    void linesAreSolvedInPlace(Lines lines) {
        Grid grid = lines.grid();
        try (Backend backend = device.apply(1)) {
            double[] previous = LineChecks.rough(new SplittableRandom(5), grid, -1, 1);
            AxisStage stage = backend.axisStage(grid, lines.axis(), LineChecks.functions(lines.axis()).getFirst(), Formula.constant(0.1), 0.05, Map.of());
            Buffer same = LineChecks.buffer(backend, previous);
            Buffer other = backend.allocate(previous.length);
            stage.at(0.5, same);
            stage.solve(same, other);
            stage.solve(same, same);
            assertArrayEquals(LineChecks.values(other), LineChecks.values(same));
            stage.tangent(other, same, same);
            stage.tangent(other, other, other);
            assertArrayEquals(LineChecks.values(other), LineChecks.values(same));
            Buffer moved = backend.allocate(previous.length);
            double left = stage.transpose(other, same, moved);
            assertEquals(left, stage.transpose(other, same, same));
            assertArrayEquals(LineChecks.values(moved), LineChecks.values(same));
        }
    }

    @ParameterizedTest
    @MethodSource("org.mfglab.conformance.ConvolutionChecks#samples")
    void convolutionsAreThoseOfTheProcessor(Place place) {
        try (Backend backend = device.apply(2)) {
            Answers.near(backend, 1e-14, (asked, answers) -> ConvolutionChecks.ask(asked, place, answers), place);
        }
    }

    @Test
    void periodsOfAConvolutionAreBounded() {
        try (Backend backend = device.apply(1)) {
            ConvolutionChecks.periodsAreBounded(backend);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void resultsDoNotDependOnTheNumberOfThreads(int threads) {
        try (Backend backend = device.apply(threads)) {
            Answers.same(backend, KernelConformance::march, threads + " threads");
        }
    }

    /// Line solves, reductions and formulas in turn, on a grid that several threads share.
    private static void march(Backend backend, Answers answers) {
        Grid grid = Grid.of(Room.PILLAR_AT_DOOR.domain(2), 200, 100);
        SplittableRandom random = new SplittableRandom(11);
        Buffer u = LineChecks.buffer(backend, LineChecks.rough(random, grid, -1, 1));
        Buffer m = LineChecks.buffer(backend, LineChecks.rough(random, grid, 0, 2));
        for (int axis = 0; axis < 2; axis++)
            for (SlopeFunction h : LineChecks.functions(axis).subList(0, 4)) {
                AxisStage stage = backend.axisStage(grid, axis, h, Formula.constant(0.01), 0.02, Map.of());
                stage.at(0.3, m);
                stage.solve(u, u);
                answers.add("what left", stage.transpose(u, m, m));
                stage.tangent(u, m, m);
            }
        answers.add("product", backend.dot(u, m, 200));
        answers.add("sum", backend.sum(u, 200));
        Formula formula = Parser.parse("sin(x*y)*u + sqrt(1 + m^2)*t", Scope.of(2, List.of("u", "m")));
        backend.pointwise(formula, grid, Map.of(), List.of("u", "m"), List.of("t")).apply(u, new Buffer[] {u, m}, 0.4);
        answers.add("u", u);
        answers.add("m", m);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 64, 65, 1000, 40_000})
    void reductionsAgreeWithPlainLoops(int size) {
        SplittableRandom random = new SplittableRandom(size);
        double[] x = Slice.rough(random, size, 1);
        double[] y = Slice.rough(random, size, 1);
        try (Backend backend = device.apply(3)) {
            Buffer bx = LineChecks.buffer(backend, x);
            Buffer by = LineChecks.buffer(backend, y);
            for (int row : size % 5 == 0 ? new int[] {1, 5, size} : new int[] {1, size}) {
                assertEquals(rowByRow(row, size, i -> x[i] * y[i]), backend.dot(bx, by, row));
                assertEquals(rowByRow(row, size, i -> x[i]), backend.sum(bx, row));
            }
            assertEquals(java.util.Arrays.stream(x).max().orElseThrow(), backend.max(bx));
            assertEquals(java.util.Arrays.stream(x).min().orElseThrow(), backend.min(bx));
            assertEquals(Slice.distance(x, y), backend.distance(bx, by));
            assertEquals(-1, backend.firstNonFinite(bx));
            assertArrayEquals(new double[size], LineChecks.values(backend.allocate(size)));
            Buffer out = backend.allocate(size);
            backend.combine(out, 2, bx, -3, by);
            assertArrayEquals(IntStream.range(0, size).mapToDouble(i -> 2 * x[i] + -3 * y[i]).toArray(), LineChecks.values(out));
            backend.combine(bx, 2, bx, -3, by);
            assertArrayEquals(LineChecks.values(out), LineChecks.values(bx));
        }
    }

    private static double rowByRow(int row, int size, IntToDoubleFunction term) {
        double sum = 0;
        for (int start = 0; start < size; start += row) {
            double part = 0;
            for (int i = start; i < start + row; i++) part += term.applyAsDouble(i);
            sum += part;
        }
        return sum;
    }

    @Test
    void extremesKnowTheSignOfZero() {
        try (Backend backend = device.apply(1)) {
            for (double[] x : new double[][] {{0.0, -0.0}, {-0.0, 0.0}}) {
                assertEquals(0.0, backend.max(LineChecks.buffer(backend, x)));
                assertEquals(-0.0, backend.min(LineChecks.buffer(backend, x)));
            }
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
                Buffer bad1 = LineChecks.buffer(backend, x);
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
                Grid grid = LineChecks.grid(sides.equals("periodic"), n);
                String text = "u*(x + 2*x^2*V)" + (n.length > 1 ? " + sin(y)*V" : "") + (n.length > 2 ? " + z*t" : "") + " + a*m - V";
                Formula formula = Parser.parse(text, new Scope(Set.of("x", "y", "z", "t", "u", "m", "a", "V"), Map.of()));
                PointwiseKernel kernel = backend.pointwise(formula, grid, Map.of("V", field), List.of("m", "u"), List.of("a", "t"));
                double[] m = Slice.rough(new SplittableRandom(1), grid.size(), 1);
                double[] u = Slice.rough(new SplittableRandom(2), grid.size(), 1);
                Buffer inPlace = LineChecks.buffer(backend, u);
                kernel.apply(inPlace, new Buffer[] {LineChecks.buffer(backend, m), inPlace}, 0.3, 0.7);
                double[] out = LineChecks.values(inPlace);
                for (int i = 0; i < out.length; i++) {
                    double[] x = grid.point(i);
                    double V = field.at(x);
                    double expected = u[i] * (x[0] + 2 * x[0] * x[0] * V) + (n.length > 1 ? Math.sin(x[1]) * V : 0) + (n.length > 2 ? x[2] * 0.7 : 0) + 0.3 * m[i] - V;
                    assertEquals(expected, out[i], 1e-14);
                }
            }
        }
    }

    /// Sums, products, quotients, roots and comparisons.
    @ParameterizedTest
    @ValueSource(strings = {"u*u + m*m*m - u*m", "(u + m)/(u - m) + a*x", "sqrt(abs(u)) - t/m", "abs(u)^1.5 + m^-3 - u^0.25", "min(u, m, a) - max(u, -m)", "where(u < m and m <= 1, u, -m)",
            "where(u == m or u > 2, V*u, x/u)", "step(u) + abs(m)", "norm([u, m])*V + sin(3*x)*u", "m/(1 + u^2)^0.75"})
    void arithmeticIsThatOfTheProcessorBitByBit(String text) {
        for (int[] n : SIZES) {
            try (Backend backend = device.apply(2)) {
                Answers.same(backend, (asked, answers) -> evaluate(asked, text, n, answers), text);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"exp(u)", "log(abs(m))", "sin(u)", "cos(m)", "tan(u)", "tanh(u)", "erf(m)", "abs(u)^m", "abs(u)^0.3", "exp(-abs(u)) + 2 + sin(x*t)"})
    void elementaryFunctionsAreThoseOfTheProcessorUpToEightUlps(String text) {
        try (Backend backend = device.apply(2); Backend processor = Backend.cpu(1)) {
            double[] expected = evaluated(processor, text, 1000);
            double[] found = evaluated(backend, text, 1000);
            for (int i = 0; i < found.length; i++)
                if (Double.isFinite(expected[i])) assertEquals(expected[i], found[i], 8 * Math.ulp(expected[i]), text);
                else assertEquals(expected[i], found[i], text);
        }
    }

    private static void evaluate(Backend backend, String text, int[] n, Answers answers) {
        answers.add(text, evaluated(backend, text, n));
    }

    /// A formula of slices with numbers of all kinds, written to one of them.
    private static double[] evaluated(Backend backend, String text, int... n) {
        Grid grid = LineChecks.grid(false, n);
        SplittableRandom random = new SplittableRandom(8);
        Scope scope = new Scope(Set.of("x", "u", "m", "a", "t", "V"), Map.of());
        PointwiseKernel kernel = backend.pointwise(Parser.parse(text, scope), grid, LineChecks.FIELDS, List.of("u", "m"), List.of("a", "t"));
        Buffer u = LineChecks.buffer(backend, odd(random, grid.size()));
        kernel.apply(u, new Buffer[] {u, LineChecks.buffer(backend, odd(random, grid.size()))}, 0.3, 0.7);
        return LineChecks.values(u);
    }

    /// Random numbers, and between them some that are not like others.
    private static double[] odd(SplittableRandom random, int size) {
        double[] values = Slice.rough(random, size, 3);
        for (int i = 0; i < size; i++) if (random.nextInt(4) == 0) values[i] = ODD[random.nextInt(ODD.length)];
        return values;
    }

    /// Whatever a formula gives there.
    @ParameterizedTest
    @ValueSource(strings = {"1", "u", "1/u", "u + exp(-u)", "x + 2"})
    void formulasAreZeroInsideObstacles(String text) {
        for (Room room : List.of(Room.PILLAR, Room.PILLAR_ON_TORUS, Room.SEGMENTS))
            for (int d = 1; d <= 3; d++)
                try (Backend backend = device.apply(2)) {
                    Grid grid = room.grid(d);
                    PointwiseKernel kernel = backend.pointwise(Parser.parse(text, new Scope(Set.of("x", "u"), Map.of())), grid, Map.of(), List.of("u"), List.of());
                    double[] u = new double[grid.size()];
                    for (int i = 0; i < u.length; i++) u[i] = grid.solid(i) ? 0 : 1 + i;
                    Buffer out = LineChecks.buffer(backend, u);
                    kernel.apply(out, new Buffer[] {out});
                    double[] found = LineChecks.values(out);
                    for (int i = 0; i < u.length; i++) assertEquals(grid.solid(i), found[i] == 0, room + " cell " + i + ": " + found[i]);
                }
    }

    @Test
    void kernelsRefuseTheWrongNumberOfSlices() {
        try (Backend backend = device.apply(1)) {
            PointwiseKernel kernel = backend.pointwise(Formula.symbol("u"), LineChecks.grid(true, 4), Map.of(), List.of("u"), List.of("t"));
            Buffer u = backend.allocate(4);
            assertThrows(IllegalArgumentException.class, () -> kernel.apply(u, new Buffer[0], 0));
            assertThrows(IllegalArgumentException.class, () -> kernel.apply(u, new Buffer[] {u}));
        }
    }

    @Test
    void notANumberInALineStaysInSightAndEnds() {
        Grid grid = LineChecks.grid(true, 8, 3);
        try (Backend backend = device.apply(1)) {
            for (SlopeFunction h : LineChecks.functions(0)) {
                AxisStage stage = backend.axisStage(grid, 0, h, Formula.constant(0.1), 0.05, Map.of());
                double[] u = new double[24];
                u[10] = Double.NaN;
                Buffer w = backend.allocate(24);
                stage.at(0.5, w);
                stage.solve(LineChecks.buffer(backend, u), w);
                assertTrue(backend.firstNonFinite(w) >= 8, "the blemish is in the second line");
                assertTrue(Double.isNaN(LineChecks.values(w)[10]));
                assertEquals(0, Slice.magnitude(java.util.Arrays.copyOf(LineChecks.values(w), 8)), 1e-15, "the first line knows nothing of it");
            }
        }
    }
}
