package org.mfglab.workbench.compare;

import java.util.Map;
import java.util.Optional;
import org.mfglab.workbench.run.Json;

/// Whether a metric of a run is near enough to that of the baseline.
///
/// @param run    the label
/// @param value  of the run; NaN where there is none
/// @param base   of the baseline; 0 for a distance
/// @param tol    the largest `|value - base|` that passes, with the relative part worked out
/// @param pass   empty where it cannot be judged
/// @param reason why not
public record Verdict(String metric, String run, double value, double base, double tol, Optional<Boolean> pass, String reason) {

    static Verdict judged(String metric, String run, double value, double base, double tol) {
        return new Verdict(metric, run, value, base, tol, Optional.of(Math.abs(value - base) <= tol), "");
    }

    static Verdict open(String metric, String run, double value, double base, double tol, String reason) {
        return new Verdict(metric, run, value, base, tol, Optional.empty(), reason);
    }

    public boolean failed() {
        return pass.isPresent() && !pass.get();
    }

    Map<String, Object> json() {
        Map<String, Object> object = Json.object("metric", metric, "run", run, "value", value, "base", base, "tol", tol, "pass", pass.orElse(null));
        if (!reason.isEmpty()) object.put("reason", reason);
        return object;
    }
}
