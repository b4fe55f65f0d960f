package org.mfglab.gpu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mfglab.conformance.TextGame;
import org.mfglab.device.Backend;
import org.mfglab.device.DeviceException;
import org.mfglab.device.Precision;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;
import org.mfglab.scheme.Discretization;
import org.mfglab.scheme.SplitUpwind;
import org.mfglab.solve.Anderson;
import org.mfglab.solve.SolveControl;
import org.mfglab.solve.SolveListener;

/// Slices beyond the memory of a device.
class ResidentsTest {

    private static final int SIZE = 1_000;
    private static final int SLICES = 40;

    /// A device with room for so many slices of the test.
    private static Session small(int slices) {
        Jocl cl = Driver.cl();
        OpenClDevice device = Driver.device(cl);
        return new Session(cl, device, Settings.of(device, Precision.DOUBLE).within(8L * SIZE * slices));
    }

    private static double[] filled(double value) {
        double[] values = new double[SIZE];
        Arrays.fill(values, value);
        return values;
    }

    private static double[] values(ClBuffer slice) {
        double[] values = new double[SIZE];
        slice.read(values);
        return values;
    }

    @Test
    void moreSlicesThanThereIsRoomForKeepTheirValues() {
        try (Session session = small(20)) {
            Slices operations = new Slices(session);
            List<ClBuffer> slices = IntStream.range(0, SLICES).mapToObj(_ -> session.residents.guest(SIZE)).toList();
            for (int k = 0; k < SLICES; k += 2) slices.get(k).write(filled(k));
            for (int k = 1; k + 1 < SLICES; k += 2) operations.combine(slices.get(k), 0.5, slices.get(k - 1), 0.5, slices.get(k + 1));
            assertTrue(slices.stream().anyMatch(slice -> !slice.isResident()));
            assertTrue(slices.stream().anyMatch(ClBuffer::isResident));
            for (int k = 0; k + 1 < SLICES; k++) assertArrayEquals(filled(k), values(slices.get(k)));
            assertArrayEquals(filled(0), values(slices.getLast()), "never written");
            assertEquals(3.0 * SIZE, operations.sum(slices.get(3), SIZE));
        }
    }

    /// A solve whose trajectories are larger than the memory of the device.
    @Test
    void aSolveBeyondTheMemoryHasTheSameBits() {
        FailingCalls roomy = new FailingCalls(Driver.cl(), -1, 0);
        FailingCalls narrow = new FailingCalls(Driver.cl(), -1, 0);
        assertArrayEquals(solved(roomy.bindings(), Long.MAX_VALUE), solved(narrow.bindings(), 400_000));
        assertTrue(writes(narrow) > writes(roomy) + 100, "slices that came back: " + writes(narrow) + " writes, " + writes(roomy));
    }

    private static long writes(FailingCalls driver) {
        return driver.calls.stream().filter("write"::equals).count();
    }

    private static double[] solved(OpenCl cl, long capacity) {
        TextGame game = TextGame.windy(2, false).withHorizon(0.5).withViscosity(0.2);
        Discretization discretization = new Discretization(Grid.of(game.domain(), 16, 12), new TimeGrid(0.5, 200), new SplitUpwind());
        OpenClDevice device = Driver.device(cl);
        try (Backend backend = OpenClBackend.open(cl, device, Settings.of(device, Precision.DOUBLE).within(capacity))) {
            return new Anderson(2, 1, 1e-8, 3).solve(game.game(), discretization, backend, SolveListener.SILENT, SolveControl.unlimited()).density().level(150).values();
        }
    }

    @Test
    void whatStaysDoesNotGiveWay() {
        try (Session session = small(4)) {
            session.slice(SIZE);
            session.slice(SIZE);
            session.slice(SIZE);
            ClBuffer guest = session.residents.guest(SIZE);
            guest.write(filled(7));
            ClBuffer other = session.residents.guest(SIZE);
            other.write(filled(8));
            assertArrayEquals(filled(7), values(guest));
            session.slice(SIZE);
            DeviceException full = assertThrows(DeviceException.class, () -> other.write(filled(9)));
            assertEquals(DeviceException.Kind.MEMORY, full.kind());
            assertTrue(full.getMessage().contains("8,000 bytes"), full.getMessage());
        }
    }

    /// A command whose slices do not fit side by side is refused, not run with what is left of them.
    @Test
    void oneCommandNeedsAllItsSlices() {
        try (Session session = small(2)) {
            ClBuffer a = session.residents.guest(SIZE);
            ClBuffer b = session.residents.guest(SIZE);
            a.write(filled(1));
            b.take(a);
            assertArrayEquals(filled(1), values(b));
            Routine three = session.workshop.scalar("kernel void three(global double *a, global double *b, global double *c) {}\n").routine("three");
            ClBuffer c = session.residents.guest(SIZE);
            assertEquals(DeviceException.Kind.MEMORY, assertThrows(DeviceException.class, () -> three.items(1, a, b, c)).kind());
        }
    }
}
