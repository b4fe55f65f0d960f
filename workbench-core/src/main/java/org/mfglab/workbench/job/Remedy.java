package org.mfglab.workbench.job;

import java.util.ArrayList;
import java.util.List;
import org.mfglab.workbench.document.Document;
import org.mfglab.workbench.study.Reading;

/// What may help a run that did not converge: one change of its document.
///
/// @param label what changes, in a few words
/// @param key   of the file
/// @param value TOML
public record Remedy(String label, String key, String value) {

    private static final int MOST_ITERATIONS = 100_000;

    /// The changes worth trying, likeliest first.
    ///
    /// @param document what was solved
    /// @param status   the word of its end
    public static List<Remedy> of(Document document, String status) {
        if (!(document.read(List.of()) instanceof Reading.Accepted(var study, var _))) return List.of();
        double damping = study.solver().damping();
        int iterations = study.solver().maxIterations();
        List<Remedy> remedies = new ArrayList<>();
        Remedy smaller = new Remedy("damping %s → %s".formatted(damping, damping / 2), "solver.damping", String.valueOf(damping / 2));
        Remedy more = new Remedy("max_iter %d → %d".formatted(iterations, 4 * iterations), "solver.max_iter", String.valueOf(4L * iterations));
        Remedy finer = new Remedy("nt %d → %d".formatted(study.time().steps(), 2 * study.time().steps()), "time.nt", String.valueOf(2L * study.time().steps()));
        switch (status) {
            case "iteration_limit" -> remedies.addAll(iterations < MOST_ITERATIONS ? List.of(more, smaller) : List.of(smaller));
            case "stalled", "cycling" -> remedies.addAll(List.of(smaller, finer));
            case "diverged" -> remedies.addAll(List.of(new Remedy("damping %s → %s".formatted(damping, damping * 0.3), "solver.damping", String.valueOf(damping * 0.3)), finer));
            default -> { }
        }
        return remedies;
    }

    /// The document with the change.
    public Document applied(Document document) {
        return document.with(key, value);
    }
}
