package org.mfglab.workbench.compare;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import org.mfglab.formula.Formula;
import org.mfglab.workbench.report.Numbers;
import org.mfglab.workbench.run.StoredRun;
import org.mfglab.workbench.study.ResolvedValue;
import org.mfglab.workbench.study.Study;

/// What a run was made with: the values of `resolved.toml`, or what its import says.
///
/// @param values by key, as text
/// @param making how its density came about, in a few words
/// @param law    what its kinetic cost integrates, in words; empty where that is not known
record RunSettings(SequencedMap<String, String> values, String making, OptionalDouble bandwidth, String law) {

    /// What the trajectories of another program and a game with `H = |p|^2/2` have in common.
    static final String HALF_SQUARE = "int int m |v|^2/2 dx dt";

    private static final double[][] SLOPES = {{0, 0, 0}, {1, 0, 0}, {-2, 0.5, 0}, {0.3, -1.7, 0.9}};

    static RunSettings of(StoredRun run) {
        return run.imported() ? imported(run) : solved(run);
    }

    private static RunSettings imported(StoredRun run) {
        SequencedMap<String, String> values = grid(run);
        Map<?, ?> making = run.manifest().get("import") instanceof Map<?, ?> map ? map : Map.of();
        making.forEach((key, value) -> values.put("import." + key, String.valueOf(value)));
        OptionalDouble bandwidth = making.get("bandwidth") instanceof Number h ? OptionalDouble.of(h.doubleValue()) : OptionalDouble.empty();
        String words = bandwidth.isPresent() ? "%s %s, KDE h = %s".formatted(making.get("points"), making.get("as"), Numbers.of(bandwidth.getAsDouble(), 3)) : "density as given";
        return new RunSettings(values, words, bandwidth, HALF_SQUARE);
    }

    /// Where the problem cannot be read again, perhaps because a file of samples is gone, the manifest tells a part of it.
    private static RunSettings solved(StoredRun run) {
        String scheme = String.valueOf(run.manifest().getOrDefault("scheme_used", run.manifest().get("scheme")));
        SequencedMap<String, String> values = grid(run);
        Optional<Study> study = study(run);
        if (study.isPresent()) for (ResolvedValue value : study.get().values()) values.put(value.key(), value.toml());
        else for (String key : List.of("kind", "method", "scheme", "precision", "tol", "max_iter", "seed")) if (run.manifest().get(key) != null) values.put(key, String.valueOf(run.manifest().get(key)));
        return new RunSettings(values, scheme, OptionalDouble.empty(), study.filter(RunSettings::halfSquare).isPresent() ? HALF_SQUARE : "int int m L dx dt with the L of its Hamiltonian");
    }

    private static Optional<Study> study(StoredRun run) {
        try {
            return Optional.of(run.study());
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static SequencedMap<String, String> grid(StoredRun run) {
        SequencedMap<String, String> values = new LinkedHashMap<>();
        if (run.manifest().get("axes") instanceof List<?> axes) {
            values.put("grid.n", axes.stream().map(axis -> axis instanceof Map<?, ?> map ? String.valueOf(map.get("n")) : "").toList().toString());
            for (Object axis : axes) if (axis instanceof Map<?, ?> map) values.put("domain." + map.get("name"), "[%s, %s]".formatted(map.get("from"), map.get("to")));
        }
        if (run.manifest().get("time") instanceof Map<?, ?> time) values.put("time.T", String.valueOf(time.get("T")));
        return values;
    }

    /// Whether `H = |p|^2/2`, wherever and whenever.
    private static boolean halfSquare(Study study) {
        Formula formula = study.game().hamiltonian().formula();
        List<String> slopes = List.of("p_x", "p_y", "p_z").subList(0, study.grid().dimension());
        for (String symbol : List.of("x", "y", "z", "t", "m")) if (formula.dependsOn(symbol)) return false;
        if (study.game().fields().keySet().stream().anyMatch(formula::dependsOn)) return false;
        for (double[] p : SLOPES) {
            Map<String, Double> symbols = new LinkedHashMap<>();
            double square = 0;
            for (int axis = 0; axis < slopes.size(); axis++) {
                symbols.put(slopes.get(axis), p[axis]);
                square += p[axis] * p[axis];
            }
            if (Math.abs(formula.evaluate(symbols) - square / 2) > 1e-12) return false;
        }
        return true;
    }
}
