package org.mfglab.workbench.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mfglab.workbench.report.Numbers;
import org.mfglab.workbench.run.Exit;
import org.mfglab.workbench.run.Message;
import org.mfglab.workbench.run.Refusal;

/// How far a metric may be from that of the baseline: `max(absolute, relative * |baseline|)`.
///
/// @param absolute at least 0
/// @param relative at least 0, a part of the baseline
public record Tolerance(double absolute, double relative) {

    private static final String FORM = "As in --tol w2=0.01,kinetic=1%; both of one metric: the larger counts.";

    /// Reads `NAME=VALUE,...`, where a value is a number, or one with `%` for a part of the baseline.
    ///
    /// @throws Refusal if a name is no metric, or a value no number
    public static Map<String, Tolerance> parse(List<String> options) throws Refusal {
        Map<String, Tolerance> tolerances = new LinkedHashMap<>();
        List<String> parts = new ArrayList<>();
        for (String option : options) parts.addAll(List.of(option.split(",", -1)));
        for (String part : parts) {
            int equals = part.indexOf('=');
            if (equals < 1) throw wrong("The tolerance '%s' must have the form NAME=VALUE.".formatted(part), FORM);
            String name = MetricList.checked(part.substring(0, equals).strip());
            Tolerance one = value(part.substring(equals + 1).strip(), name);
            tolerances.merge(name, one, (a, b) -> new Tolerance(Math.max(a.absolute, b.absolute), Math.max(a.relative, b.relative)));
        }
        return tolerances;
    }

    private static Tolerance value(String text, String name) throws Refusal {
        boolean percent = text.endsWith("%");
        try {
            double number = Double.parseDouble(percent ? text.substring(0, text.length() - 1) : text);
            if (number >= 0 && Double.isFinite(number)) return percent ? new Tolerance(0, number / 100) : new Tolerance(number, 0);
        } catch (NumberFormatException _) {
            throw wrong("The tolerance '%s' of %s is not a number.".formatted(text, name), FORM);
        }
        throw wrong("The tolerance '%s' of %s must not be negative, and finite.".formatted(text, name), FORM);
    }

    static Refusal wrong(String what, String... advice) {
        return new Refusal(Exit.USAGE, new Message("C507", what, List.of(), List.of(advice)));
    }

    /// The largest difference that passes.
    ///
    /// @param size of the baseline
    double bound(double size) {
        return relative == 0 ? absolute : Math.max(absolute, relative * Math.abs(size));
    }

    /// "0.01", "1 %", or both.
    @Override
    public String toString() {
        String part = Numbers.of(100 * relative, 3) + " %";
        return relative == 0 ? Numbers.of(absolute, 3) : absolute == 0 ? part : "max(" + Numbers.of(absolute, 3) + ", " + part + ")";
    }
}
