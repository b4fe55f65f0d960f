package org.mfglab.workbench.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mfglab.device.DeviceException;
import org.mfglab.solve.Outcome;
import org.mfglab.solve.Solution;
import org.mfglab.workbench.device.Devices;
import org.mfglab.workbench.device.OpenDevice;
import org.mfglab.workbench.study.Issue;
import org.mfglab.workbench.study.Study;

/// One solve from a study to a run folder.
public final class Run {

    /// Seconds from one checkpoint to the next, unless they are given: on the processor, and on a device whose driver may fail.
    private static final double APART = 30;
    private static final double APART_ON_A_DEVICE = 5;

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
    private Optional<Resumption.From> resumed = Optional.empty();
    private double earlier;
    private OpenDevice failed;
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

    private Event.End prepared(List<Issue> warnings) {
        Optional<Issue> refusal = Estimate.of(study).preflight();
        if (refusal.isPresent()) return told(failed(Exit.FILE, Optional.of(Message.of(refusal.get()))));
        if (options.resume().isEmpty()) return opened(warnings);
        return switch (Resumption.of(options.resume().get(), study)) {
            case Resumption.Refused(String status, Exit exit, Message message) -> told(new Event.End(status, exit, seconds(), options.resume(), Optional.empty(), Optional.of(message)));
            case Resumption.From from -> {
                resumed = Optional.of(from);
                earlier = from.checkpoint().seconds();
                yield opened(warnings);
            }
        };
    }

    /// The device comes before the folder: what cannot begin leaves nothing behind.
    private Event.End opened(List<Issue> warnings) {
        OpenDevice device;
        try {
            device = workplace.open(devices);
        } catch (DeviceException e) {
            return told(failed(Exit.DEVICE, Optional.of(DeviceNotices.of(e))));
        }
        try {
            begin();
        } catch (IOException e) {
            device.close();
            return told(failed(Exit.FILE, Optional.of(Notices.file(path, e))));
        }
        return guarded(device, warnings);
    }

    /// Before the log is locked, nothing of a run that is gone on with is touched.
    private void begin() throws IOException {
        if (options.inPlace()) {
            log = EventLog.goOn(path.resolve(RunFiles.LOG));
            folder = RunFolder.reopen(path);
        } else {
            folder = RunFolder.create(path, options.force());
            log = EventLog.create(folder.file(RunFiles.LOG));
        }
    }

