package org.mfglab.workbench.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A number of a run, or of a run and the baseline.
public sealed interface Metric permits Distance, OwnNumber {

    /// All of them, in the order of tables.
    List<Metric> ALL = all();

    private static List<Metric> all() {
        List<Metric> all = new ArrayList<>(FieldDistance.ALL);
        all.addAll(LawDistance.ALL);
        all.addAll(OwnNumber.ALL);
        return List.copyOf(all);
    }

    static Optional<Metric> named(String name) {
        return ALL.stream().filter(metric -> metric.name().equals(name)).findFirst();
    }

    static List<String> names() {
        return ALL.stream().map(Metric::name).toList();
    }

    /// The word of `--metrics` and of `compare --json`.
    String name();

    /// What it is, in a line for people.
    String meaning();
}
