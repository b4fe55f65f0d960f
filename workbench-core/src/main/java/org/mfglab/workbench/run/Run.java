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
import org.mfglab.device.DeviceException;
import org.mfglab.grid.Trajectory;
import org.mfglab.solve.Outcome;
import org.mfglab.solve.Residuals;
import org.mfglab.solve.Solution;
import org.mfglab.solve.SolveListener;
import org.mfglab.workbench.device.Devices;
import org.mfglab.workbench.device.OpenDevice;
import org.mfglab.workbench.export.ExportFormat;
import org.mfglab.workbench.export.ExportedRun;
import org.mfglab.workbench.study.Issue;
import org.mfglab.workbench.study.Study;

/// One solve from a study to a run folder.
public final class Run {

    private final Study study;
    private final RunOptions options;
    private final Stop stop;
    private final Devices devices;
    private final Workplace workplace;
    private final Path path;
    private final long began = System.nanoTime();
    private final Instant start = Manifest.now();
    private final Observer observer;
    private final MemoryUse memory = new MemoryUse();
    private final boolean mostInPictures;
    private RunFolder folder;
    private EventLog log;

    private Run(Study study, RunOptions options, Devices devices, Observer observer, Stop stop) {
        this.study = study;
        this.options = options;
        this.devices = devices;
        this.workplace = new Workplace(study, message -> hear(new Event.Warning(message)));
        this.observer = observer;
        this.stop = stop;
        this.path = options.folder(study);
        this.mostInPictures = Estimate.of(study).mostInPictures();
    }

    /// Solves a problem on the devices of this machine, see [#solve(Study, List, RunOptions, Devices, Observer, Stop)].
    public static Event.End solve(Study study, List<Issue> warnings, RunOptions options, Observer observer, Stop stop) {
        return solve(study, warnings, options, Devices.here(), observer, stop);
    }

    /// Solves a problem and writes its run folder. Files, memory, devices and numerics that fail are told in the end that is returned;
    /// only a mistake of this program throws, after it has marked the folder as failed.
    ///
    /// @param warnings doubts about the problem, passed on as events
    /// @param devices  what it may be computed on
    /// @param stop     how another thread may end it
    public static Event.End solve(Study study, List<Issue> warnings, RunOptions options, Devices devices, Observer observer, Stop stop) {
        return new Run(study, options, devices, observer, stop).prepared(warnings);
    }

    /// The device comes before the folder: what cannot begin leaves nothing behind.
    private Event.End prepared(List<Issue> warnings) {
        Optional<Issue> refusal = Estimate.of(study).preflight();
        if (refusal.isPresent()) return told(failed(Exit.FILE, Optional.of(Message.of(refusal.get()))));
        OpenDevice device;
        try {
            device = workplace.open(devices);
        } catch (DeviceException e) {
            return told(failed(Exit.DEVICE, Optional.of(DeviceNotices.of(e))));
        }
        try {
            folder = RunFolder.create(path, options.force());
            log = new EventLog(folder.file(RunFiles.LOG));
        } catch (IOException e) {
            device.close();
            return told(failed(Exit.FILE, Optional.of(Notices.file(path, e))));
        }
        return guarded(device, warnings);
    }

    private Event.End guarded(OpenDevice device, List<Issue> warnings) {
        try {
            return finished(solved(device, warnings));
        } catch (IOException e) {
            return broken(e, Exit.FILE, Optional.of(Notices.file(path, e)));
        } catch (UncheckedIOException e) {
            return broken(e, Exit.FILE, Optional.of(Notices.file(path, e.getCause())));
        } catch (DeviceException e) {
            return broken(e, Exit.DEVICE, Optional.of(DeviceNotices.of(e)));
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

    /// On another device than the first it begins again, in the same folder.
    private Event.End solved(OpenDevice first, List<Issue> warnings) throws IOException {
        Checkpoints checkpoints = new Checkpoints(folder);
        return workplace.work(first, device -> {
            if (device != first) checkpoints.remove();
            return inside(device, device == first ? warnings : List.of(), checkpoints);
        });
    }

    private Event.End inside(OpenDevice device, List<Issue> warnings, Checkpoints checkpoints) throws IOException {
        Manifest manifest = new Manifest(study, options.command(), device, Thinning.levels(study.time(), study.output().every()), start);
        folder.publish(RunFiles.MANIFEST, manifest.json(null));
        folder.publish(RunFiles.PROBLEM, study.text());
        folder.publish(RunFiles.RESOLVED, study.resolved());
        folder.publish(RunFiles.STATUS, Json.object("state", "running", "pid", ProcessHandle.current().pid(), "start", start.toString()));
        hear(Event.Start.on(device, study));
        for (Issue warning : warnings) hear(new Event.Warning(warning(warning)));
        Solution solution = iterate(device.backend(), checkpoints);
        return publish(manifest, solution, device.backend());
    }

    private static Message warning(Issue issue) {
        return new Message(issue.code().name(), issue.message(), List.of(issue.place().toString()), issue.suggestion().isEmpty() ? List.of() : List.of(issue.suggestion()));
    }

    private Solution iterate(Backend backend, Checkpoints checkpoints) throws IOException {
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