    private Event.End guarded(OpenDevice device, List<Issue> warnings) {
        try {
            return finished(solved(device, warnings));
        } catch (IOException e) {
            return broken(e, Exit.FILE, Optional.of(withResume(Notices.file(path, e))));
        } catch (UncheckedIOException e) {
            return broken(e, Exit.FILE, Optional.of(withResume(Notices.file(path, e.getCause()))));
        } catch (DeviceException e) {
            return broken(e, Exit.DEVICE, Optional.of(withResume(DeviceNotices.of(e), "--device", "cpu")));
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

    /// A frame is a moment of a live view, and not a part of what happened.
    private void hear(Event event) {
        if (!(event instanceof Event.Frame)) log.heard(event);
        observer.heard(event);
    }

    /// On another device than the first it goes on, in the same folder.
    private Event.End solved(OpenDevice first, List<Issue> warnings) throws IOException {
        return workplace.work(first, device -> inside(device, device == first ? warnings : List.of()));
    }

    private Event.End inside(OpenDevice device, List<Issue> warnings) throws IOException {
        Optional<Checkpoint> from = newest();
        Manifest manifest = new Manifest(study, options.command(), device, Thinning.levels(study.time(), study.output().every()), start, sittings(device, from));
        folder.publish(RunFiles.MANIFEST, manifest.json(null));
        folder.publish(RunFiles.PROBLEM, study.text());
        folder.publish(RunFiles.RESOLVED, study.resolved());
        folder.publish(RunFiles.STATUS, Json.object("state", "running", "pid", ProcessHandle.current().pid(), "start", start.toString()));
        hear(Event.Start.on(device, study));
        for (Issue warning : warnings) hear(new Event.Warning(warning(warning)));
        Solution solution = iterate(device, from);
        Results results = new Results(folder, study, manifest, memory, mostInPictures, this::seconds, stop.exit());
        Optional<Message> message = Notices.of(study, solution).map(notice -> told(notice, solution));
        boolean idle = options.inPlace() && solution.history().size() == from.map(Checkpoint::iteration).orElse(0) && Files.exists(folder.file(RunFiles.METRICS));
        return idle ? results.keep(solution, message) : results.publish(solution, device.backend(), message);
    }

    /// What is known of the times that the run was worked at before, with that on a device that has failed.
    private List<Object> sittings(OpenDevice device, Optional<Checkpoint> from) {
        List<Object> sittings = new ArrayList<>(resumed.map(Resumption.From::sittings).orElse(List.of()));
        if (failed != null && from.isPresent()) sittings.add(Resumption.sitting(from.get(), path, start.toString(), options.command(), failed.name(), failed.driver().orElse(null)));
        failed = device;
        return sittings;
    }

    /// How to go on with what has been kept.
    private Message withResume(Message message, String... more) {
        try {
            if (Checkpoint.arrays(path).isEmpty()) return message;
        } catch (IOException e) {
            return message.with("The checkpoints in %s cannot be listed: %s".formatted(path.resolve(RunFiles.CHECKPOINT), FileFailure.reason(e)));
        }
        return message.with("To go on from the last checkpoint: " + ResumeCommand.of(options.command(), path, more));
    }

    private Message told(Message message, Solution solution) {
        return switch (solution.outcome()) {
            case Outcome.Cancelled _, Outcome.TimeLimit _ -> withResume(message);
            case Outcome.IterationLimit _ -> withResume(message, "--set", "solver.max_iter=" + 5L * study.solver().maxIterations());
            case Outcome.Stalled _, Outcome.Cycling _ -> withResume(message, "--set", "solver.damping=" + Notices.damping(study));
            case Outcome.Converged _, Outcome.Diverged _ -> message;
        };
    }

    private static Message warning(Issue issue) {
        return new Message(issue.code().name(), issue.message(), List.of(issue.place().toString()), issue.suggestion().isEmpty() ? List.of() : List.of(issue.suggestion()));
    }

    /// What the run has kept itself, before what it goes on from.
    private Optional<Checkpoint> newest() throws IOException {
        Optional<Checkpoint> own = Checkpoint.newest(path, sentence -> hear(new Event.Warning(Resumption.damaged(sentence))));
        if (own.isPresent() || resumed.isEmpty()) return own;
        for (Message warning : resumed.get().warnings()) hear(new Event.Warning(warning));
        return Optional.of(resumed.get().checkpoint());
    }

    private Solution iterate(OpenDevice device, Optional<Checkpoint> from) throws IOException {
        double apart = options.checkpointEvery().orElse(device.driver().isPresent() ? APART_ON_A_DEVICE : APART);
        Checkpoints checkpoints = new Checkpoints(folder, study.solver().tolerance(), apart);
        RunListener listener = new RunListener(folder, checkpoints, stop, this::seconds, this::hear, this::atMostMemory);
        if (from.isEmpty()) return ChosenSolver.solve(study, device.backend(), listener, stop.control());
        Checkpoint checkpoint = from.get();
        if (checkpoint.isIn(path)) checkpoints.goOnFrom(checkpoint, seconds());
        hear(new Event.Resumed(checkpoint.iteration(), checkpoint.file(), checkpoint.seconds()));
        try (StoredTrajectory density = checkpoint.density(study)) {
            return ChosenSolver.solve(study, device.backend(), Optional.of(checkpoint.iterate(study, density)), listener, stop.control());
        }
    }

    private void atMostMemory() {
        if (!mostInPictures) memory.measure();
    }

    /// Wall time, with that of earlier times up to the checkpoint.
    private double seconds() {
        return earlier + 1e-9 * (System.nanoTime() - began);
    }
}
