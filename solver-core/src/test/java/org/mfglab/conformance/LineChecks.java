package org.mfglab.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.mfglab.device.AxisStage;
import org.mfglab.device.Backend;
import org.mfglab.device.Buffer;
import org.mfglab.formula.Formula;
import org.mfglab.formula.Parser;
import org.mfglab.formula.Scope;
import org.mfglab.formula.SlopeFunction;
import org.mfglab.grid.BoundaryCondition;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Grid;
import org.mfglab.grid.Interval;
import org.mfglab.grid.SpaceFunction;

/// The line solves of a device against dense matrices.
final class LineChecks {

    static final Map<String, SpaceFunction> FIELDS = Map.of("V", x -> 1.2 + 0.3 * Math.sin(5 * x[0]) * x[x.length - 1]);
    private static final double ULP = Math.ulp(1.0);
    private static final Scope SLOPES = Scope.of(3, List.of("V"));
    private static final double DT = 0.05;

    private LineChecks() { }

    /// One grid and the axis that is solved.
    record Lines(Grid grid, int axis, String room) {
        @Override
        public String toString() {
            return room + " " + grid.n() + " axis " + axis;
        }
    }

    /// Boxes of many sizes, glued and with walls.
    static List<Lines> lines() {
        List<Lines> lines = new ArrayList<>();
        for (boolean periodic : new boolean[] {true, false}) {
            for (int n : new int[] {1, 2, 3, 7, 64, 65}) along(lines, grid(periodic, n), "box");
            for (int[] n : new int[][] {{7, 3}, {3, 65}, {65, 2}, {1, 7}, {2, 1}, {70, 5}, {3, 4, 5}, {7, 2, 3}, {2, 1, 7}}) along(lines, grid(periodic, n), "box");
        }
        return lines;
    }

    /// Every room with sizes of 1, 2, 3, 7 and pieces of 1, 2, 3, 64, 65.
    static List<Lines> rooms() {
        List<Lines> lines = new ArrayList<>();
        for (Place place : Place.all())
            if (!place.room().segmented() || place.dimension() < 3) along(lines, Grid.of(place.domain(), place.n()), place.room().toString());
        return lines;
    }

    static List<Lines> longLines() {
        return List.of(new Lines(grid(true, 1000), 0, "box"), new Lines(grid(false, 1000), 0, "box"), new Lines(grid(false, 2, 1000), 1, "box"));
    }

    /// Boxes and rooms for comparisons of devices: fewer than for those with dense matrices, and the longest lines.
    static List<Lines> samples() {
        List<Lines> lines = new ArrayList<>();
        for (boolean periodic : new boolean[] {true, false})
            for (int[] n : new int[][] {{1}, {2}, {3}, {7}, {64}, {65}, {1000}, {1, 7}, {7, 3}, {3, 65}, {70, 5}, {2, 1000}, {3, 4, 5}, {2, 1, 7}})
                along(lines, grid(periodic, n), "box");
        for (Place place : Place.ofEachRoom())
            if (!place.room().plain()) along(lines, Grid.of(place.domain(), place.n()), place.room().toString());
        return lines;
    }

    private static void along(List<Lines> lines, Grid grid, String room) {
        for (int axis = 0; axis < grid.dimension(); axis++) lines.add(new Lines(grid, axis, room));
    }

    /// A box whose sides have different lengths.
    static Grid grid(boolean periodic, int... n) {
        BoundaryCondition condition = periodic ? BoundaryCondition.PERIODIC : BoundaryCondition.WALL;
        List<Interval> axes = new ArrayList<>();
        List<Domain.Sides> sides = new ArrayList<>();
        for (int axis = 0; axis < n.length; axis++) {
            axes.add(new Interval(-0.3 * axis, 1 + 0.2 * axis));
            sides.add(new Domain.Sides(condition, condition));
        }
        return Grid.of(new Domain(axes, sides), n);
    }

    static List<SlopeFunction> functions(int axis, String... texts) {
        String p = "p_" + "xyz".charAt(axis);
        List<SlopeFunction> functions = new ArrayList<>();
        for (String text : texts) functions.add(SlopeFunction.of(Parser.parse(text.replace("P", p), SLOPES).simplify(), p));
        return functions;
    }

    /// So many of [#functions(int)] are made of sums, products, quotients and roots.
    static final int EXACT = 6;

    /// One of each kind of slope function, for the slope of an axis.
    static List<SlopeFunction> functions(int axis) {
        return functions(axis, "0.7*P^2 + (0.5*sin(3*x) + t)*P", "(0.8*cos(3*x) - 0.2*t)*P", "0.6*P", "sqrt(1 + P^2) - 1 + (0.2*x + 0.1*t)*P",
                "abs(P)^1.5 + 0.3*P", "(1 + x^2)*P^2", "exp(0.3*P) - 1", "exp(-0.2*P) - 1");
    }

    /// Congestion, and coefficients in space, time and fields.
    static List<SlopeFunction> crowded(int axis) {
        return functions(axis, "0.5*(1 + 0.4*sin(3*x))*P^2/(1 + m) + (0.5*sin(3*x) + t - 0.2*m)*P", "(0.8*cos(3*x) - 0.2*t + 0.1*m)*P",
                "V*P^2 - 0.3*V*P", "(1 + 0.5*m)*(sqrt(1 + P^2) - 1) + (0.2*x + 0.1*m - 0.3*V)*P");
    }

    static Buffer buffer(Backend backend, double[] values) {
        Buffer buffer = backend.allocate(values.length);
        buffer.write(values);
        return buffer;
    }

    static double[] values(Buffer buffer) {
        double[] values = new double[buffer.size()];
        buffer.read(values);
        return values;
    }

