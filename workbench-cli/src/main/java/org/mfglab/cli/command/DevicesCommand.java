package org.mfglab.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mfglab.cli.Console;
import org.mfglab.device.Accelerators;
import org.mfglab.device.DeviceException;
import org.mfglab.workbench.device.Devices;
import org.mfglab.workbench.device.Processor;
import org.mfglab.workbench.run.DeviceNotices;
import org.mfglab.workbench.run.DeviceTrial;
import org.mfglab.workbench.run.Exit;
import org.mfglab.workbench.run.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `mfglab devices`: where a solve can run.
@Command(name = "devices", description = "Lists the devices that a solve can run on.")
public final class DevicesCommand implements Callable<Integer> {

    private final Console console;
    private final Devices devices;

    @Mixin
    private HelpOption help;

    @Option(names = "--json", description = "prints a JSON object")
    private boolean json;

    @Option(names = "--test", description = "measures the copy bandwidth of each, solves a small game on it beside the processor, in a second or two, and marks the one that --device auto takes for a large problem")
    private boolean test;

    public DevicesCommand(Console console, Devices devices) {
        this.console = console;
        this.devices = devices;
    }

    /// One device, measured and tried where that was asked for.
    ///
    /// @param copies  bytes per second; NaN where it was not measured
    /// @param trouble why it cannot be used; empty where it can
    private record Row(Accelerators.Device device, double copies, Optional<String> trouble) { }

    @Override
    public Integer call() {
        Processor processor = Processor.here();
        double copies = test ? devices.processorBandwidth(processor.threads()) : Double.NaN;
        List<Row> rows = new ArrayList<>();
        Optional<DeviceException> absence = Optional.empty();
        try {
            for (Accelerators.Device device : devices.accelerators()) rows.add(row(device));
        } catch (DeviceException e) {
            absence = Optional.of(e);
        }
        Optional<Row> taken = test ? fastest(rows).filter(row -> Devices.clearlyFaster(row.copies, copies)) : Optional.empty();
        if (json) console.out().print(Json.pretty(json(processor, copies, rows, taken, absence)));
        else table(processor, copies, rows, taken, absence);
        return Exit.DONE.code();
    }

    private Row row(Accelerators.Device device) {
        if (!test) return new Row(device, Double.NaN, Optional.empty());
        try {
            return new Row(device, devices.bandwidth(device), DeviceTrial.trouble(devices, device));
        } catch (DeviceException e) {
            return new Row(device, Double.NaN, Optional.of(e.getMessage()));
        }
    }

    private static String precisions(Accelerators.Device device) {
        return device.doubles() ? "f64 and f32" : "f32 only";
    }

    private static Optional<Row> fastest(List<Row> rows) {
        return rows.stream().filter(row -> row.device.doubles() && row.trouble.isEmpty()).max((a, b) -> Double.compare(a.copies, b.copies));
    }

    private void table(Processor processor, double copies, List<Row> rows, Optional<Row> taken, Optional<DeviceException> absence) {
        console.out().printf(Locale.ROOT, "cpu       %s, %d %s, %d MB for this program, f64%s%n", processor.name(), processor.threads(), processor.threads() == 1 ? "thread" : "threads", memory(),
                copies(copies) + (test && taken.isEmpty() ? "  < auto" : ""));
        for (Row row : rows) {
            Accelerators.Device device = row.device;
            console.out().printf(Locale.ROOT, "%-9s %s, %d %s, %d MB, %s%s%n          %s, %s%n", Devices.name(device), device.name(), device.units(), device.units() == 1 ? "unit" : "units", device.memory() >> 20,
                    row.trouble.map(trouble -> "not usable, test failed: " + trouble).orElse(precisions(device) + (device.processor() ? ", the processor itself" : "")),
                    row.trouble.isPresent() ? "" : copies(row.copies) + (test ? ", test passed" : "") + (taken.filter(row::equals).isPresent() ? "  < auto" : ""), device.platform(), device.driver());
        }
        absence.ifPresent(failure -> console.out().print("opencl    none: " + failure.getMessage() + "\n          " + DeviceNotices.remedy(failure.kind()) + "\n"));
    }

    private static long memory() {
        return Runtime.getRuntime().maxMemory() >> 20;
    }

    private static String copies(double bandwidth) {
        return Double.isNaN(bandwidth) ? "" : ", copies " + Devices.text(bandwidth);
    }

    /// What was measured and tried is there only where it was asked for.
    private Map<String, Object> json(Processor processor, double copies, List<Row> rows, Optional<Row> taken, Optional<DeviceException> absence) {
        Map<String, Object> cpu = Json.object("id", "cpu", "name", processor.name(), "threads", processor.threads(), "memory_mb", memory(), "precision", List.of("f64"));
        if (test) cpu.putAll(Json.object("copy_gb_s", 1e-9 * copies, "auto", taken.isEmpty()));
        List<Map<String, Object>> all = new ArrayList<>(List.of(cpu));
        for (Row row : rows) all.add(json(row, taken));
        return Json.object("schema", 1, "devices", all, "opencl", absence.map(DeviceException::getMessage).orElse(null));
    }

    private Map<String, Object> json(Row row, Optional<Row> taken) {
        Accelerators.Device device = row.device;
        Map<String, Object> object = Json.object("id", Devices.name(device), "name", device.name(), "platform", device.platform(), "driver", device.driver(), "units", device.units(),
                "memory_mb", device.memory() >> 20, "processor", device.processor(), "precision", device.doubles() ? List.of("f64", "f32") : List.of("f32"), "trouble", row.trouble.orElse(null));
        if (test) object.putAll(Json.object("copy_gb_s", 1e-9 * row.copies, "test", row.trouble.isEmpty() ? "passed" : "failed", "auto", taken.filter(row::equals).isPresent()));
        return object;
    }
}
