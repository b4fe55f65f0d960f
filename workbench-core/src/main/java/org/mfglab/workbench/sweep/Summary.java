package org.mfglab.workbench.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mfglab.workbench.study.Setting;

/// The text of `summary.csv`: one line per point of the plan, with its values and, as far as they are there, its numbers. Columns are
/// the same for every sweep but for the swept keys; what is not known is empty.
final class Summary {

    /// Where the numbers stand in `metrics.json`; a name is that path.
    private static final List<String> NUMBERS = List.of("iterations", "residual.hjb", "residual.fokker_planck", "residual.fixed_point", "mass_error", "density_min",
            "cost.total", "cost.kinetic", "cost.running", "cost.terminal", "exploitability",
            "error.u_linf", "error.u_l1", "error.m_linf", "error.m_l1", "error.m_w1", "wall_s", "solve_s");

    private static final List<String> MEANS = List.of("mean_x", "mean_y", "mean_z");

    private Summary() { }

    static String text(SweepPlan plan, List<StoredPoint> points) {
        List<String> header = new ArrayList<>(List.of("index"));
        for (SweptKey key : plan.keys()) header.add(key.key());
        header.addAll(List.of("state", "status", "converged"));
        header.addAll(NUMBERS);
        header.addAll(MEANS);
        header.add("folder");
        StringBuilder text = new StringBuilder(line(header));
        for (SweepPoint point : plan.points()) text.append(line(cells(point, points.get(point.index()))));
        return text.toString();
    }

    private static List<String> cells(SweepPoint point, StoredPoint stored) {
        Map<String, Object> metrics = stored.metrics().orElse(Map.of());
        List<String> cells = new ArrayList<>(List.of(String.valueOf(point.index())));
        for (Setting value : point.values()) cells.add(value.value());
        cells.add(stored.state());
        cells.add(cell(metrics.get("status")));
        cells.add(cell(metrics.get("converged")));
        for (String path : NUMBERS) cells.add(cell(at(metrics, path)));
        for (int axis = 0; axis < MEANS.size(); axis++)
            cells.add(metrics.get("mean") instanceof List<?> mean && axis < mean.size() ? cell(mean.get(axis)) : "");
        cells.add(point.folder());
        return cells;
    }

    /// @param path dotted
    static Object at(Map<String, Object> metrics, String path) {
        Object value = metrics;
        for (String name : path.split("\\.")) value = value instanceof Map<?, ?> table ? table.get(name) : null;
        return value;
    }

    /// Numbers as in the JSON file, with a point in every locale.
    private static String cell(Object value) {
        return value == null ? "" : value.toString();
    }

    private static String line(List<String> cells) {
        return cells.stream().map(Summary::quoted).collect(Collectors.joining(",")) + "\n";
    }

    /// RFC 4180.
    private static String quoted(String cell) {
        return cell.matches("(?s).*[,\"\r\n].*") ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
    }
}
