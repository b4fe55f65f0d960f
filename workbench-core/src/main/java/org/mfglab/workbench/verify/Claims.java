package org.mfglab.workbench.verify;

import java.util.Map;

/// What `metrics.json` says of a run.
record Claims(Map<String, Object> metrics) {

    /// @param path dotted, as in `residual.hjb`
    /// @return NaN where the file has no number there
    double number(String path) {
        Object value = metrics;
        for (String name : path.split("\\.")) value = value instanceof Map<?, ?> table ? table.get(name) : null;
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    String status() {
        return String.valueOf(metrics.get("status"));
    }

    boolean converged() {
        return Boolean.TRUE.equals(metrics.get("converged"));
    }

    /// Whether the run was ended from outside, so that how far it came was chance.
    boolean interrupted() {
        return status().equals("cancelled") || status().equals("time_limit");
    }

    int iterations() {
        return metrics.get("iterations") instanceof Number number ? number.intValue() : 0;
    }
}
