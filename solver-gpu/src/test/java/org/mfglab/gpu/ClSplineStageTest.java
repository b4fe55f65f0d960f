package org.mfglab.gpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mfglab.device.Backend;
import org.mfglab.device.Buffer;
import org.mfglab.device.SplineStage;
import org.mfglab.formula.Formula;
import org.mfglab.formula.Parser;
import org.mfglab.formula.Scope;
import org.mfglab.grid.BoundaryCondition;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Grid;
import org.mfglab.grid.Interval;

/// The step of second order along characteristics has the bits of the processor's, however work is cut.
class ClSplineStageTest {

    private static final double DT = 0.3;

    /// Searches among rough values try many moves.
    private static final int MOST_SEARCHED = 2_000;
    private static final List<String> WINDS = List.of("0.4*y*x - t/(1 + x^2)", "1.5", "sqrt(x^2 + z^2) - t");

    /// A grid and the variance of its noise.
    private record Trial(Grid grid, double... variance) {

        static Trial of(boolean periodic, int... n) {
            Interval[] axes = IntStream.range(0, n.length).mapToObj(k -> new Interval(-1, 0.5 + k)).toArray(Interval[]::new);
            Domain domain = periodic ? Domain.torus(axes) : Domain.box(axes);
            return new Trial(Grid.of(domain, n), Arrays.copyOf(new double[] {0.2, 7, 1.3}, n.length));
        }

        @Override
        public String toString() {
            return grid + ", periodic " + IntStream.range(0, grid.dimension()).mapToObj(grid::periodic).toList();
        }

        /// One periodic axis beside walls.
        static Trial mixed(int... n) {
            Interval[] axes = Collections.nCopies(n.length, new Interval(0, 1)).toArray(Interval[]::new);
            Domain.Sides open = new Domain.Sides(BoundaryCondition.PERIODIC, BoundaryCondition.PERIODIC);
            List<Domain.Sides> sides = IntStream.range(0, n.length).mapToObj(k -> k == 0 ? open : Domain.box(axes).sides().get(k)).toList();
            return new Trial(Grid.of(new Domain(List.of(axes), sides), n), Arrays.copyOf(new double[] {3, 1.0 / 3, 0}, n.length));
        }
    }

    private static final List<Trial> TRIALS = List.of(Trial.of(true, 1), Trial.of(false, 1), Trial.of(true, 2), Trial.of(false, 3), Trial.of(true, 67), Trial.of(false, 1000), Trial.of(true, 34_000),
            Trial.of(true, 16, 9), Trial.of(false, 37, 40), Trial.of(false, 1, 7), Trial.mixed(3, 5), Trial.mixed(150, 260), Trial.of(false, 9, 2, 8), Trial.of(true, 8, 7, 1), Trial.mixed(24, 10, 17));

    static Stream<Arguments> forms() {
        return IntStream.rangeClosed(1, 3).boxed().flatMap(d -> Stream.of(Arguments.of(d, true), Arguments.of(d, false)));
    }

    /// A stage on one device, whose results come as arrays.
    private record Device(Backend backend, SplineStage stage, int size, int d) {

        static Device on(Backend backend, Trial trial, List<String> curvatures, List<String> winds) {
            int d = trial.grid.dimension();
            SplineStage stage = backend.splineStage(trial.grid, formulas(curvatures, d), formulas(winds, d), trial.variance, DT, Map.of());
            return new Device(backend, stage, trial.grid.size(), d);
        }

        private static List<Formula> formulas(List<String> texts, int d) {
            return texts.subList(0, d).stream().map(text -> Parser.parse(d == 1 ? text.replace("y", "0.7").replace("z", "1") : text, Scope.space(3, List.of("t")))).toList();
        }

        Buffer slice(double[] values) {
            Buffer slice = backend.allocate(size);
            slice.write(values);
            return slice;
        }

        Buffer[] slices(double[][] values) {
            return Arrays.stream(values).map(this::slice).toArray(Buffer[]::new);
        }

        double[] values(Buffer slice) {
            double[] values = new double[size];
            slice.read(values);
            return values;
        }

        double[] shake(double[] x) {
            Buffer out = slice(new double[size]);
            stage.shake(slice(x), out);
            return values(out);
        }

        double[][] drift(double t) {
            Buffer[] moves = slices(new double[d][size]);
            stage.drift(t, moves);
            return Arrays.stream(moves).map(this::values).toArray(double[][]::new);
        }

        /// The moves, and what they cost.
        double[][] search(double t, double[] x) {
            Buffer[] found = slices(new double[d + 1][size]);
            stage.search(t, slice(x), Arrays.copyOf(found, d), found[d]);
            return Arrays.stream(found).map(this::values).toArray(double[][]::new);
        }

        double[] gather(double[][] moves, double[] x) {
            Buffer out = slice(new double[size]);
            stage.gather(slices(moves), slice(x), out);
            return values(out);
        }

        double[] deposit(double[][] moves, double[] x) {
            Buffer out = slice(x.clone());
            stage.deposit(slices(moves), slice(x), out);
            return values(out);
        }
    }

