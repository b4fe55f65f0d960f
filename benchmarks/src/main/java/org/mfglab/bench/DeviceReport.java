package org.mfglab.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mfglab.workbench.device.Devices;
import org.mfglab.workbench.run.Json;

/// What `mfglab bench devices` measured, for people and for programs.
///
/// @param device      the accelerator, and its driver
/// @param ofProcessor bytes per second that the processor copies
/// @param ofDevice    bytes per second that the accelerator copies
record DeviceReport(String device, double ofProcessor, double ofDevice, List<Row> rows) {

    /// Both sides may round elementary functions differently.
    private static final double CLOSE = 1e-10;

    /// One scenario.
    ///
    /// @param sweeps     cells times time steps times sweeps in one solve
    /// @param difference `max |u - u'|` over the last solves of both, relative to max |u| where that is above 1
    record Row(DeviceScenario scenario, long cells, long sweeps, Sample processor, Sample device, double difference) {

        double ratio() {
            return processor.median() / device.median();
        }
    }

    boolean agrees() {
        return rows.stream().allMatch(row -> row.difference <= CLOSE);
    }

    String table() {
        List<String> lines = new ArrayList<>(List.of("Machine: " + Machine.here(), "Device:  " + device,
                "Copies:  " + Devices.text(ofProcessor) + " by the processor, " + Devices.text(ofDevice) + " by the device", "",
                "| game, scheme | n | processor | spread | device | spread | times as fast | difference | bytes per cell |", "|---|---|---|---|---|---|---|---|---|"));
        for (Row row : rows)
            lines.add(String.format(Locale.ROOT, "| %s | %s | %.3f s | %.3f s | %.3f s | %.3f s | %.2f | %.1e | %s |", row.scenario.name(), row.scenario.n(), row.processor.median(), row.processor.spread(),
                    row.device.median(), row.device.spread(), row.ratio(), row.difference,
                    bySplitting(row) ? String.format(Locale.ROOT, "%.0f and %.0f", bytes(row.processor, ofProcessor, row), bytes(row.device, ofDevice, row)) : ""));
        lines.addAll(List.of("", "Seconds are medians of solves of the same iterations, without set-up and certificate. Bytes per cell: what could have been copied in that time,",
                "for each cell in each time step of a sweep, by the processor and by the device."));
        return String.join("\n", lines) + "\n";
    }

    private static boolean bySplitting(Row row) {
        return row.scenario.scheme().equals("fd_split");
    }

    private static double bytes(Sample seconds, double bandwidth, Row row) {
        return seconds.median() * bandwidth / row.sweeps;
    }

    /// @param kernels what was measured kernel by kernel
    Map<String, Object> json(List<Map<String, Object>> kernels) {
        return Json.object("schema", 1, "machine", Machine.here().json(), "device", device, "copy_gb_s", Json.object("cpu", 1e-9 * ofProcessor, "device", 1e-9 * ofDevice),
                "scenarios", rows.stream().map(DeviceReport::json).toList(), "kernels", kernels);
    }

    private static Map<String, Object> json(Row row) {
        return Json.object("name", row.scenario.name(), "n", row.scenario.n(), "nt", row.scenario.steps(), "iterations", row.scenario.iterations(), "unknowns", 2 * row.cells * row.scenario.steps(),
                "cpu_s", Json.array(row.processor.values()), "device_s", Json.array(row.device.values()), "ratio", row.ratio(), "difference", row.difference);
    }
}
