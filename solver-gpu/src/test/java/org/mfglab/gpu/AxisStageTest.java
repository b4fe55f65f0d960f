package org.mfglab.gpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mfglab.conformance.Room;
import org.mfglab.device.AxisStage;
import org.mfglab.device.Backend;
import org.mfglab.device.Buffer;
import org.mfglab.formula.Parser;
import org.mfglab.formula.Scope;
import org.mfglab.formula.SlopeFunction;
import org.mfglab.grid.Grid;
import org.mfglab.grid.SpaceFunction;

/// The lines of a grid have the same bits on a device as on the processor: in the lanes of vectors, and one by one as on a graphics card.
@Tag("slow")
class AxisStageTest {

    private static final Map<String, SpaceFunction> FIELDS = Map.of("V", x -> 1.2 + 0.3 * x[0] * x[x.length - 1]);
    private static final Scope NAMES = Scope.of(3, List.of("V"));
    private static final double DT = 0.05;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void linesOfEveryLengthAndNumberEndInEveryWay(boolean lanes) {
        try (Backend host = Backend.cpu(2); Backend device = open(lanes)) {
            for (Room room : List.of(Room.TORUS, Room.TWO_DOORS, Room.CHANNEL, Room.PILLAR_AT_DOOR, Room.PILLAR_ON_TORUS))
                for (int[] n : new int[][] {{1}, {19}, {2, 1}, {24, 33}, {9, 3, 4}}) agree(host, device, grid(room, n), "0.7*P*P + (0.5*x + t)*P", "0.01 + 0.1*V*x", 1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void hamiltoniansOfEveryKind(boolean lanes) {
        try (Backend host = Backend.cpu(2); Backend device = open(lanes)) {
            Grid grid = grid(Room.CHANNEL, 19, 11);
            agree(host, device, grid, "0.5*(1 + 0.4*x)*P*P/(1 + m) + (0.5*x + t - 0.2*m)*P", "0.01*t", 1);
            agree(host, device, grid, "0.5*P*P", "0", 1);
            agree(host, device, grid, "(0.8*x - 0.2*t + 0.1*m)*P", "0.1", 1);
            agree(host, device, grid, "(1 + 0.5*m)*(sqrt(1 + P*P) - 1) + (0.2*x + 0.1*m - 0.3*V)*P", "0.01*t", 1);
            agree(host, device, grid, "abs(P)", "0.1*V", 1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void residualsAreTakenFromScratchForTheSameLines(boolean lanes) {
        try (Backend host = Backend.cpu(2); Backend device = open(lanes)) {
            for (Room room : List.of(Room.TORUS, Room.CHANNEL)) agree(host, device, grid(room, 24, 33), "0.7*P*P + (0.5*x + t)*P", "0.01 + 0.1*V*x", 1e4);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void notANumberStaysInItsLine(boolean lanes) {
        Grid grid = grid(Room.TWO_DOORS, 5, 9);
        double[] values = new SplittableRandom(3).doubles(45, -1, 1).toArray();
        try (Backend device = open(lanes)) {
            double[] sound = solved(device, grid, values);
            values[21] = Double.NaN;
            double[] blemished = solved(device, grid, values);
            assertTrue(Double.isNaN(blemished[21]));
            for (int i = 0; i < 45; i++) if (i / 5 != 4) assertEquals(sound[i], blemished[i]);
        }
    }

    private static double[] solved(Backend backend, Grid grid, double[] values) {
        AxisStage stage = backend.axisStage(grid, 0, function("0.7*P*P + (0.5*x + t)*P", 0), Parser.parse("0.1", NAMES), DT, FIELDS);
        Buffer u = backend.allocate(45);
        stage.at(0.5, u);
        u.write(values);
        stage.solve(u, u);
        return values(u);
    }

    private static Backend open(boolean lanes) {
        return lanes ? Driver.open() : Driver.openAsGraphicsCard();
    }

    private static Grid grid(Room room, int... n) {
        return Grid.of(room.domain(n.length), n);
    }

    private static SlopeFunction function(String text, int axis) {
        String p = "p_" + "xyz".charAt(axis);
        return SlopeFunction.of(Parser.parse(text.replace("P", p), NAMES).simplify(), p);
    }

    private static void agree(Backend host, Backend device, Grid grid, String h, String nu, double size) {
        for (int axis = 0; axis < grid.dimension(); axis++) {
            List<double[]> expected = results(host, grid, axis, h, nu, size);
            List<double[]> found = results(device, grid, axis, h, nu, size);
            for (int k = 0; k < expected.size(); k++)
                same(expected.get(k), found.get(k), "result %d of %s on axis %d of %s in %s".formatted(k, h, axis, grid.n(), grid.domain()));
        }
    }

    private static void same(double[] expected, double[] found, String told) {
        for (int i = 0; i < expected.length; i++) {
            int place = i;
            assertEquals(Double.doubleToRawLongBits(expected[i]), Double.doubleToRawLongBits(found[i]),
                    () -> "%s at %d: %s and %s".formatted(told, place, expected[place], found[place]));
        }
    }

    /// Of all operations, at two times, with results in place of arguments.
    ///
    /// @param size of the values with which the equation begins
    private static List<double[]> results(Backend backend, Grid grid, int axis, String h, String nu, double size) {
        AxisStage stage = backend.axisStage(grid, axis, function(h, axis), Parser.parse(nu, NAMES), DT, FIELDS);
        SplittableRandom random = new SplittableRandom(grid.size());
        Buffer m = slice(backend, grid, random, 0, 2);
        Buffer u = slice(backend, grid, random, -size, size);
        Buffer w = backend.allocate(grid.size());
        List<double[]> results = new ArrayList<>();
        for (double t : new double[] {0.25, 0.5}) {
            stage.at(t, m);
            stage.solve(u, w);
            results.add(values(w));
            stage.solve(u, u);
            results.add(values(u));
            results.add(new double[] {stage.transpose(w, m, m)});
            results.add(values(m));
            stage.tangent(w, u, u);
            results.add(values(u));
        }
        return results;
    }

    private static Buffer slice(Backend backend, Grid grid, SplittableRandom random, double low, double high) {
        double[] values = random.doubles(grid.size(), low, high).toArray();
        for (int i = 0; i < values.length; i++) if (grid.solid(i)) values[i] = 0;
        Buffer slice = backend.allocate(values.length);
        slice.write(values);
        return slice;
    }

    private static double[] values(Buffer slice) {
        double[] values = new double[slice.size()];
        slice.read(values);
        return values;
    }
}