    /// Asks both devices.
    private interface Question {
        void ask(Trial trial, Device expected, Device found, SplittableRandom random);
    }

    private static void everywhere(int d, boolean processor, List<String> curvatures, List<String> winds, Question question) {
        try (Backend cpu = Backend.cpu(2); Backend device = processor ? Driver.open() : Driver.openAsGraphicsCard()) {
            SplittableRandom random = new SplittableRandom(11);
            for (Trial trial : TRIALS)
                if (trial.grid.dimension() == d) question.ask(trial, Device.on(cpu, trial, curvatures, winds), Device.on(device, trial, curvatures, winds), random);
        }
    }

    private static void everywhere(int d, boolean processor, Question question) {
        everywhere(d, processor, List.of("1 + t", "2", "0.5"), WINDS, question);
    }

    private static double[] rough(SplittableRandom random, int size, double amplitude) {
        return random.doubles(size, -amplitude, amplitude).toArray();
    }

    private static double[] smooth(Grid grid) {
        return IntStream.range(0, grid.size()).mapToDouble(i -> Arrays.stream(grid.point(i)).map(x -> 0.3 * Math.cos(5 * x) + 0.2 * x * x).sum()).toArray();
    }

    /// Short, long and very long moves, and some that are no numbers.
    private static List<double[][]> moves(SplittableRandom random, int size, int d) {
        List<double[][]> moves = Stream.of(0.9, 6.0, 1e3, 1e9).map(most -> IntStream.range(0, d).mapToObj(_ -> rough(random, size, most)).toArray(double[][]::new)).toList();
        double[] lost = moves.getFirst()[0];
        if (size > 100) lost[random.nextInt(size)] = Double.NaN;
        return moves;
    }

    private static void assertSameBits(double[] expected, double[] found, String what) {
        for (int i = 0; i < expected.length; i++)
            if (Double.doubleToLongBits(expected[i]) != Double.doubleToLongBits(found[i])) assertEquals(expected[i], found[i], 0, what + ", cell " + i);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void noise(int d, boolean processor) {
        everywhere(d, processor, (trial, expected, found, random) -> {
            double[] x = rough(random, trial.grid.size(), 1);
            assertSameBits(expected.shake(x), found.shake(x), "noise on " + trial);
        });
    }

    @ParameterizedTest
    @MethodSource("forms")
    void wind(int d, boolean processor) {
        everywhere(d, processor, (trial, expected, found, _) -> {
            for (double t : new double[] {0.1, 20}) {
                double[][] e = expected.drift(t), f = found.drift(t);
                for (int k = 0; k < d; k++) assertSameBits(e[k], f[k], "wind on " + trial + " along axis " + k);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("forms")
    void averages(int d, boolean processor) {
        everywhere(d, processor, (trial, expected, found, random) -> {
            double[] x = rough(random, trial.grid.size(), 1);
            for (double[][] moves : moves(random, x.length, d)) assertSameBits(expected.gather(moves, x), found.gather(moves, x), "averages on " + trial);
        });
    }

    @ParameterizedTest
    @MethodSource("forms")
    void searches(int d, boolean processor) {
        everywhere(d, processor, List.of("1 + t", "2", "0"), WINDS, (trial, expected, found, random) -> {
            if (trial.grid.size() > MOST_SEARCHED) return;
            double[] kinks = smooth(trial.grid);
            for (int i = 0; i < kinks.length; i++) kinks[i] = -Math.abs(kinks[i]) + 1e-3 * random.nextDouble();
            for (double[] x : new double[][] {smooth(trial.grid), kinks, rough(random, kinks.length, 0.1)}) {
                double[][] e = expected.search(0.1, x), f = found.search(0.1, x);
                for (int k = 0; k <= d; k++) assertSameBits(e[k], f[k], "search on " + trial + ", answer " + k);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("forms")
    void deposits(int d, boolean processor) {
        everywhere(d, processor, (trial, expected, found, random) -> {
            double[] mass = random.doubles(trial.grid.size()).map(m -> Math.max(0, m - 0.3)).toArray();
            for (double[][] moves : moves(random, mass.length, d)) assertSameBits(expected.deposit(moves, mass), found.deposit(moves, mass), "deposits on " + trial);
            double[][] together = together(trial.grid);
            double[] e = expected.deposit(together, mass), f = found.deposit(together, mass);
            assertSameBits(e, f, "deposits on few cells of " + trial);
            double total = Arrays.stream(mass).sum();
            assertEquals(total, Arrays.stream(f).sum(), 1e-13 * total, "mass on " + trial);
        });
    }

    /// Moves from everywhere to the middle.
    private static double[][] together(Grid grid) {
        return IntStream.range(0, grid.dimension()).mapToObj(k -> IntStream.range(0, grid.size()).mapToDouble(i -> 0.5 * grid.n(k) - i / grid.stride(k) % grid.n(k) + 1e-3 * (i % 7)).toArray()).toArray(double[][]::new);
    }
}
