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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mfglab.conformance.LineChecks.Lines;
import org.mfglab.device.AxisStage;
import org.mfglab.device.Backend;
import org.mfglab.device.Buffer;
import org.mfglab.device.LevelStage;
import org.mfglab.device.NumericalHamiltonian;
import org.mfglab.device.PointwiseKernel;
import org.mfglab.formula.Formula;
import org.mfglab.formula.Parser;
import org.mfglab.formula.Scope;
import org.mfglab.formula.SlopeFunction;
import org.mfglab.game.Hamiltonian;
import org.mfglab.grid.Grid;
import org.mfglab.grid.SpaceFunction;

/// What every device must compute, compared with plain loops and dense matrices; a subclass says how a device is opened for a
/// number of threads.
public abstract class KernelConformance {

    private static final double ULP = Math.ulp(1.0);

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
    @MethodSource("org.mfglab.conformance.LineChecks#lines")
    void lineSolvesAgreeWithDenseMatrices(Lines lines) {
        // A rising exponential has no cheapest slope: what standing at a wall costs is a limit that line solves do not take.
        int kinds = lines.grid().size() > 70 ? 4 : lines.grid().periodic(0) ? 8 : 6;
        try (Backend backend = device.apply(2)) {
            for (SlopeFunction h : LineChecks.functions(lines.axis()).subList(0, kinds))
                for (String nu : List.of("0", "0.1")) LineChecks.agree(backend, lines, h, nu);
        }
    }

    @ParameterizedTest
    @MethodSource("org.mfglab.conformance.LineChecks#longLines")
    void longLineSolvesAgreeWithDenseMatrices(Lines lines) {
        try (Backend backend = device.apply(2)) {
            LineChecks.agree(backend, lines, LineChecks.functions(lines.axis()).getFirst(), "0.1");
        }
    }

    @ParameterizedTest
    @MethodSource("org.mfglab.conformance.LineChecks#rooms")
    void lineSolvesInEveryRoomAgreeWithDenseMatrices(Lines lines) {
        List<SlopeFunction> functions = LineChecks.crowded(lines.axis());
        try (Backend backend = device.apply(2)) {
            for (SlopeFunction h : lines.grid().size() > 200 ? functions.subList(0, 1) : functions) LineChecks.agree(backend, lines, h, "0.1*(1 + 0.5*cos(3*x) + t*V)");
            LineChecks.agree(backend, lines, functions.getFirst(), "0");
        }
    }

    @ParameterizedTest
    @MethodSource({"org.mfglab.conformance.LineChecks#lines", "org.mfglab.conformance.LineChecks#rooms"})
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
    @MethodSource("org.mfglab.conformance.LevelStageChecks#cases")
    void levelsAgreeWithDenseMatrices(LevelStageChecks.Case test) {
        try (Backend backend = device.apply(2)) {
            LevelStageChecks.agree(backend, test);
            LevelStageChecks.shortStepsArePreconditionedWell(backend, test);
        }
    }

    @Test
    void steepestSlopeOfALevelIsFound() {
        try (Backend backend = device.apply(2)) {
            LevelStageChecks.steepestSlopeIsFound(backend);
        }
    }

