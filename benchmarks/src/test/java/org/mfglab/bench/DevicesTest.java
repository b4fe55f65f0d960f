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
import org.mfglab.workbench.study.DeviceChoice;
import org.mfglab.workbench.study.Presets;
import org.mfglab.workbench.study.Reading;
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
    void bothSidesSweepTheSameGamesAndAgree(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("devices.json");
        assertEquals(0, run(Optional.of(new Twin()), "--size", "12", "--space", "6", "--runs", "1", "--warm-up", "0", "--device", "opencl:0", "--json", file.toString()), said::toString);
        Map<String, Object> json = Json.read(Files.readString(file));
        List<?> scenarios = (List<?>) json.get("scenarios");
        assertEquals(DeviceScenario.all(12, 6).stream().map(DeviceScenario::name).toList(), scenarios.stream().map(s -> ((Map<?, ?>) s).get("name")).toList());
        for (Object scenario : scenarios) assertEquals(0, ((Number) ((Map<?, ?>) scenario).get("difference")).doubleValue());
        assertTrue(said.toString(StandardCharsets.UTF_8).contains("| lq-3d | walls | fd_split | [6, 6, 6] | 4 x 2 |"), said::toString);
    }

    @Test
    void everySchemeOfAcceleratorsIsInThePlaneAndInSpace() {
        for (String scheme : List.of("fd_split", "fd_upwind", "fd_lax_friedrichs", "semi_lagrangian_2")) {
            assertTrue(DeviceScenario.all(8, 0).stream().anyMatch(scenario -> scenario.scheme().equals(scheme)), scheme);
            assertTrue(DeviceScenario.all(0, 8).stream().anyMatch(scenario -> scenario.scheme().equals(scheme)), scheme);
        }
    }

    @Test
    void timeStepsAreThoseOfThePresetsOnAnyGrid() {
        for (DeviceScenario scenario : DeviceScenario.all(8, 4))
            assertEquals(((Reading.Accepted) Presets.read(scenario.preset(), List.of())).study().time().dt(), scenario.study(DeviceChoice.CPU).time().dt(), 1e-15, scenario::name);
    }

    @Test
    void someGamesMayBeChosen() {
        assertEquals(0, run(Optional.of(new Twin()), "--size", "8", "--space", "0", "--only", "semi_lagrangian_2", "--runs", "1", "--warm-up", "0"), said::toString);
        assertTrue(said.toString(StandardCharsets.UTF_8).contains("crowd-2d"), said::toString);
        assertEquals(2, run(Optional.of(new Twin()), "--only", "chess"));
    }

    @Test
    void aWrongDeviceIsRefusedAndOneThatIsAbsentEndsWithSix() {
        assertEquals(2, run(Optional.of(new Twin()), "--device", "cpu"));
        assertEquals(6, run(Optional.of(new Twin()), "--device", "opencl:1", "--size", "8", "--space", "4"));
        assertTrue(said.toString(StandardCharsets.UTF_8).contains("There is no device opencl:1. There is opencl:0 (twin)."), said::toString);
        assertEquals(6, run(Optional.empty(), "--size", "8", "--space", "4"));
    }
}
