package org.mfglab.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
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

    /// A card, one without double precision, one that cannot be measured, and one that computes something else.
    private record Cards(double bandwidth) implements Accelerators {
        @Override
        public List<Device> devices() {
            return List.of(new Device(0, "Platform", "Fast card", "driver 1.2", 8L << 30, 40, false, true), new Device(1, "Platform", "Old card", "driver 0.9", 1L << 30, 2, false, false),
                    new Device(2, "Platform", "Broken card", "driver 1.2", 1L << 30, 1, true, true),
                    new Device(3, "Platform", "Wrong card", "driver 1.2", 1L << 30, 1, false, true));
        }

        @Override
        public Backend open(int index, Precision precision) {
            if (bandwidth == 0) throw new AssertionError("A list of devices opens none.");
            return index == 3 ? wrong(Backend.cpu(1)) : Backend.cpu(1);
        }

        @Override
        public Backend openMeasured(int index) {
            throw new AssertionError("Nothing here is measured.");
        }

        @Override
        public double copyBandwidth(int index) {
            if (index == 2) throw new DeviceException(DeviceException.Kind.LOST, "It does not answer.");
            return index == 3 ? 2 * bandwidth : bandwidth;
        }

        /// Its steps are a tenth too long.
        private static Backend wrong(Backend right) {
            return (Backend) Proxy.newProxyInstance(Cards.class.getClassLoader(), new Class<?>[] {Backend.class}, (_, method, arguments) -> {
                if (method.getName().equals("axisStage")) arguments[4] = 1.1 * (double) arguments[4];
                return method.invoke(right, arguments);
            });
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
        List<String> lines = lines(0);
        assertTrue(lines.getFirst().matches("cpu       .+, \\d+ threads?, \\d+ MB for this program, f64"), lines.getFirst());
        assertEquals(List.of("opencl:0  Fast card, 40 units, 8192 MB, f64 and f32", "          Platform, driver 1.2",
                "opencl:1  Old card, 2 units, 1024 MB, f32 only", "          Platform, driver 0.9",
                "opencl:2  Broken card, 1 unit, 1024 MB, f64 and f32, the processor itself", "          Platform, driver 1.2",
                "opencl:3  Wrong card, 1 unit, 1024 MB, f64 and f32", "          Platform, driver 1.2"), lines.subList(1, lines.size()));
    }

    @Test
    void aTestMeasuresEachAndMarksWhatAutoTakes() {
        List<String> lines = lines(20e9, "--test");
        assertTrue(lines.getFirst().endsWith("f64, copies 10.0 GB/s"), lines.getFirst());
        assertEquals("opencl:0  Fast card, 40 units, 8192 MB, f64 and f32, copies 20.0 GB/s, test passed  < auto", lines.get(1));
        assertEquals("opencl:1  Old card, 2 units, 1024 MB, f32 only, copies 20.0 GB/s, test passed", lines.get(3));
        assertEquals("opencl:2  Broken card, 1 unit, 1024 MB, not usable, test failed: It does not answer.", lines.get(5));
        assertTrue(lines.get(7).matches("opencl:3  Wrong card, 1 unit, 1024 MB, not usable, test failed: Its solution .+ differs from that of the processor by .+"), lines.get(7));
        assertTrue(lines(14e9, "--test").getFirst().endsWith("copies 10.0 GB/s  < auto"));
    }

    /// No device, for a reason.
    private record Failing(DeviceException.Kind kind) implements Accelerators {
        @Override
        public List<Device> devices() {
            throw new DeviceException(kind, "There is none.");
        }

        @Override
        public Backend open(int index, Precision precision) {
            throw new AssertionError("There is none to open.");
        }

        @Override
        public Backend openMeasured(int index) {
            throw new AssertionError("There is none to open.");
        }

        @Override
        public double copyBandwidth(int index) {
            throw new AssertionError("There is none to measure.");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "ABSENT | A driver, if there is none (Debian, Ubuntu): apt install pocl-opencl-icd ocl-icd-libopencl1",
        "LOST   | Once more: drivers are reset by their system."})
    void whereThereIsNoneItSaysWhatHelps(DeviceException.Kind kind, String advice) throws IOException {
        List<String> lines = print(Optional.of(new Failing(kind))).lines().toList();
        assertEquals(List.of("opencl    none: There is none.", "          " + advice), lines.subList(1, lines.size()));
        assertEquals("There is none.", Json.read(print(Optional.of(new Failing(kind)), "--json")).get("opencl"));
    }

    @Test
    void withoutTheModuleADriverDoesNotHelp() {
        String text = print(Optional.empty());
        assertTrue(text.contains("opencl    none: This program was started without its OpenCL module."), text);
        assertTrue(text.contains("./mfglab") && !text.contains("apt install"), text);
    }

    @ParameterizedTest
    @CsvSource({"20e9, opencl:0", "14e9, cpu"})
    void theJsonHasTheSame(double bandwidth, String auto) throws IOException {
        Map<String, Object> json = Json.read(print(Optional.of(new Cards(bandwidth)), "--json", "--test"));
        List<?> devices = (List<?>) json.get("devices");
        assertEquals(List.of("cpu", "opencl:0", "opencl:1", "opencl:2", "opencl:3"), devices.stream().map(device -> ((Map<?, ?>) device).get("id")).toList());
        assertEquals(List.of(auto), devices.stream().map(Map.class::cast).filter(device -> Boolean.TRUE.equals(device.get("auto"))).map(device -> device.get("id")).toList());
        assertEquals(List.of("id", "name", "platform", "driver", "units", "memory_mb", "processor", "precision", "trouble", "copy_gb_s", "test", "auto"),
                List.copyOf(((Map<?, ?>) devices.get(1)).keySet()));
        assertEquals(List.of("passed", "passed", "failed", "failed"), devices.stream().skip(1).map(device -> ((Map<?, ?>) device).get("test")).toList());
        assertEquals(bandwidth * 1e-9, (Double) ((Map<?, ?>) devices.get(1)).get("copy_gb_s"), 1e-9);
    }
}
