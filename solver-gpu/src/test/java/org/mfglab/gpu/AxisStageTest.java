package org.mfglab.gpu;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mfglab.conformance.Room;
import org.mfglab.device.AxisStage;
import org.mfglab.device.Backend;
import org.mfglab.device.Buffer;
import org.mfglab.formula.Formula;
import org.mfglab.formula.Parser;
import org.mfglab.formula.Scope;
import org.mfglab.formula.SlopeFunction;
import org.mfglab.grid.Grid;
import org.mfglab.grid.SpaceFunction;

/// The lines of a grid have the same bits on a device as on the processor, in vectors and one by one.
class AxisStageTest {

    private static final Map<String, SpaceFunction> FIELDS = Map.of("V", x -> 1.2 + 0.3 * x[0] * x[x.length - 1]);
    private static final Scope NAMES = Scope.of(3, List.of("V"));
    private static final double DT = 0.05;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void kineticEnergyInRoomsOfEveryKind(boolean processor) {
        try (Backend host = Backend.cpu(2); Backend device = open(processor)) {
            for (Room room : List.of(Room.TORUS, Room.EXITS, Room.TWO_DOORS, Room.CHANNEL, Room.PILLAR_AT_DOOR, Room.PILLAR_ON_TORUS))
                for (int[] n : new int[][] {{1}, {2}, {19}, {7, 5}, {1, 3}, {2, 1}, {24, 33}, {9, 3, 4}, {3, 10, 2}}) {
                    agree(host, device, Grid.of(room.domain(n.length), n), "0.7*P*P + (0.5*x + t)*P", "0.01 + 0.1*V*x");
                    agree(host, device, Grid.of(room.domain(n.length), n), "0.5*P*P", "0");
                }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void otherHamiltonians(boolean processor) {
        try (Backend host = Backend.cpu(2); Backend device = open(processor)) {
            for (Room room : List.of(Room.CHANNEL, Room.PILLAR_AT_DOOR))
                for (int[] n : new int[][] {{19}, {7, 5}, {9, 3, 4}})
                    for (String h : List.of("0.5*(1 + 0.4*x)*P*P/(1 + m) + (0.5*x + t - 0.2*m)*P", "(0.8*x - 0.2*t + 0.1*m)*P", "0.6*P", "(1 + 0.5*m)*(sqrt(1 + P*P) - 1) + (0.2*x + 0.1*m - 0.3*V)*P", "abs(P)"))
                        agree(host, device, Grid.of(room.domain(n.length), n), h, "0.01*t");
        }
    }

    private static Backend open(boolean processor) {
        return processor ? Driver.open() : Driver.openAsGraphicsCard();
    }

    private static void agree(Backend host, Backend device, Grid grid, String h, String nu) {
        for (int axis = 0; axis < grid.dimension(); axis++) {
            String p = "p_" + "xyz".charAt(axis);
            SlopeFunction function = SlopeFunction.of(Parser.parse(h.replace("P", p), NAMES).simplify(), p);
            long[][] expected = run(host, grid, axis, function, Parser.parse(nu, NAMES));
            long[][] found = run(device, grid, axis, function, Parser.parse(nu, NAMES));
            for (int k = 0; k < expected.length; k++) same(expected[k], found[k], "result %d of %s on axis %d of %s in %s".formatted(k, h, axis, grid.n(), grid.domain()));
        }
    }

    private static void same(long[] expected, long[] found, String told) {
        for (int i = 0; i < expected.length; i++) {
            int at = i;
            assertEquals(expected[i], found[i], () -> "%s at %d: %s and %s".formatted(told, at, Double.longBitsToDouble(expected[at]), Double.longBitsToDouble(found[at])));
        }
    }

    /// All operations at two times, results where arguments were.
    private static long[][] run(Backend backend, Grid grid, int axis, SlopeFunction h, Formula nu) {
        AxisStage stage = backend.axisStage(grid, axis, h, nu, DT, FIELDS);
        SplittableRandom random = new SplittableRandom(grid.size());
        Buffer m = slice(backend, grid, random, 0, 2);
        Buffer u = slice(backend, grid, random, -1, 1);
        Buffer w = backend.allocate(grid.size());
        return IntStream.range(0, 2).mapToObj(step -> {
            stage.at(0.25 + 0.25 * step, m);
            stage.solve(u, w);
            stage.solve(u, u);
            double left = stage.transpose(w, m, m);
            stage.tangent(w, w, w);
            return new long[][] {bits(u), bits(m), bits(w), {Double.doubleToRawLongBits(left)}};
        }).flatMap(Arrays::stream).toArray(long[][]::new);
    }

    private static Buffer slice(Backend backend, Grid grid, SplittableRandom random, double low, double high) {
        double[] values = random.doubles(grid.size(), low, high).toArray();
        for (int i = 0; i < values.length; i++) if (grid.solid(i)) values[i] = 0;
        Buffer slice = backend.allocate(values.length);
        slice.write(values);
        return slice;
    }

    private static long[] bits(Buffer slice) {
        double[] values = new double[slice.size()];
        slice.read(values);
        return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
    }
}
