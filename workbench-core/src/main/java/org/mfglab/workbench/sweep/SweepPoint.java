package org.mfglab.workbench.sweep;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mfglab.workbench.run.Json;
import org.mfglab.workbench.study.Setting;

/// One problem of a sweep.
///
/// @param index  from 0, the last key varying fastest
/// @param values of the swept keys
/// @param folder the name of its run folder
public record SweepPoint(int index, List<Setting> values, String folder) {

    private static final int LONGEST_NAME = 100;

    public SweepPoint {
        values = List.copyOf(values);
    }

    /// @param digits of the index in the name of the folder
    static SweepPoint of(int index, int digits, List<Setting> values) {
        String number = "0".repeat(Math.max(0, digits - String.valueOf(index).length())) + index;
        String name = values.stream().map(value -> safe(value.key() + "=" + value.value())).collect(Collectors.joining("-"));
        return new SweepPoint(index, values, trimmed(number + "-" + name.substring(0, Math.min(name.length(), LONGEST_NAME))));
    }

    /// What every file system takes, and no shell touches.
    private static String safe(String text) {
        return trimmed(text.replaceAll("[^A-Za-z0-9._+=-]+", "_"));
    }

    private static String trimmed(String name) {
        return name.replaceFirst("[._-]+$", "");
    }

    /// "params.k=0.5 time.nt=20".
    public String label() {
        return values.stream().map(value -> value.key() + "=" + value.value()).collect(Collectors.joining(" "));
    }

    Map<String, Object> json() {
        Map<String, Object> object = Json.object("index", index, "folder", folder);
        Map<String, Object> byKey = Json.object();
        for (Setting value : values) byKey.put(value.key(), value.value());
        object.put("values", byKey);
        return object;
    }
}
