package org.mfglab.workbench.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mfglab.workbench.run.Json;
import org.mfglab.workbench.study.Setting;

/// What is to be solved: every combination of the values of some keys, the last key varying fastest.
///
/// @param keys     at least one
/// @param settings that all points share, of `--set`
/// @param points   in order of their index
public record SweepPlan(List<SweptKey> keys, List<Setting> settings, List<SweepPoint> points) {

    /// The version of `sweep.json`.
    static final int SCHEMA = 1;

    private static final int MOST_POINTS = 10_000;
    private static final int FEWEST_DIGITS = 3;

    public SweepPlan {
        keys = List.copyOf(keys);
        settings = List.copyOf(settings);
        points = List.copyOf(points);
    }

    /// @throws IllegalArgumentException if a key is swept twice, or there are too many points
    public static SweepPlan of(List<SweptKey> keys, List<Setting> settings) {
        for (SweptKey key : keys)
            if (keys.stream().filter(other -> other.key().equals(key.key())).count() > 1)
                throw new IllegalArgumentException("The key %s is swept twice. Give all of its values in one --over.".formatted(key.key()));
        long count = keys.stream().mapToLong(key -> key.values().size()).reduce(1, (a, b) -> Math.min(a * b, MOST_POINTS + 1L));
        if (count > MOST_POINTS) throw new IllegalArgumentException("The sweep has more than %s points. Take fewer values.".formatted(MOST_POINTS));
        int digits = Math.max(FEWEST_DIGITS, String.valueOf(count - 1).length());
        List<SweepPoint> points = new ArrayList<>();
        for (int index = 0; index < count; index++) points.add(SweepPoint.of(index, digits, values(keys, index)));
        return new SweepPlan(keys, settings, points);
    }

    /// The digits of the index in the mixed base of the numbers of values.
    private static List<Setting> values(List<SweptKey> keys, int index) {
        List<Setting> values = new ArrayList<>();
        int rest = index;
        for (SweptKey key : keys.reversed()) {
            values.addFirst(new Setting(key.key(), key.values().get(rest % key.values().size())));
            rest /= key.values().size();
        }
        return values;
    }

    /// All settings of a point: those of all points, then its own.
    public List<Setting> settings(SweepPoint point) {
        List<Setting> all = new ArrayList<>(settings);
        all.addAll(point.values());
        return all;
    }

    /// The content of `sweep.json`. It has no time and no machine, so that all processes of a sweep write the same.
    ///
    /// @param digest of the problem file
    Map<String, Object> json(String digest) {
        return Json.object("schema", SCHEMA, "input_sha256", digest,
                "settings", settings.stream().map(setting -> setting.key() + "=" + setting.value()).toList(),
                "keys", keys.stream().map(key -> Json.object("key", key.key(), "values", key.values())).toList(),
                "points", points.stream().map(SweepPoint::json).toList());
    }
}
