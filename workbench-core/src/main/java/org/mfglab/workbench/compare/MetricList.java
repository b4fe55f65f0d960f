package org.mfglab.workbench.compare;

import java.util.ArrayList;
import java.util.List;
import org.mfglab.workbench.run.Exit;
import org.mfglab.workbench.run.Message;
import org.mfglab.workbench.run.Refusal;
import org.mfglab.workbench.study.Spelling;

/// The metrics of `--metrics`: names, separated by commas.
public final class MetricList {

    private MetricList() { }

    /// @return the metrics in the order given, each once
    /// @throws Refusal if a name is none
    public static List<Metric> parse(String text) throws Refusal {
        List<Metric> metrics = new ArrayList<>();
        for (String name : text.split(",", -1)) {
            Metric metric = Metric.named(checked(name.strip())).orElseThrow();
            if (!metrics.contains(metric)) metrics.add(metric);
        }
        return metrics;
    }

    static String checked(String name) throws Refusal {
        if (Metric.named(name).isEmpty())
            throw new Refusal(Exit.USAGE, new Message("C506", "There is no metric '%s'.".formatted(name), List.of(), List.of(Spelling.suggest(name, Metric.names()))));
        return name;
    }
}
