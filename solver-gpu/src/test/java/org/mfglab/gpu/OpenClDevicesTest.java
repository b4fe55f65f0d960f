package org.mfglab.gpu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mfglab.device.Accelerators.Device;
import org.mfglab.device.Backend;
import org.mfglab.device.Buffer;
import org.mfglab.device.Precision;
import org.mfglab.formula.Parser;
import org.mfglab.formula.Scope;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Grid;
import org.mfglab.grid.Interval;

/// Devices as they are found and opened.
class OpenClDevicesTest {

    private static final int THREADS = 4;
    private static final int TIMES = 10;
    private static final Grid GRID = Grid.of(Domain.torus(new Interval(0, 1)), 64);

    /// In a JVM of its own, in which no driver was asked for anything yet.
    @Timeout(120)
    @Test
    void devicesAreFoundAndOpenedByManyThreadsAtOnce(@TempDir Path folder) throws IOException, InterruptedException {
        int index = Driver.device(Driver.cl()).facts().index();
        Path said = folder.resolve("said");
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--enable-native-access=ALL-UNNAMED", "-XX:ErrorFile=" + folder.resolve("error"),
                "-XX:-CreateCoredumpOnCrash", "-cp", System.getProperty("java.class.path"), OpenClDevicesTest.class.getName(), "" + index)
                .redirectErrorStream(true).redirectOutput(said.toFile()).start();
        try {
            assertTrue(process.waitFor(100, TimeUnit.SECONDS), "it hangs");
            assertEquals(0, process.exitValue(), Files.readString(said));
        } finally {
            process.destroyForcibly();
        }
    }

    /// Ends with an exception where one thread does.
    ///
    /// @param arguments the index of a device
    static void main(String[] arguments) throws InterruptedException, ExecutionException {
        int index = Integer.parseInt(arguments[0]);
        CyclicBarrier start = new CyclicBarrier(THREADS);
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<List<Device>>> found = threads.invokeAll(IntStream.range(0, THREADS).<Callable<List<Device>>>mapToObj(k -> () -> {
                start.await();
                for (int time = 1; time < TIMES; time++) use(index, k * TIMES + time);
                return use(index, k * TIMES);
            }).toList());
            for (Future<List<Device>> devices : found) assertEquals(new OpenClDevices().devices(), devices.get());
        }
    }

    /// Finds the devices, and computes `2 k + 1` on one of them.
    private static List<Device> use(int index, int k) {
        OpenClDevices all = new OpenClDevices();
        List<Device> devices = all.devices();
        try (Backend backend = all.open(index, Precision.DOUBLE)) {
            Buffer out = backend.allocate(GRID.size());
            backend.pointwise(Parser.parse("2*t + 1", Scope.of(1, List.of())), GRID, Map.of(), List.of(), List.of("t")).apply(out, new Buffer[0], k);
            double[] values = new double[GRID.size()];
            out.read(values);
            assertArrayEquals(IntStream.range(0, GRID.size()).mapToDouble(_ -> 2 * k + 1).toArray(), values);
        }
        return devices;
    }
}
