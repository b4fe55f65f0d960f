package org.mfglab.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mfglab.device.Accelerators;
import org.mfglab.device.Backend;
import org.mfglab.device.Precision;
import org.mfglab.workbench.device.Devices;
import org.mfglab.workbench.run.Json;
import picocli.CommandLine;

final class DevicesTest {

    /// The processor once more, with one thread.
    private static final class Twin implements Accelerators {
        @Override
        public List<Device> devices() {
            return List.of(new Device(0, "Platform", "twin", "1.0", 1L << 30, 1, true, true));
        }

        @Override
        public Backend open(int index, Precision precision) {
            return Backend.cpu(1);
        }

        @Override
        public Backend openMeasured(int index) {
            throw new AssertionError("Nothing here is measured.");
        }

        @Override
        public double copyBandwidth(int index) {
            return 20e9;
        }
    }

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private int run(Optional<Accelerators> accelerators, String... words) {
        PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new CommandLine(new DevicesCommand(stream, stream, new Devices(() -> accelerators, _ -> 10e9))).execute(words);
    }

    @Test
    void bothSidesSolveTheSameGamesAndAgree(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("devices.json");
        assertEquals(0, run(Optional.of(new Twin()), "--size", "12", "--space", "6", "--steps", "2", "--runs", "1", "--warm-up", "0", "--device", "opencl:0", "--json", file.toString()), said::toString);
        Map<String, Object> json = Json.read(Files.readString(file));
        List<?> scenarios = (List<?>) json.get("scenarios");
        assertEquals(List.of("acd, fd_split", "acd, fd_upwind", "acd, semi_lagrangian_2", "lq-3d, fd_split"), scenarios.stream().map(s -> ((Map<?, ?>) s).get("name")).toList());
        for (Object scenario : scenarios) assertEquals(0, ((Number) ((Map<?, ?>) scenario).get("difference")).doubleValue());
        assertTrue(said.toString(StandardCharsets.UTF_8).contains("| lq-3d, fd_split | [6, 6, 6] |"), said::toString);
    }

    @Test
    void aWrongDeviceIsRefusedAndOneThatIsAbsentEndsWithSix() {
        assertEquals(2, run(Optional.of(new Twin()), "--device", "cpu"));
        assertEquals(6, run(Optional.of(new Twin()), "--device", "opencl:1", "--size", "8", "--space", "4"));
        assertTrue(said.toString(StandardCharsets.UTF_8).contains("There is no device opencl:1. There is opencl:0 (twin)."), said::toString);
        assertEquals(6, run(Optional.empty(), "--size", "8", "--space", "4"));
    }
}
