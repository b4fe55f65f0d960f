package org.mfglab.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mfglab.cli.Console;
import org.mfglab.cli.Terminal;
import org.mfglab.device.Accelerators;
import org.mfglab.device.Backend;
import org.mfglab.device.DeviceException;
import org.mfglab.device.Precision;
import org.mfglab.workbench.device.Devices;
import org.mfglab.workbench.run.Json;
import picocli.CommandLine;

class DevicesCommandTest {

    /// A card, one without double precision, and one that cannot be measured.
    private record Cards(double bandwidth) implements Accelerators {
        @Override
        public String word() {
            return "opencl";
        }

        @Override
        public List<Device> devices() {
            return List.of(new Device(0, "Platform", "Fast card", "driver 1.2", 8L << 30, 40, false, true), new Device(1, "Platform", "Old card", "driver 0.9", 1L << 30, 2, false, false),
                    new Device(2, "Platform", "Broken card", "driver 1.2", 1L << 30, 1, true, true));
        }

        @Override
        public Backend open(int index, Precision precision) {
            throw new AssertionError("A list of devices opens none.");
        }

        @Override
        public Backend openMeasured(int index) {
            throw new AssertionError("Nothing here is measured.");
        }

        @Override
        public double copyBandwidth(int index) {
            if (index == 2) throw new DeviceException(DeviceException.Kind.LOST, "It does not answer.");
            return bandwidth;
        }
    }

    private static String print(Optional<Accelerators> accelerators, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        Console console = new Console(stream, stream, Terminal.NONE);
        assertEquals(0, new CommandLine(new DevicesCommand(console, new Devices(() -> accelerators, _ -> 10e9))).execute(words));
        return out.toString(StandardCharsets.UTF_8);
    }

    private static List<String> lines(double bandwidth, String... words) {
        return print(Optional.of(new Cards(bandwidth)), words).lines().toList();
    }

    @Test
    void everyDeviceIsListedWithWhyItCannotBeUsed() {
        List<String> lines = lines(20e9);
        assertTrue(lines.getFirst().matches("cpu       .+, \\d+ threads?, \\d+ MB for this program, f64"), lines.getFirst());
        assertEquals(List.of("opencl:0  Fast card, 40 units, 8192 MB, f64 and f32", "          Platform, driver 1.2",
                "opencl:1  Old card, 2 units, 1024 MB, f32 only", "          Platform, driver 0.9",
                "opencl:2  Broken card, 1 unit, 1024 MB, f64 and f32, the processor itself", "          Platform, driver 1.2"), lines.subList(1, lines.size()));
    }

    @Test
    void aTestMeasuresEachAndMarksWhatAutoTakes() {
        List<String> lines = lines(20e9, "--test");
        assertTrue(lines.getFirst().endsWith("f64, copies 10.0 GB/s"), lines.getFirst());
        assertEquals("opencl:0  Fast card, 40 units, 8192 MB, f64 and f32, copies 20.0 GB/s  < auto", lines.get(1));
        assertEquals("opencl:2  Broken card, 1 unit, 1024 MB, not usable: It does not answer.", lines.get(5));
        assertTrue(lines(14e9, "--test").getFirst().endsWith("copies 10.0 GB/s  < auto"));
    }

    @Test
    void withoutADriverItSaysHowToGetOne() throws IOException {
        String text = print(Optional.empty());
        assertTrue(text.contains("opencl    none: "), text);
        assertTrue(text.contains("apt install pocl-opencl-icd ocl-icd-libopencl1"), text);
        assertFalse(String.valueOf(Json.read(print(Optional.empty(), "--json")).get("opencl")).isBlank());
    }

    @ParameterizedTest
    @CsvSource({"20e9, opencl:0", "14e9, cpu"})
    void theJsonHasTheSame(double bandwidth, String auto) throws IOException {
        Map<String, Object> json = Json.read(print(Optional.of(new Cards(bandwidth)), "--json", "--test"));
        List<?> devices = (List<?>) json.get("devices");
        assertEquals(List.of("cpu", "opencl:0", "opencl:1", "opencl:2"), devices.stream().map(device -> ((Map<?, ?>) device).get("id")).toList());
        assertEquals(List.of(auto), devices.stream().map(Map.class::cast).filter(device -> Boolean.TRUE.equals(device.get("auto"))).map(device -> device.get("id")).toList());
        assertEquals(List.of("id", "name", "platform", "driver", "units", "memory_mb", "processor", "precision", "trouble", "copy_gb_s", "auto"),
                List.copyOf(((Map<?, ?>) devices.get(1)).keySet()));
        assertEquals(bandwidth * 1e-9, (Double) ((Map<?, ?>) devices.get(1)).get("copy_gb_s"), 1e-9);
    }
}
