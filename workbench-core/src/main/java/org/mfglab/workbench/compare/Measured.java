package org.mfglab.workbench.compare;

import java.util.Map;
import org.mfglab.workbench.run.Json;

/// What a metric found of a run.
///
/// @param value      NaN where the metric does not apply
/// @param floor      what as many points drawn from the baseline itself would give, so that less than it cannot be told from zero; NaN for numbers that no sample went into
/// @param n          the points of the run that went into it; null where none did
/// @param seed       of the draws of the floor; null where nothing was drawn
/// @param definition what was computed, with its constants
/// @param reason     why there is no value; empty where there is one
public record Measured(double value, double floor, Integer n, Long seed, String definition, String reason) {

    static Measured of(double value, String definition) {
        return new Measured(value, Double.NaN, null, null, definition, "");
    }

    static Measured absent(String definition, String reason) {
        return new Measured(Double.NaN, Double.NaN, null, null, definition, reason);
    }

    public boolean present() {
        return !Double.isNaN(value);
    }

    Map<String, Object> json() {
        Map<String, Object> object = Json.object("value", value, "floor", floor, "n", n, "seed", seed, "definition", definition);
        if (!reason.isEmpty()) object.put("reason", reason);
        return object;
    }
}
