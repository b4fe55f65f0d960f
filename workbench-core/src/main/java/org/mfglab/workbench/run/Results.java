package org.mfglab.workbench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.mfglab.device.Backend;
import org.mfglab.solve.Outcome;
import org.mfglab.solve.Solution;
import org.mfglab.workbench.export.ExportFormat;
import org.mfglab.workbench.export.ExportedRun;
import org.mfglab.workbench.study.Study;

/// What a run leaves in its folder when its solve has ended.
///
/// @param clock          wall time of the run in seconds
/// @param exit           what a run that was stopped ends with
/// @param mostInPictures whether the pictures, and not the solve, take most memory
record Results(RunFolder folder, Study study, Manifest manifest, MemoryUse memory, boolean mostInPictures, DoubleSupplier clock, Exit exit) {

    /// Numbers first, pictures last: a picture that fails must not cost the result. What tells of the end is published once more after them.
    ///
    /// @param message what is to be said of the outcome
    Event.End publish(Solution solution, Backend backend, Optional<Message> message) throws IOException {
        double[] times = Arrays.stream(manifest.levels()).mapToDouble(study.time()::time).toArray();
        FieldFiles.coordinates(folder, study.grid(), times);
        boolean finite = FieldFiles.finite(solution.density()) && FieldFiles.finite(solution.value());
        if (finite) {
            FieldFiles.trajectory(folder, RunFiles.DENSITY, solution.density(), manifest.levels());
            FieldFiles.trajectory(folder, RunFiles.VALUE, solution.value(), manifest.levels());
            if (study.output().particles() > 0) PathFile.write(folder, study, solution, manifest.levels());
        }
        folder.publish(RunFiles.RESIDUALS, ResidualTable.of(solution));
        ReferenceErrors errors = ReferenceErrors.of(study.reference(), solution, backend);
        Map<String, Object> metrics = Metrics.of(study, solution, errors, backend.device(), backend.threads(), clock.getAsDouble(), memory);
        folder.publish(RunFiles.METRICS, metrics);
        if (finite) export();
        if (finite) new Showpieces(folder, study, solution, manifest.levels(), this::picturesDrawn).publish(study.output().figures(), errors, message, manifest.json(null));
        if (memory.peak() == 0) memory.measure();
        double seconds = clock.getAsDouble();
        Metrics.finished(metrics, seconds, memory);
        folder.publish(RunFiles.METRICS, metrics);
        return closed(solution, seconds, message);
    }

    /// Of a run that was gone on with and made no iteration: what it had left before stays.
    Event.End keep(Solution solution, Optional<Message> message) throws IOException {
        return closed(solution, clock.getAsDouble(), message);
    }

    private Event.End closed(Solution solution, double seconds, Optional<Message> message) throws IOException {
        Exit code = Exit.of(solution.outcome(), exit);
        folder.removeLive();
        folder.publish(RunFiles.MANIFEST, manifest.json(Manifest.now(), solution.discretization().scheme()));
        folder.publish(RunFiles.STATUS, Json.object("state", state(solution.outcome()), "status", solution.outcome().status(), "exit", code.code()));
        return new Event.End(solution.outcome().status(), code, seconds, Optional.of(folder.path()), Optional.of(solution), message);
    }

    /// In further formats, from the files that are published.
    private void export() throws IOException {
        if (study.output().exports().isEmpty()) return;
        Path exports = Files.createDirectories(folder.file(RunFiles.EXPORTS));
        try (ExportedRun fields = StoredRun.open(folder.path()).exported()) {
            for (ExportFormat format : study.output().exports()) Exports.write(fields, format, exports.resolve(format.file()), true);
        }
    }

    private void picturesDrawn() {
        if (mostInPictures) memory.measure();
    }

    private static String state(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Converged _, Outcome.IterationLimit _, Outcome.Stalled _, Outcome.Cycling _ -> "done";
            case Outcome.Cancelled _, Outcome.TimeLimit _ -> "interrupted";
            case Outcome.Diverged _ -> "failed";
        };
    }
}
