package org.mfglab.gpu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mfglab.conformance.Room;
import org.mfglab.device.Backend;
import org.mfglab.device.Buffer;
import org.mfglab.device.LevelStage;
import org.mfglab.device.NumericalHamiltonian;
import org.mfglab.formula.Formula;
import org.mfglab.formula.Parser;
import org.mfglab.formula.Scope;
import org.mfglab.game.Hamiltonian;
import org.mfglab.grid.Grid;
import org.mfglab.grid.SpaceFunction;

/// The equation of a level on an OpenCL device has the bits of the processor.
@Tag("slow")
class ClLevelStageTest {

    private static final Map<String, SpaceFunction> FIELDS = Map.of("V", x -> 1.2 + 0.3 * x[0] * x[x.length - 1]);
    private static final double DISCOUNT = 0.4;
    private static final List<String> SEPARABLE = List.of("0.5*(1 + 0.4*x)*p_x^2/(1 + m) + (0.5*x + t)*p_x", "V*(sqrt(1 + p_y^2) - 1) - 0.3*p_y", "(0.2 - 0.4*x + 0.1*m)*p_z");
    private static final String RADIAL = " + 0.7*V*sqrt(1 + norm(p)^2)/(1 + 0.3*m)";
    private static final List<String> COUPLED = List.of("0.5*p_x^2/(1 + m) + 0.4*x*p_x", "0.5*V*p_y^2 + 0.3*p_x*p_y + t*p_y", "0.2*p_z^2 - 0.1*p_y*p_z + sqrt(1 + p_z^2)");
    private static final List<int[]> SHAPES = List.of(new int[] {1}, new int[] {2}, new int[] {37}, new int[] {21, 6}, new int[] {1, 3}, new int[] {16, 9}, new int[] {5, 3, 9}, new int[] {2, 10, 1});

    /// Two stages of the same equation, on the processor and on a device.
    private record Twins(Backend cpu, Backend device, Grid grid, LevelStage expected, LevelStage found, String told) {

        void sameBits(BiConsumer<LevelStage, Buffer[]> what, String name, double[]... slices) {
            double[] a = values(cpu, expected, what, slices);
            double[] b = values(device, found, what, slices);
            for (int i = 0; i < a.length; i++) assertEquals(Double.doubleToLongBits(a[i]), Double.doubleToLongBits(b[i]), name + " at " + i + ": " + a[i] + " and " + b[i] + ", " + told);
        }

        /// Along a line bit by bit; otherwise there are small systems that each device solves in its own way.
        void near(BiConsumer<LevelStage, Buffer[]> what, String name, double tolerance, double[]... slices) {
            assertArrayEquals(values(cpu, expected, what, slices), values(device, found, what, slices), grid.dimension() == 1 ? 0 : tolerance, () -> name + " of " + told);
        }

        /// @param what the last of the buffers is modified
        private static double[] values(Backend backend, LevelStage stage, BiConsumer<LevelStage, Buffer[]> what, double[]... slices) {
            Buffer[] buffers = new Buffer[slices.length + 1];
            for (int k = 0; k <= slices.length; k++) buffers[k] = buffer(backend, slices[Math.min(k, slices.length - 1)]);
            what.accept(stage, buffers);
            double[] out = new double[slices[0].length];
            buffers[slices.length].read(out);
            return out;
        }

        void sameNumber(double a, double b, String name) {
            assertEquals(Double.doubleToLongBits(a), Double.doubleToLongBits(b), name + ": " + a + " and " + b + ", " + told);
        }
    }