    @ParameterizedTest
    @MethodSource("org.mfglab.conformance.ConvolutionChecks#places")
    void convolutionsAgreeWithSums(Place place) {
        try (Backend backend = device.apply(2)) {
            ConvolutionChecks.agreeWithSums(backend, place);
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
        try (Backend one = device.apply(1); Backend more = device.apply(threads)) {
            assertEquals(threads, more.threads());
            assertArrayEquals(everything(one), everything(more));
        }
    }

    private static double[] everything(Backend backend) {
        Grid grid = Grid.of(Room.PILLAR_AT_DOOR.domain(2), 200, 100);
        SplittableRandom random = new SplittableRandom(11);
        Buffer u = LineChecks.buffer(backend, LineChecks.rough(random, grid, -1, 1));
        Buffer m = LineChecks.buffer(backend, LineChecks.rough(random, grid, 0, 2));
        List<Double> results = new ArrayList<>();
        for (int axis = 0; axis < 2; axis++)
            for (SlopeFunction h : LineChecks.functions(axis).subList(0, 4)) {
                AxisStage stage = backend.axisStage(grid, axis, h, Formula.constant(0.01), 0.02, Map.of());
                stage.at(0.3, m);
                stage.solve(u, u);
                results.add(stage.transpose(u, m, m));
                stage.tangent(u, m, m);
            }
        level(backend, grid, u, m, results);
        Buffer spread = backend.allocate(grid.size());
        backend.convolution(grid, Parser.parse("exp(-20*(x^2 + y^2))", Scope.space(2, List.of()))).apply(m, spread);
        results.add(backend.dot(u, m, 200));
        results.add(backend.dot(u, spread, 200));
        results.add(backend.sum(u, 200));
        Formula formula = Parser.parse("sin(x*y)*u + exp(-m)*t", Scope.of(2, List.of("u", "m")));
        backend.pointwise(formula, grid, Map.of(), List.of("u", "m"), List.of("t")).apply(u, new Buffer[] {u, m}, 0.4);
        for (double value : LineChecks.values(u)) results.add(value);
        for (double value : LineChecks.values(m)) results.add(value);
        return results.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /// What an equation of all axes adds.
    private static void level(Backend backend, Grid grid, Buffer u, Buffer m, List<Double> results) {
        Hamiltonian h = new Hamiltonian(Parser.parse("0.5*p_x^2 + 0.3*p_y + 0.4*norm(p)^1.5", Scope.of(2, List.of())), 2);
        Hamiltonian.Structure.Sum sum = (Hamiltonian.Structure.Sum) h.structure();
        var g = new NumericalHamiltonian.Upwind(sum.axes(), sum.radial(), Hamiltonian.RADIUS);
        LevelStage stage = backend.levelStage(grid, g, Parser.parse("0.1 + x", Scope.space(2, List.of())), 0.02, 0.3, Map.of());
        Buffer out = backend.allocate(grid.size());
        stage.at(0.3, m);
        stage.linearise(m, u, out);
        stage.precondition(out, u);
        stage.apply(u, out);
        stage.preconditionTransposed(out, u);
        stage.applyTransposed(u, out);
        stage.precondition(out, u);
        results.add(stage.stiffness());
        results.add(stage.outflow(m));
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
            for (int row : new int[] {1, size}) {
                assertEquals(Slice.dot(x, y), backend.dot(bx, by, row), 1e-12 * size);
                assertEquals(Slice.mass(x), backend.sum(bx, row), 1e-12 * size);
            }
            assertEquals(java.util.Arrays.stream(x).max().orElseThrow(), backend.max(bx));
            assertEquals(java.util.Arrays.stream(x).min().orElseThrow(), backend.min(bx));
            assertEquals(Slice.distance(x, y), backend.distance(bx, by));
            assertEquals(-1, backend.firstNonFinite(bx));
            assertArrayEquals(new double[size], LineChecks.values(backend.allocate(size)));
            Buffer out = backend.allocate(size);
            backend.combine(out, 2, bx, -3, by);
            assertEquals(0, Slice.distance(Slice.plus(Slice.plus(x, 1, x), -3, y), LineChecks.values(out)), 4 * ULP, "combination");
            backend.combine(bx, 2, bx, -3, by);
            assertArrayEquals(LineChecks.values(out), LineChecks.values(bx));
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
                Formula formula = Parser.parse(text, new Scope(java.util.Set.of("x", "y", "z", "t", "u", "m", "a", "V"), Map.of()));
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

    /// Whatever a formula gives there.
    @ParameterizedTest
    @ValueSource(strings = {"1", "u", "1/u", "u + exp(-u)", "x + 2"})
    void formulasAreZeroInsideObstacles(String text) {
        for (Room room : List.of(Room.PILLAR, Room.PILLAR_ON_TORUS, Room.SEGMENTS))
            for (int d = 1; d <= 3; d++)
                try (Backend backend = device.apply(2)) {
                    Grid grid = room.grid(d);
                    PointwiseKernel kernel = backend.pointwise(Parser.parse(text, new Scope(java.util.Set.of("x", "u"), Map.of())), grid, Map.of(), List.of("u"), List.of());
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
