package org.mfglab.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mfglab.device.KernelTime;
import org.mfglab.workbench.device.Devices;
import org.mfglab.workbench.run.Json;

/// How near the kernels of an accelerator come to what its memory can move.
///
/// @param bandwidth bytes per second that it copies
record KernelReport(double bandwidth, List<Row> rows) {

    /// One kernel in one scenario.
    record Row(DeviceScenario scenario, long cells, KernelTime time) {

        double bytesPerCell() {
            return time.bytes() / time.calls() / cells;
        }

        double rate() {
            return time.bytes() / time.seconds();
        }
    }

    /// The longest first, game by game; what takes less than a hundredth of a game's time is left out.
    static List<Row> rows(DeviceScenario scenario, long cells, List<KernelTime> times) {
        double all = times.stream().mapToDouble(KernelTime::seconds).sum();
        return times.stream().filter(time -> time.seconds() >= 0.01 * all).map(time -> new Row(scenario, cells, time)).toList();
    }

    String table() {
        List<String> lines = new ArrayList<>(List.of("", "| game, scheme | kernel | calls | ms | bytes per cell | GB/s | of copies |", "|---|---|---|---|---|---|---|"));
        for (Row row : rows)
            lines.add(String.format(Locale.ROOT, "| %s | %s | %d | %.3f | %.0f | %.1f | %.0f %% |", row.scenario.name(), row.time.name(), row.time.calls(), 1e3 * row.time.seconds() / row.time.calls(),
                    row.bytesPerCell(), 1e-9 * row.rate(), 100 * row.rate() / bandwidth));
        lines.addAll(List.of("", "Milliseconds are those of one call, by the clock of the device. Bytes are those of the slices that a kernel is given, each once; copies: " + Devices.text(bandwidth) + ".",
                "A kernel that works through its slices several times moves more than that."));
        return String.join("\n", lines) + "\n";
    }

    List<Map<String, Object>> json() {
        return rows.stream().map(row -> Json.object("name", row.scenario.name(), "kernel", row.time.name(), "calls", row.time.calls(), "seconds", row.time.seconds(),
                "bytes_per_cell", row.bytesPerCell(), "share", row.rate() / bandwidth)).toList();
    }
}
