package org.mfglab.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.mfglab.device.Backend;
import org.mfglab.device.Buffer;
import org.mfglab.device.SplineStage;
import org.mfglab.formula.Formula;
import org.mfglab.formula.Parser;
import org.mfglab.formula.Scope;
import org.mfglab.grid.Grid;

/// The parts of a step of second order along characteristics.
final class SplineChecks {

    private static final List<int[]> SIZES = List.of(new int[] {1}, new int[] {2}, new int[] {3}, new int[] {7}, new int[] {64}, new int[] {65}, new int[] {1000},
            new int[] {7, 5}, new int[] {2, 7}, new int[] {20, 65}, new int[] {5, 3, 4}, new int[] {7, 2, 9}, new int[] {11, 8, 10});
    private static final List<String> CURVATURES = List.of("0.8 + 0.3*t", "0.5", "1/(1 + t)");
    private static final List<String> WINDS = List.of("0.4*sin(3*x) - 0.3*t", "0.2*V", "0.5*x*t - 0.1*V");
    private static final double[] VARIANCES = {0.9, 2.5, 0.2};
    private static final double DT = 0.2;
    private static final Scope SCOPE = Scope.of(3, List.of("V"));

    private SplineChecks() { }

    /// Round tori and between walls.
    static List<Place> places() {
        List<Place> places = new ArrayList<>();
        for (Room room : List.of(Room.TORUS, Room.WALLS))
            for (int[] n : SIZES) places.add(new Place(room, n));
        return places;
    }

    private static Grid grid(Place place) {
        return Grid.of(place.domain(), place.n());
    }

    private static SplineStage stage(Backend backend, Grid grid) {
        int d = grid.dimension();
        return backend.splineStage(grid, formulas(CURVATURES, d), formulas(WINDS, d), Arrays.copyOf(VARIANCES, d), DT, LineChecks.FIELDS);
    }

    private static List<Formula> formulas(List<String> texts, int d) {
        return texts.subList(0, d).stream().map(text -> Parser.parse(text, SCOPE)).toList();
    }

    static void ask(Backend backend, Place place, Answers answers) {
        Grid grid = grid(place);
        SplineStage stage = stage(backend, grid);
        SplittableRandom random = new SplittableRandom(grid.size());
        Buffer x = LineChecks.buffer(backend, LineChecks.rough(random, grid, -0.1, 0.1));
        Buffer out = backend.allocate(grid.size());
        stage.shake(x, out);
        answers.add("noise", out);
        Buffer[] moves = slices(backend, grid);
        for (double t : new double[] {0.1, 0.7}) {
            stage.drift(t, moves);
            for (Buffer move : moves) answers.add("drift", move);
            moved(stage, moves, x, out, answers);
            stage.search(t, x, moves, out);
            answers.add("best value", out);
            for (Buffer move : moves) answers.add("best move", move);
            moved(stage, moves, x, out, answers);
        }
        moved(stage, far(backend, grid, random), x, out, answers);
    }

    private static void moved(SplineStage stage, Buffer[] moves, Buffer x, Buffer out, Answers answers) {
        stage.gather(moves, x, out);
        answers.add("gathered", out);
        stage.deposit(moves, x, out);
        answers.add("deposited", out);
    }

    private static Buffer[] slices(Backend backend, Grid grid) {
        return IntStream.range(0, grid.dimension()).mapToObj(_ -> backend.allocate(grid.size())).toArray(Buffer[]::new);
    }

    /// Moves of all lengths, up to some that leave the box and come back; many end at points.
    private static Buffer[] far(Backend backend, Grid grid, SplittableRandom random) {
        return IntStream.range(0, grid.dimension()).mapToObj(axis -> {
            double reach = 2.5 * grid.n(axis);
            double[] moves = random.doubles(grid.size(), -reach, reach).toArray();
            for (int i = 0; i < moves.length; i += 3) moves[i] = Math.rint(moves[i] / 4);
            return LineChecks.buffer(backend, moves);
        }).toArray(Buffer[]::new);
    }

    static void depositIsTheTransposeOfGather(Backend backend, Place place) {
        Grid grid = grid(place);
        SplineStage stage = stage(backend, grid);
        SplittableRandom random = new SplittableRandom(7);
        double[] x = LineChecks.rough(random, grid, -1, 1);
        double[] m = Slice.density(random, grid.size());
        Buffer[] searched = slices(backend, grid);
        Buffer out = backend.allocate(grid.size());
        stage.search(0.3, LineChecks.buffer(backend, x), searched, out);
        for (Buffer[] moves : List.of(searched, far(backend, grid, random))) {
            stage.gather(moves, LineChecks.buffer(backend, x), out);
            double[] gathered = LineChecks.values(out);
            stage.deposit(moves, LineChecks.buffer(backend, m), out);
            double[] deposited = LineChecks.values(out);
            assertEquals(Slice.dot(gathered, m), Slice.dot(x, deposited), 1e-14, "transpose");
            assertEquals(1, Slice.mass(deposited), 1e-13, "mass");
            assertTrue(Arrays.stream(deposited).allMatch(value -> value >= 0), "sign");
            assertTrue(Slice.magnitude(gathered) <= 1 + 1e-14, "averages");
        }
    }

    static void noiseIsSymmetric(Backend backend, Place place) {
        Grid grid = grid(place);
        SplineStage stage = stage(backend, grid);
        SplittableRandom random = new SplittableRandom(9);
        double[] x = LineChecks.rough(random, grid, -1, 1);
        double[] m = Slice.density(random, grid.size());
        Buffer out = backend.allocate(grid.size());
        stage.shake(LineChecks.buffer(backend, x), out);
        double[] shaken = LineChecks.values(out);
        stage.shake(LineChecks.buffer(backend, m), out);
        double[] spread = LineChecks.values(out);
        assertEquals(Slice.dot(shaken, m), Slice.dot(x, spread), 1e-14, "symmetry");
        assertEquals(1, Slice.mass(spread), 1e-13, "mass");
        assertTrue(Arrays.stream(spread).allMatch(value -> value >= 0), "sign");
    }
}
