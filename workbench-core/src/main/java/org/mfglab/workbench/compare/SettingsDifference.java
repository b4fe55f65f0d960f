package org.mfglab.workbench.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What runs were made with, as far as it differs: settings that at least two of them have, with different values.
///
/// @param compared how many settings at least two runs have
/// @param rows     those that differ, in the order of the first run that has them
public record SettingsDifference(int compared, List<Row> rows) {

    /// One setting.
    ///
    /// @param values one per run, empty for a run that has no such setting
    public record Row(String key, List<Optional<String>> values) {
        public Row {
            values = List.copyOf(values);
        }
    }

    public SettingsDifference {
        rows = List.copyOf(rows);
    }

    static SettingsDifference of(List<RunInCompare> runs) {
        Set<String> keys = new LinkedHashSet<>();
        runs.forEach(run -> keys.addAll(run.settings().keySet()));
        List<Row> rows = new ArrayList<>();
        int compared = 0;
        for (String key : keys) {
            List<Optional<String>> values = runs.stream().map(run -> Optional.ofNullable(run.settings().get(key))).toList();
            List<String> there = values.stream().flatMap(Optional::stream).toList();
            if (there.size() < 2) continue;
            compared++;
            if (there.stream().distinct().count() > 1) rows.add(new Row(key, values));
        }
        return new SettingsDifference(compared, rows);
    }
}
