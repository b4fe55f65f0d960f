package org.mfglab.workbench.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mfglab.device.Backend;
import org.mfglab.grid.Trajectory;
import org.mfglab.solve.Outcome;
import org.mfglab.solve.Residuals;
import org.mfglab.solve.Solution;
import org.mfglab.solve.SolveListener;
import org.mfglab.workbench.export.ExportFormat;
import org.mfglab.workbench.export.ExportedRun;
import org.mfglab.workbench.study.Issue;
import org.mfglab.workbench.study.Study;

/// One solve from a study to a run folder.
public final class Run {

    private final Study study;
    private final RunOptions options;
    private final Stop stop;
    private final Path path;
    private final long began = System.nanoTime();
    private final Instant start = Manifest.now();
    private final Observer observer;
    private final MemoryUse memory = new MemoryUse();
    private final boolean mostInPictures;
    private RunFolder folder;
    private EventLog log;

    private Run(Study study, RunOptions options, Observer observer, Stop stop) {
        this.study = study;
        this.options = options;
        this.observer = observer;
        this.stop = stop;
        this.path = options.folder(study);
        this.mostInPictures = Estimate.of(study).mostInPictures();
    }

    /// Solves a problem and writes its run folder. Files, memory and numerics that fail are told in the end that is returned; only
    /// a mistake of this program throws, after it has marked the folder as failed.
    ///
    /// @param warnings doubts about the problem, passed on as events
    /// @param stop     how another thread may end it
    public static Event.End solve(Study study, List<Issue> warnings, RunOptions options, Observer observer, Stop stop) {
        return new Run(study, options, observer, stop).guarded(warnings);
    }

    private Event.End guarded(List<Issue> warnings) {
        Optional<Issue> refusal = Estimate.of(study).preflight();
        if (refusal.isPresent()) return told(failed(Exit.FILE, Optional.of(Message.of(refusal.get()))));
        try {
            folder = RunFolder.create(path, options.force());
            log = new EventLog(folder.file(RunFiles.LOG));
        } catch (IOException e) {
            return told(failed(Exit.FILE, Optional.of(Notices.file(path, e))));
        }
        try {
            return finished(inside(warnings));
        } catch (IOException e) {
            return broken(e, Exit.FILE, Optional.of(Notices.file(path, e)));
        } catch (UncheckedIOException e) {
            return broken(e, Exit.FILE, Optional.of(Notices.file(path, e.getCause())));
        } catch (OutOfMemoryError e) {
            return broken(e, Exit.FILE, Optional.of(new Message("I401", "The memory ran out.", List.of(),
                    List.of("A smaller grid: --set grid.n=..., or fewer steps: --set time.nt=...", "More memory: JAVA_TOOL_OPTIONS=-Xmx..."))));
        } catch (RuntimeException | Error e) {
            broken(e, Exit.BUG, Optional.empty());
            throw e;
        }
    }

    private Event.End failed(Exit exit, Optional<Message> message) {
        return new Event.End("failed", exit, seconds(), Optional.of(path), Optional.empty(), message);
    }

    private Event.End told(Event.End end) {
        observer.heard(end);
        return end;
    }

    /// The log hears of the end before anybody else: if its last line cannot be written, the end is another one.
    private Event.End finished(Event.End end) throws IOException {
        log.heard(end);
        log.close();
        return told(end);
    }

    /// Marks the folder as that of a run that failed. The folder may be what failed, so that this may fail too; the first failure is
    /// the one to tell.
    private Event.End broken(Throwable failure, Exit exit, Optional<Message> message) {
        Event.End end = failed(exit, message);
        try {
            folder.publish(RunFiles.STATUS, Json.object("state", "failed", "status", end.status(), "exit", exit.code(),
                    "error", message.map(Message::oneLine).orElse("Something in " + Version.PROGRAM + " itself failed.")));
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
        try {
            return finished(end);
        } catch (IOException e) {
            if (e != failure) failure.addSuppressed(e);
            return told(end);
        }
    }

    private void hear(Event event) {
        log.heard(event);
        observer.heard(event);
    }

    private Event.End inside(List<Issue> warnings) throws IOException {
        int[] levels = Thinning.levels(study.time(), study.output().every());
        try (Backend backend = Backend.cpu(study.solver().threads())) {
            Manifest manifest = new Manifest(study, options.command(), backend.device(), backend.threads(), levels, start);
            folder.publish(RunFiles.MANIFEST, manifest.json(null));
            folder.publish(RunFiles.PROBLEM, study.text());
            folder.publish(RunFiles.RESOLVED, study.resolved());
            folder.publish(RunFiles.STATUS, Json.object("state", "running", "pid", ProcessHandle.current().pid(), "start", start.toString()));
            hear(new Event.Start(study, backend.device(), backend.threads()));
            for (Issue warning : warnings) hear(new Event.Warning(warning(warning)));
            Solution solution = iterate(backend);
            return publish(manifest, solution, backend);
        }
    }

    private static Message warning(Issue issue) {
        return new Message(issue.code().name(), issue.message(), List.of(issue.place().toString()), issue.suggestion().isEmpty() ? List.of() : List.of(issue.suggestion()));
    }

    private Solution iterate(Backend backend) throws IOException {
        Checkpoints checkpoints = new Checkpoints(folder);
        Solution solution = ChosenSolver.solve(study, backend, new Listener(checkpoints), stop.control());
        if (solution.outcome() instanceof Outcome.TimeLimit || solution.outcome() instanceof Outcome.Cancelled)
            checkpoints.write(solution.history().size(), solution.density());
        return solution;
    }

    private final class Listener implements SolveListener {

        private final Checkpoints checkpoints;

        Listener(Checkpoints checkpoints) {
            this.checkpoints = checkpoints;
        }

        @Override
        public void iterated(Residuals residuals, Trajectory density) {
            hear(Event.Iteration.of(residuals));
            try {
                checkpoints.offer(residuals.iteration(), residuals.seconds(), density);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void atMostMemory() {
            if (!mostInPictures) memory.measure();
        }
    }

    /// Numbers first, pictures last: a picture that fails must not cost the result. What tells of the end is published once more after them.
    private Event.End publish(Manifest manifest, Solution solution, Backend backend) throws IOException {
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
        Map<String, Object> metrics = Metrics.of(study, solution, errors, backend.device(), backend.threads(), seconds(), memory);
        folder.publish(RunFiles.METRICS, metrics);
        Exit exit = Exit.of(solution.outcome(), stop.exit());
        Optional<Message> message = Notices.of(study, solution);
        if (finite) export();
        if (finite) new Showpieces(folder, study, solution, manifest.levels(), this::picturesDrawn).publish(study.output().figures(), errors, message, manifest.json(null));
        if (memory.peak() == 0) memory.measure();
        double seconds = seconds();
        Metrics.finished(metrics, seconds, memory);
        folder.publish(RunFiles.METRICS, metrics);
        folder.publish(RunFiles.MANIFEST, manifest.json(Manifest.now(), solution.discretization().scheme()));
        folder.publish(RunFiles.STATUS, Json.object("state", state(solution.outcome()), "status", solution.outcome().status(), "exit", exit.code()));
        return new Event.End(solution.outcome().status(), exit, seconds, Optional.of(path), Optional.of(solution), message);
    }

    /// In further formats, from the files that are published.
    private void export() throws IOException {
        if (study.output().exports().isEmpty()) return;
        Path exports = Files.createDirectories(folder.file(RunFiles.EXPORTS));
        try (ExportedRun fields = StoredRun.open(path).exported()) {
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

    private double seconds() {
        return 1e-9 * (System.nanoTime() - began);
    }
}
