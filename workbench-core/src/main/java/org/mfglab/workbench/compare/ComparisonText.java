package org.mfglab.workbench.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mfglab.workbench.run.Words;

/// The words and cells in which a comparison is told, the same in a terminal and on a page.
public final class ComparisonText {

    private static final int LONGEST_SETTING = 44;

    private final Comparison comparison;

    public ComparisonText(Comparison comparison) {
        this.comparison = comparison;
    }

    /// A number of a table, with its floor where it has one.
    public static String cell(Measured measured) {
        if (!measured.present()) return "-";
        return Words.small(measured.value()) + (Double.isNaN(measured.floor()) ? "" : " (floor " + Words.small(measured.floor()) + ")");
    }

    /// "✓", "✗" or "-".
    public static String mark(Verdict verdict) {
        return verdict.pass().map(pass -> pass ? "✓" : "✗").orElse("-");
    }

    /// The marks of a metric, one per run but the baseline; empty where it has no tolerance.
    public String marks(Metric metric) {
        return String.join(" ", verdicts(metric).stream().map(ComparisonText::mark).toList());
    }

    public List<Verdict> verdicts(Metric metric) {
        return comparison.verdicts().stream().filter(verdict -> verdict.metric().equals(metric.name())).toList();
    }

    /// The tolerance of a metric as it was given; empty without one.
    public String tolerance(Metric metric) {
        return Optional.ofNullable(comparison.tolerances().get(metric.name())).map(Tolerance::toString).orElse("");
    }

    /// Why a metric has no value for some runs, or no verdict: "w2: lq (periodic)", one line each, the same reason once.
    public List<String> footnotes(List<Metric> metrics) {
        List<String> lines = new ArrayList<>();
        for (Metric metric : metrics) {
            List<String> reasons = new ArrayList<>();
            for (int i = 0; i < comparison.runs().size(); i++) {
                Measured found = comparison.measured(metric, i);
                if (!found.present()) reasons.add(comparison.runs().get(i).label() + ": " + found.reason());
            }
            for (Verdict verdict : verdicts(metric))
                if (verdict.pass().isEmpty() && !Double.isNaN(verdict.value())) reasons.add(verdict.run() + ", not judged: " + verdict.reason());
            if (!reasons.isEmpty()) lines.add(metric.name() + "   " + String.join("; ", reasons));
        }
        return lines;
    }

    /// One line for the outcome.
    public String sentence() {
        if (comparison.tolerances().isEmpty()) return "";
        List<String> failed = comparison.verdicts().stream().filter(Verdict::failed).map(v -> v.metric() + " of " + v.run()).toList();
        if (!failed.isEmpty()) return "✗ outside tolerance: " + String.join(", ", failed);
        if (!comparison.passed()) return "✗ not judged: " + String.join(", ", comparison.unjudged());
        long open = comparison.verdicts().stream().filter(verdict -> verdict.pass().isEmpty()).count();
        return "✓ within tolerance" + (open == 0 ? "" : ", " + open + " not judged (-)");
    }

    /// A value of the settings, cut where it is long.
    public static String setting(Optional<String> value) {
        String text = value.orElse("-");
        return text.length() <= LONGEST_SETTING ? text : text.substring(0, LONGEST_SETTING - 3) + "...";
    }

    /// "settings: 4 of 37 differ".
    public String settings() {
        return "settings: %s of %s differ".formatted(comparison.settings().rows().size(), comparison.settings().compared());
    }
}
