package org.mfglab.workbench.compare;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.mfglab.workbench.report.Numbers;
import org.mfglab.workbench.run.Exit;
import org.mfglab.workbench.run.Json;
import org.mfglab.workbench.run.Message;
import org.mfglab.workbench.run.Refusal;

/// Runs of any origin beside a baseline.
///
/// @param runs       the baseline first
/// @param pairings   the baseline and each of the others, in their order
/// @param metrics    what was asked for, in the order of the table
/// @param table      what was found: a row per metric, one value per run
/// @param tolerances by metric
/// @param verdicts   of each tolerance and each run but the baseline
/// @param settings   what they were made with, where it differs
/// @param notes      what was done to bring them together, and what must be known to read the numbers
public record Comparison(List<RunInCompare> runs, List<Pairing> pairings, List<Metric> metrics, SequencedMap<Metric, List<Measured>> table,
                         Map<String, Tolerance> tolerances, List<Verdict> verdicts, SettingsDifference settings, List<String> notes) {

    /// The version of the JSON output.
    public static final int SCHEMA = 1;

    public Comparison {
        runs = List.copyOf(runs);
        pairings = List.copyOf(pairings);
        metrics = List.copyOf(metrics);
        table = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(table));
        tolerances = Collections.unmodifiableMap(new LinkedHashMap<>(tolerances));
        verdicts = List.copyOf(verdicts);
        notes = List.copyOf(notes);
    }

    /// All metrics, without tolerances.
    public static Comparison of(List<RunInCompare> runs) throws Refusal {
        return of(runs, Metric.ALL, Map.of());
    }

    /// @param runs       the baseline, and one or more others
    /// @param metrics    to compute; those with a tolerance are computed too
    /// @param tolerances by the name of a metric
    /// @throws Refusal if the runs have nothing in common, a tolerance has no meaning, or a file is damaged
    public static Comparison of(List<RunInCompare> runs, List<Metric> metrics, Map<String, Tolerance> tolerances) throws Refusal {
        if (runs.size() < 2) throw new IllegalArgumentException("A comparison takes a baseline and at least one other run, not %s runs.".formatted(runs.size()));
        List<Pairing> pairings = new ArrayList<>();
        for (RunInCompare other : runs.subList(1, runs.size())) pairings.add(Pairing.of(runs.getFirst(), other));
        List<Metric> asked = new ArrayList<>(metrics);
        for (Metric metric : Metric.ALL) if (tolerances.containsKey(metric.name()) && !asked.contains(metric)) asked.add(metric);
        try {
            SequencedMap<Metric, List<Measured>> table = new LinkedHashMap<>();
            for (Metric metric : asked) table.put(metric, row(metric, runs.getFirst(), pairings));
            List<Verdict> verdicts = new ArrayList<>();
            for (Metric metric : asked) if (tolerances.containsKey(metric.name())) verdicts.addAll(Judge.verdicts(metric, tolerances.get(metric.name()), table.get(metric), pairings));
            return new Comparison(runs, pairings, asked, table, tolerances, verdicts, SettingsDifference.of(runs), notes(runs, pairings));
        } catch (UncheckedIOException e) {
            throw new Refusal(Exit.FILE, new Message("C501", "A run cannot be read to its end.", List.of(e.getMessage()), List.of("Maybe it was replaced while it was read.")));
        }
    }

    private static List<Measured> row(Metric metric, RunInCompare base, List<Pairing> pairings) {
        List<Measured> row = new ArrayList<>();
        switch (metric) {
            case OwnNumber own -> {
                row.add(own.of(base));
                for (Pairing pairing : pairings) row.add(own.of(pairing.other()));
            }
            case Distance distance -> {
                row.add(distance.ofBase());
                for (Pairing pairing : pairings) row.add(distance.of(pairing));
            }
        }
        return row;
    }

    private static List<String> notes(List<RunInCompare> runs, List<Pairing> pairings) {
        List<String> notes = new ArrayList<>();
        for (Pairing pairing : pairings) notes.addAll(pairing.notes());
        for (RunInCompare run : runs) run.doubt().ifPresent(status -> notes.add("%s: not converged (%s).".formatted(run.label(), status.replace('_', ' '))));
        for (RunInCompare run : runs) for (String notice : run.importNotices()) notes.add("%s: %s".formatted(run.label(), notice));
        double[] bandwidths = runs.stream().filter(run -> run.bandwidth().isPresent()).mapToDouble(run -> run.bandwidth().getAsDouble()).distinct().toArray();
        if (bandwidths.length > 1)
            notes.add("The densities of samples are smoothed with different bandwidths (%s): import with one --bandwidth.".formatted(
                    String.join(", ", Arrays.stream(bandwidths).mapToObj(h -> Numbers.of(h, 3)).toList())));
        return notes;
    }

    public RunInCompare base() {
        return runs.getFirst();
    }

    /// What a metric found of a run.
    public Measured measured(Metric metric, int run) {
        return table.get(metric).get(run);
    }

    /// Metrics that some run has, which are worth a row.
    public List<Metric> present() {
        return metrics.stream().filter(metric -> table.get(metric).subList(metric instanceof Distance ? 1 : 0, runs.size()).stream().anyMatch(Measured::present)).toList();
    }

    /// Tolerances under which no run could be judged.
    public List<String> unjudged() {
        return tolerances.keySet().stream().filter(name -> verdicts.stream().filter(v -> v.metric().equals(name)).allMatch(v -> v.pass().isEmpty())).toList();
    }

    /// Whether everything that has a tolerance is inside it. A tolerance that judges nothing is not met.
    public boolean passed() {
        return verdicts.stream().noneMatch(Verdict::failed) && unjudged().isEmpty();
    }

    public Exit exit() {
        return passed() ? Exit.DONE : Exit.OUTSIDE;
    }

    /// What is said of tolerances that judge nothing.
    public List<Message> warnings() {
        return unjudged().stream().map(name -> new Message("C508", "The tolerance of '%s' judges nothing: %s.".formatted(name, verdicts.stream().filter(v -> v.metric().equals(name)).map(Verdict::reason).findFirst().orElse("no run has it")),
                List.of(), List.of("Leave it away, or take a metric that the runs have."))).toList();
    }

    /// `compare --json`.
    public Map<String, Object> json() {
        List<Map<String, Object>> each = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            Map<String, Object> found = new LinkedHashMap<>();
            for (Metric metric : metrics) found.put(metric.name(), measured(metric, i).json());
            each.add(Json.object("path", runs.get(i).path().toString(), "label", runs.get(i).label(), "metrics", found));
        }
        Map<String, Object> object = Json.object("schema", SCHEMA, "base", base().path().toString(), "runs", each, "verdicts", verdicts.stream().map(Verdict::json).toList());
        object.put("settings", settings.rows().stream().map(row -> Json.object("key", row.key(), "values", row.values().stream().map(value -> value.orElse(null)).toList())).toList());
        object.put("notes", notes);
        return object;
    }
}