    /// Random values, zero in obstacles.
    static double[] rough(SplittableRandom random, Grid grid, double low, double high) {
        double[] values = random.doubles(grid.size(), low, high).toArray();
        for (int i = 0; i < values.length; i++) if (grid.solid(i)) values[i] = 0;
        return values;
    }

    static void agree(Backend backend, Lines lines, SlopeFunction h, String viscosity) {
        Grid grid = lines.grid();
        SplittableRandom random = new SplittableRandom(grid.size());
        Formula nu = Parser.parse(viscosity, SLOPES);
        AxisStage stage = backend.axisStage(grid, lines.axis(), h, nu, DT, FIELDS);
        for (double t : new double[] {0.25, 0.5}) {
            double[] m = rough(random, grid, 0, 2);
            FormulaRules rules = new FormulaRules(grid, FIELDS, t, m);
            double[] diffusion = rules.evaluate(nu);
            stage.at(t, buffer(backend, m));
            DenseLevel dense = new DenseLevel(grid, new int[] {lines.axis()}, DT, 0).at(rules.upwind(List.of(h), Optional.empty(), ""), diffusion, t);
            agree(backend, stage, dense, grid, 1 + 4 * Slice.magnitude(diffusion) * DT / Math.pow(grid.h(lines.axis()), 2), random, lines + ", " + h);
        }
    }

    private static void agree(Backend backend, AxisStage stage, DenseLevel dense, Grid grid, double stiffness, SplittableRandom random, String told) {
        double[] previous = rough(random, grid, -1, 1);
        Buffer w = backend.allocate(grid.size());
        stage.solve(buffer(backend, previous), w);
        double[] solved = values(w);
        double terms = stiffness + Slice.magnitude(dense.residual(previous, previous));
        double left = Slice.magnitude(dense.residual(previous, solved));
        assertTrue(left <= 64 * ULP * terms, () -> "residual %s of %s".formatted(left, told));
        DenseLevel.Matrix matrix = dense.matrix(solved);
        double[] right = rough(random, grid, -1, 1);
        Buffer out = backend.allocate(grid.size());
        stage.tangent(w, buffer(backend, right), out);
        assertArrayEquals(matrix.solve(right), values(out), 1e-12, () -> "tangent of " + told);
        double gone = stage.transpose(w, buffer(backend, right), out);
        double[] moved = values(out);
        assertArrayEquals(matrix.transport(right), moved, 1e-12, () -> "transpose of " + told);
        assertEquals(Slice.dot(matrix.exits(), moved), gone, 1e-12, () -> "what left of " + told);
        assertEquals(Slice.mass(right), Slice.mass(moved) + gone, 1e-12, () -> "balance of " + told);
        for (int i = 0; i < grid.size(); i++) if (grid.solid(i)) assertEquals(0, Math.abs(solved[i]) + Math.abs(moved[i]), () -> "obstacles of " + told);
    }

    /// Solves on lines whose values are of different sizes, so that not all of them take the same number of steps.
    static void ask(Backend backend, Lines lines, SlopeFunction h, String viscosity, Answers answers) {
        Grid grid = lines.grid();
        SplittableRandom random = new SplittableRandom(grid.size());
        AxisStage stage = backend.axisStage(grid, lines.axis(), h, Parser.parse(viscosity, SLOPES), DT, FIELDS);
        Buffer w = backend.allocate(grid.size());
        Buffer out = backend.allocate(grid.size());
        for (double t : new double[] {0.25, 0.5}) {
            stage.at(t, buffer(backend, rough(random, grid, 0, 2)));
            stage.solve(buffer(backend, uneven(random, lines)), w);
            answers.add("solution", w);
            Buffer right = buffer(backend, rough(random, grid, -1, 1));
            stage.tangent(w, right, out);
            answers.add("tangent", out);
            double left = stage.transpose(w, right, out);
            answers.add("transpose", out);
            answers.add("what left", left);
        }
    }

    private static double[] uneven(SplittableRandom random, Lines lines) {
        double[] values = rough(random, lines.grid(), -1, 1);
        int stride = lines.grid().stride(lines.axis());
        for (int i = 0; i < values.length; i++) {
            int line = i % stride + i / (stride * lines.grid().n(lines.axis()));
            values[i] *= Math.pow(8, line % 5 - 3);
        }
        return values;
    }

    /// Lines side by side, and each as a grid of its own: the same bits.
    static void standAlone(Backend backend, BoundaryCondition low, BoundaryCondition high, SlopeFunction h) {
        int n = 9;
        int count = 70;
        Domain.Sides ends = new Domain.Sides(low, high);
        Domain.Sides walls = new Domain.Sides(BoundaryCondition.WALL, BoundaryCondition.WALL);
        Interval unit = new Interval(0, 1);
        Grid plane = Grid.of(new Domain(List.of(unit, unit), List.of(ends, walls)), n, count);
        Grid line = Grid.of(new Domain(List.of(unit), List.of(ends)), n);
        double[] values = uneven(new SplittableRandom(3), new Lines(plane, 0, "plane"));
        values[2 * n] = Double.NaN;
        double[] together = solved(backend, plane, h, values);
        for (int k = 0; k < count; k++)
            assertArrayEquals(solved(backend, line, h, Arrays.copyOfRange(values, k * n, (k + 1) * n)), Arrays.copyOfRange(together, k * n, (k + 1) * n), "line " + k + " of " + h);
    }

    private static double[] solved(Backend backend, Grid grid, SlopeFunction h, double[] previous) {
        AxisStage stage = backend.axisStage(grid, 0, h, Formula.constant(0.1), DT, FIELDS);
        Buffer w = buffer(backend, previous);
        stage.at(0.25, buffer(backend, new double[grid.size()]));
        stage.solve(w, w);
        return values(w);
    }
}
