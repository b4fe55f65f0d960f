package org.mfglab.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
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
    /// @param cells      of the grid
    /// @param processor  seconds of all pairs of sweeps, and those of the device right after each
    /// @param difference `max |u - u'|` over the last pair of sweeps of both, relative to max |u| where that is above 1
    record Row(DeviceScenario scenario, long cells, Sample processor, Sample device, double difference) {

        /// How many times as fast the device was, each time.
        Sample ratios() {
            return new Sample(IntStream.range(0, device.values().length).mapToDouble(run -> processor.values()[run] / device.values()[run]).toArray());
        }

        /// Cells times time steps times sweeps.
        double steps() {
            return 2.0 * cells * scenario.steps() * scenario.pairs();
        }
    }

    boolean agrees() {
        return rows.stream().allMatch(row -> row.difference <= CLOSE);
    }

    String table() {
        List<String> lines = new ArrayList<>(List.of("Machine: " + Machine.here(), "Device:  " + device,
                "Copies:  " + Devices.text(ofProcessor) + " by the processor, " + Devices.text(ofDevice) + " by the device", "",
                "| game | has | scheme | n | steps x pairs | processor | device | times as fast | least - most | difference | bytes per cell |", "|---|---|---|---|---|---|---|---|---|---|---|"));
        for (Row row : rows)
            lines.add(String.format(Locale.ROOT, "| %s | %s | %s | %s | %d x %d | %.3f s | %.3f s | **%.2f** | %.2f - %.2f | %.1e | %.0f and %.0f |", row.scenario.preset(), row.scenario.shows(), row.scenario.scheme(), row.scenario.n(),
                    row.scenario.steps(), row.scenario.pairs(), row.processor.median(), row.device.median(), row.ratios().median(), row.ratios().least(), row.ratios().most(), row.difference,
                    bytes(row.processor, ofProcessor, row), bytes(row.device, ofDevice, row)));
        lines.addAll(List.of("", "Both did the same pairs of sweeps, in turn; seconds and ratios are medians, without set-up, residuals and certificate. Bytes per cell: what could have been copied in that time,",
                "for each cell in each time step of a sweep, by the processor and by the device."));
        return String.join("\n", lines) + "\n";
    }

    private static double bytes(Sample seconds, double bandwidth, Row row) {
        return seconds.median() * bandwidth / row.steps();
    }

    /// @param kernels what was measured kernel by kernel
    Map<String, Object> json(List<Map<String, Object>> kernels) {
        return Json.object("schema", 1, "machine", Machine.here().json(), "device", device, "copy_gb_s", Json.object("cpu", 1e-9 * ofProcessor, "device", 1e-9 * ofDevice),
                "scenarios", rows.stream().map(DeviceReport::json).toList(), "kernels", kernels);
    }

    private static Map<String, Object> json(Row row) {
        return Json.object("name", row.scenario.name(), "shows", row.scenario.shows(), "n", row.scenario.n(), "nt", row.scenario.steps(), "pairs", row.scenario.pairs(), "unknowns", 2 * row.cells * row.scenario.steps(),
                "cpu_s", Json.array(row.processor.values()), "device_s", Json.array(row.device.values()), "ratio", row.ratios().median(), "difference", row.difference);
    }
}