    private static Buffer buffer(Backend backend, double[] values) {
        Buffer buffer = backend.allocate(values.length);
        buffer.write(values);
        return buffer;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyKindOfFluxHasTheBitsOfTheProcessor(boolean processor) {
        try (Backend cpu = Backend.cpu(2); Backend device = processor ? Driver.open() : Driver.openAsGraphicsCard()) {
            for (Room room : List.of(Room.TORUS, Room.WALLS, Room.EXITS, Room.VALUES, Room.CHANNEL, Room.PILLAR_ON_TORUS, Room.PILLAR_AT_DOOR))
                for (int[] n : SHAPES) {
                    Grid grid = Grid.of(room.domain(n.length), n);
                    for (NumericalHamiltonian g : hamiltonians(n.length)) agree(cpu, device, grid, g, room + " " + grid.n() + " " + g);
                }
        }
    }

    private static List<NumericalHamiltonian> hamiltonians(int d) {
        List<NumericalHamiltonian> all = new ArrayList<>(List.of(upwind(String.join(" + ", SEPARABLE.subList(0, d)), d), central(String.join(" + ", COUPLED.subList(0, d)), d)));
        if (d == 2) all.add(upwind(String.join(" + ", SEPARABLE.subList(0, d)) + RADIAL, d));
        return all;
    }

    private static NumericalHamiltonian upwind(String text, int d) {
        Hamiltonian.Structure.Sum sum = (Hamiltonian.Structure.Sum) hamiltonian(text, d).structure();
        return new NumericalHamiltonian.Upwind(sum.axes(), sum.radial(), Hamiltonian.RADIUS);
    }

    private static NumericalHamiltonian central(String text, int d) {
        Hamiltonian h = hamiltonian(text, d);
        return new NumericalHamiltonian.LaxFriedrichs(h.formula(), IntStream.range(0, d).mapToObj(h::derivative).toList(), Hamiltonian.slopes(d));
    }

    private static Hamiltonian hamiltonian(String text, int d) {
        return new Hamiltonian(Parser.parse(text, Scope.of(d, List.of("V"))), d);
    }

    private static void agree(Backend cpu, Backend device, Grid grid, NumericalHamiltonian g, String told) {
        Formula nu = Parser.parse("0.1*(1 + 0.5*x + t*V)", Scope.of(grid.dimension(), List.of("V")));
        double dt = 0.3;
        Twins twins = new Twins(cpu, device, grid, cpu.levelStage(grid, g, nu, dt, DISCOUNT, FIELDS), device.levelStage(grid, g, nu, dt, DISCOUNT, FIELDS), told);
        SplittableRandom random = new SplittableRandom(grid.size());
        double[] theta = random.doubles(grid.dimension(), 4, 40).toArray();
        for (double t : new double[] {0.25, 0.5}) {
            double[] m = rough(random, grid, 0, 2);
            twins.expected.at(t, buffer(cpu, m));
            twins.found.at(t, buffer(device, m));
            twins.expected.dissipation(theta);
            twins.found.dissipation(theta);
            agree(twins, random);
        }
    }

    private static void agree(Twins twins, SplittableRandom random) {
        double[] u = rough(random, twins.grid, -0.2, 0.2);
        double[] right = rough(random, twins.grid, -1, 1);
        double[] x = rough(random, twins.grid, -1, 1);
        twins.sameBits((stage, b) -> stage.linearise(b[0], b[1], b[2]), "residual", right, u);
        twins.sameNumber(twins.expected.stiffness(), twins.found.stiffness(), "stiffness");
        for (int axis = 0; axis < twins.grid.dimension(); axis++) twins.sameNumber(twins.expected.steepest(axis), twins.found.steepest(axis), "steepest");
        twins.sameBits((stage, b) -> stage.apply(b[0], b[1]), "matrix", x);
        twins.sameBits((stage, b) -> stage.applyTransposed(b[0], b[1]), "transposed matrix", x);
        twins.sameBits((stage, b) -> stage.transposeByLines(b[0], b[1]), "transposed matrix by lines", x);
        twins.sameNumber(twins.expected.outflow(buffer(twins.cpu, x)), twins.found.outflow(buffer(twins.device, x)), "outflow");
        twins.near((stage, b) -> stage.precondition(b[0], b[1]), "preconditioner", 1e-10, x);
        // The processor smooths the density with the diagonal of the value where nothing leaks.
        twins.near((stage, b) -> stage.preconditionTransposed(b[0], b[1]), "transposed preconditioner", 1e-2, x);
    }

    /// Random values, zero in obstacles.
    private static double[] rough(SplittableRandom random, Grid grid, double low, double high) {
        double[] values = random.doubles(grid.size(), low, high).toArray();
        for (int i = 0; i < values.length; i++) if (grid.solid(i)) values[i] = 0;
        return values;
    }
}
