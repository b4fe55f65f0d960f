package org.mfglab.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mfglab.device.Backend;
import org.mfglab.device.Buffer;
import org.mfglab.device.CoupledHamiltonian;
import org.mfglab.device.FootStage;
import org.mfglab.formula.Formula;
import org.mfglab.formula.Parser;
import org.mfglab.formula.Scope;
import org.mfglab.formula.SlopeFunction;
import org.mfglab.game.Hamiltonian;
import org.mfglab.grid.Grid;

/// The parts of a step along characteristics.
final class FootChecks {

    private static final List<int[]> SIZES = List.of(new int[] {1}, new int[] {2}, new int[] {3}, new int[] {7}, new int[] {64}, new int[] {65}, new int[] {1000},
            new int[] {7, 5}, new int[] {1, 9}, new int[] {3, 64}, new int[] {3, 2, 4}, new int[] {7, 1, 3});
    private static final double DT = 0.1;
    private static final Scope SCOPE = Scope.of(3, List.of("V"));

    /// Hamiltonians, of + - * / and square roots alone, and viscosities.
    enum Law {
        QUADRATIC("0.02 + 0.01*V", "(0.5 + 0.2*t)*p_x^2 + 0.3*V*p_x", "p_y^2/(1 + m) - 0.3*p_y", "0.4*p_z^2 + 0.2*t*p_z"),
        CONVEX("0.01 + 0.02*t", "sqrt(1 + p_x^2) - 1 + 0.1*V*p_x", "0.25*p_y^4/(1 + t) + 0.5*p_y^2", "abs(p_z)"),
        WINDY("0", "0.7*V*p_x", "0.5*p_y^2", "max(p_z^2 - 4, 0)"),
        /// Of |p|, here p_x, and a wind.
        RADIAL("0.02 + 0.01*V", "sqrt(p_x^2 + (0.2 + t)*(1 + m)) - sqrt((0.2 + t)*(1 + m))") {
            @Override
            CoupledHamiltonian coupled(int d) {
                Formula psi = formula(0).substitute(Map.of("p_x", Formula.symbol("|p|"))).simplify();
                return new CoupledHamiltonian.Radial(psi, "|p|", Stream.of("-0.3*V", "0.2*t", "0").limit(d).map(wind -> Parser.parse(wind, SCOPE)).toList());
            }
        },
        /// The whole of H, as far as there are axes.
        WHOLE("0.01", "0.5*p_x^2/(1 + m) - 0.3*V*p_x", "0.5*p_y^2 + 0.4*p_x*p_y + 0.2*t*p_y", "sqrt(1 + p_z^2) - 1") {
            @Override
            CoupledHamiltonian coupled(int d) {
                return new CoupledHamiltonian.Whole(Formula.sum(IntStream.range(0, d).mapToObj(this::formula).toList()).simplify(), Hamiltonian.slopes(d));
            }
        };

        private final String viscosity;
        private final List<String> parts;

        Law(String viscosity, String... parts) {
            this.viscosity = viscosity;
            this.parts = List.of(parts);
        }

        final Formula formula(int part) {
            return Parser.parse(parts.get(part), SCOPE).simplify();
        }

        /// H where it is no sum over axes, otherwise null.
        CoupledHamiltonian coupled(int d) {
            return null;
        }

        FootStage on(Backend backend, Grid grid) {
            Formula nu = Parser.parse(viscosity, SCOPE);
            CoupledHamiltonian coupled = coupled(grid.dimension());
            if (coupled != null) return backend.footStage(grid, coupled, nu, DT, LineChecks.FIELDS);
            List<SlopeFunction> h = IntStream.range(0, grid.dimension()).mapToObj(k -> SlopeFunction.of(formula(k), Hamiltonian.slopes(3).get(k))).toList();
            return backend.footStage(grid, h, nu, DT, LineChecks.FIELDS);
        }
    }

    private FootChecks() { }

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

    static void ask(Backend backend, Place place, Law law, Answers answers) {
        Grid grid = grid(place);
        FootStage stage = law.on(backend, grid);
        SplittableRandom random = new SplittableRandom(grid.size());
        Buffer m = LineChecks.buffer(backend, LineChecks.rough(random, grid, 0, 1));
        Buffer gain = LineChecks.buffer(backend, LineChecks.rough(random, grid, -1, 1));
        Buffer out = backend.allocate(grid.size());
        Buffer[] moves = slices(backend, grid);
        for (double t : new double[] {0.1, 0.7})
            for (double[] values : new double[][] {smooth(grid), LineChecks.rough(random, grid, -0.3 / place.longest(), 0.3 / place.longest())}) {
                Buffer x = LineChecks.buffer(backend, values);
                stage.at(t, m);
                stage.search(x, gain, moves, out);
                answers.add("best value", out);
                for (Buffer move : moves) answers.add("best move", move);
                moved(stage, moves, x, out, answers);
            }
        moved(stage, far(backend, grid, random), m, out, answers);
    }

    private static double[] smooth(Grid grid) {
        return IntStream.range(0, grid.size()).mapToDouble(i -> Arrays.stream(grid.point(i)).map(x -> 0.3 * Math.cos(5 * x) + 0.2 * x * x).sum()).toArray();
    }

    private static void moved(FootStage stage, Buffer[] moves, Buffer x, Buffer out, Answers answers) {
        stage.gather(moves, x, out);
        answers.add("gathered", out);
        answers.add("left", stage.deposit(moves, x, out));
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
        SplittableRandom random = new SplittableRandom(7);
        double[] x = LineChecks.rough(random, grid, -1, 1);
        double[] m = Slice.density(random, grid.size());
        Buffer out = backend.allocate(grid.size());
        for (Law law : Law.values()) {
            FootStage stage = law.on(backend, grid);
            stage.at(0.3, LineChecks.buffer(backend, m));
            Buffer[] moves = far(backend, grid, random);
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

    static void valuesThatAreNoNumbersHaveNoBestMoves(Backend backend, double wrong) {
        Grid grid = grid(new Place(Room.WALLS, 7, 5));
        FootStage stage = Law.QUADRATIC.on(backend, grid);
        double[] x = smooth(grid);
        x[11] = wrong;
        Buffer out = backend.allocate(grid.size()), zero = backend.allocate(grid.size());
        stage.at(0, zero);
        stage.search(LineChecks.buffer(backend, x), zero, slices(backend, grid), out);
        assertTrue(Arrays.stream(LineChecks.values(out)).allMatch(Double::isNaN));
    }
}
