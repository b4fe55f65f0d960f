package org.mfglab.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mfglab.solve.Solution;
import org.mfglab.workbench.run.Json;
import org.mfglab.workbench.run.MemoryUse;

/// What `mfglab bench acd` measured, for people and for programs.
///
/// @param scenarios our ways to solve the game
/// @param peer      the reference, if it could run
record AcdReport(AcdGame game, List<Scenario> scenarios, Optional<Peer> peer) {

    /// Both schemes are of first order, with constants of their own. The means of u(0) differ by at most this many dt.
    private static final double CLOSE = 0.1;
    private static final String ABSENT = "no Python with numpy and scipy was found; MFGLAB_PYTHON names one";

    /// One way of ours.
    ///
    /// @param solution the last one
    /// @param memory   the largest of all solves
    record Scenario(String name, Sample seconds, Solution solution, MemoryUse memory) { }

    /// The reference.
    ///
    /// @param command the command line, to repeat it
    record Peer(String command, Sample seconds, double meanValue) { }

    boolean converged() {
        return scenarios.stream().allMatch(scenario -> scenario.solution().converged());
    }

    /// Whether ours and the reference solve the same game; true where there is no reference.
    boolean agrees() {
        double close = CLOSE * game.study().time().dt();
        return peer.isEmpty() || scenarios.stream().allMatch(s -> Math.abs(AcdGame.meanValue(s.solution()) - peer.get().meanValue()) <= close);
    }

    String table() {
        List<String> lines = new ArrayList<>(List.of(Machine.here().toString(), "",
                row("", "median", "spread", "mean u(0)", "iterations", "reference takes")));
        for (Scenario scenario : scenarios)
            lines.add(row(scenario.name(), seconds(scenario.seconds().median()), seconds(scenario.seconds().spread()),
                    number(AcdGame.meanValue(scenario.solution())), Integer.toString(scenario.solution().history().size()),
                    peer.map(p -> String.format(Locale.ROOT, "%.1f times as long", p.seconds().median() / scenario.seconds().median())).orElse("")));
        peer.ifPresentOrElse(
                p -> lines.addAll(List.of(row("reference", seconds(p.seconds().median()), seconds(p.seconds().spread()), number(p.meanValue()), "", ""), "", "reference: " + p.command())),
                () -> lines.addAll(List.of("", "reference: absent, " + ABSENT)));
        return String.join("\n", lines) + "\n";
    }

    private static String row(String name, String median, String spread, String mean, String iterations, String ratio) {
        return "%-14s%12s%12s%14s%12s  %s".formatted(name, median, spread, mean, iterations, ratio).stripTrailing();
    }

    private static String seconds(double value) {
        return String.format(Locale.ROOT, "%.4f s", value);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.8f", value);
    }

    Map<String, Object> json() {
        return Json.object("schema", 1, "machine", Machine.here().json(), "scenarios", scenarios.stream().map(this::json).toList());
    }

    private Map<String, Object> json(Scenario scenario) {
        return Json.object("name", scenario.name(), "unknowns", game.unknowns(), "solve_s", Json.array(scenario.seconds().values()),
                "median", scenario.seconds().median(), "spread", scenario.seconds().spread(), "peak_memory_mb", scenario.memory().megabytes(),
                "iterations", scenario.solution().history().size(), "status", scenario.solution().outcome().status(),
                "mean_value", AcdGame.meanValue(scenario.solution()), "peers", Json.object("reference_acd", peer(scenario)));
    }

    private Map<String, Object> peer(Scenario scenario) {
        return peer.map(p -> Json.object("command", p.command(), "solve_s", Json.array(p.seconds().values()), "median", p.seconds().median(),
                        "spread", p.seconds().spread(), "mean_value", p.meanValue(), "ratio", p.seconds().median() / scenario.seconds().median()))
                .orElseGet(() -> Json.object("absent", ABSENT));
    }
}
