package org.mfglab.workbench.sweep;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.mfglab.workbench.device.Devices;
import org.mfglab.workbench.run.Event;
import org.mfglab.workbench.run.Exit;
import org.mfglab.workbench.run.FileFailure;
import org.mfglab.workbench.run.Message;
import org.mfglab.workbench.run.Observer;
import org.mfglab.workbench.run.Run;
import org.mfglab.workbench.run.RunOptions;
import org.mfglab.workbench.run.Stop;
import org.mfglab.workbench.study.Issue;
import org.mfglab.workbench.study.ProblemSource;
import org.mfglab.workbench.study.Reading;
import org.mfglab.workbench.study.Setting;
import org.mfglab.workbench.study.Study;

/// Solves the points of a plan, one after the other or some at once. A point that is done is not solved again, so that a sweep that
/// was ended goes on where it was.
///
/// Points that are solved at once are threads of this process, not processes of their own: one stop reaches all of them, they share
/// the memory that the machine has, which is checked before, and a solve gives the same bits beside others as alone.
public final class Sweep {

    /// From the best to the worst end of a point; what a sweep ends with is the worst.
    private static final List<Exit> WORSE = List.of(Exit.DONE, Exit.NOT_CONVERGED, Exit.DIVERGED, Exit.DEVICE, Exit.FILE, Exit.BUG);

    private final SweepPlan plan;
    private final ProblemSource source;
    private final SweepOptions options;
    private final SweepObserver observer;
    private final Stop stop;
    private final SweepFolder folder;
    private final Devices devices = Devices.here();
    private final int threads;
    private final List<Exit> exits = new ArrayList<>();
    private final AtomicReference<IOException> unwritten = new AtomicReference<>();
    private final AtomicReference<Throwable> bug = new AtomicReference<>();

    private Sweep(SweepPlan plan, ProblemSource source, SweepOptions options, SweepObserver observer, Stop stop, SweepFolder folder, int threads) {
        this.plan = plan;
        this.source = source;
        this.options = options;
        this.observer = observer;
        this.stop = stop;
        this.folder = folder;
        this.threads = threads;
    }

    /// Solves what is not done. Only a mistake of this program throws, after the other points had their turn.
    ///
    /// @param source   of the problem
    /// @param observer hears one event at a time
    /// @param stop     ends the points that are being solved as it ends a run, and begins no other
    public static SweepResult run(SweepPlan plan, ProblemSource source, SweepOptions options, SweepObserver observer, Stop stop) {
        long began = System.nanoTime();
        List<SweepPoint> points = options.index().isPresent() ? List.of(plan.points().get(options.index().getAsInt())) : plan.points();
        int jobs = Math.min(options.jobs(), points.size());
        SweepCheck check = SweepCheck.of(plan, points, source, jobs);
        if (check.refusal().isPresent()) return new SweepResult.Refused(check.issues(), check.refusal().get());
        if (check.crowding().isPresent()) return new SweepResult.Failed(check.crowding().get());
        int all = options.threads() == 0 ? Runtime.getRuntime().availableProcessors() : options.threads();
        int threads = Math.max(1, all / jobs);
        try (SweepFolder folder = SweepFolder.open(options.folder(), plan, check.digest())) {
            Sweep sweep = new Sweep(plan, source, options, observer, stop, folder, threads);
            observer.heard(new SweepEvent.Start(check.name(), plan, options.folder(), points.size(), jobs, threads));
            sweep.warn(check.issues());
            sweep.solveAll(new ConcurrentLinkedQueue<>(points), jobs);
            return sweep.end(check.name(), began);
        } catch (IOException e) {
            return new SweepResult.Failed(notWritten(options, e));
        }
    }

    private static Message notWritten(SweepOptions options, IOException failure) {
        boolean other = failure instanceof FileAlreadyExistsException || failure instanceof FileSystemException f && f.getReason() != null;
        return new Message("I402", "The sweep folder %s cannot be written.".formatted(options.folder()), List.of(FileFailure.reason(failure)),
                List.of(other ? "Another --out." : "Another --out, or room and permission there."));
    }

    private void warn(List<SweepIssue> issues) {
        for (SweepIssue issue : issues) {
            Issue found = issue.issue();
            tell(new SweepEvent.Warning(found.code().name(), (found.message() + " " + found.place() + " " + issue.values()).strip()));
        }
        if (folder.lockless()) tell(new SweepEvent.Warning("I404", "This file system has no locks: do not let two processes solve the same point."));
    }

    private synchronized void tell(SweepEvent event) {
        observer.heard(event);
    }

    private void solveAll(ConcurrentLinkedQueue<SweepPoint> queue, int jobs) {
        List<Thread> others = new ArrayList<>();
        for (int job = 1; job < jobs; job++) others.add(Thread.ofPlatform().name("mfglab-job-" + job).start(() -> work(queue)));
        work(queue);
        for (Thread other : others) join(other);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException("Nobody interrupts a sweep: it is stopped by its Stop.", e);
        }
    }

    /// Takes points until there is none left. A mistake of this program in one of them does not cost the others.
    private void work(ConcurrentLinkedQueue<SweepPoint> queue) {
        for (SweepPoint point = queue.poll(); point != null && !stop.control().cancelled(); point = queue.poll())
            try {
                visit(point);
                folder.summarise();
            } catch (IOException e) {
                unwritten.compareAndSet(null, e);
            } catch (RuntimeException | Error e) {
                bug.compareAndSet(null, e);
            }
    }

    private void visit(SweepPoint point) throws IOException {
        Optional<SweepFolder.Claim> claim = folder.claim(point);
        if (claim.isEmpty()) {
            tell(new SweepEvent.Taken(point));
            return;
        }
        try (SweepFolder.Claim _ = claim.get()) {
            StoredPoint stored = StoredPoint.read(folder.run(point));
            if (stored.done()) tell(new SweepEvent.Done(point, stored.status(), stored.exit().orElseThrow()));
            ended(stored.done() ? stored.exit().orElseThrow() : solve(point));
        }
    }

    private synchronized void ended(Exit exit) {
        exits.add(exit);
    }

    private Exit solve(SweepPoint point) {
        List<Setting> settings = new ArrayList<>(List.of(new Setting("solver.threads", String.valueOf(threads), "--threads")));
        settings.addAll(plan.settings(point));
        Observer inside = event -> tell(new SweepEvent.Inside(point, event));
        return switch (source.read(settings)) {
            case Reading.Accepted(Study study, var warnings) ->
                    Run.solve(study, warnings, new RunOptions(Optional.of(folder.run(point)), true, command(point)), devices, inside, stop).exit();
            case Reading.Refused(var issues) -> {
                // Only a file that the problem names can have changed since all problems were checked.
                Message message = new Message(issues.getFirst().code().name(), "The problem cannot be solved any more:", issues.stream().map(Issue::toString).toList(), List.of());
                inside.heard(new Event.End("failed", Exit.INVALID, 0, Optional.of(folder.run(point)), Optional.empty(), Optional.of(message)));
                yield Exit.FILE;
            }
        };
    }

    /// The command that solves this point alone.
    private List<String> command(SweepPoint point) {
        List<String> command = new ArrayList<>(options.command());
        for (Setting value : point.values()) command.addAll(List.of("--set", value.key() + "=" + value.value()));
        command.addAll(List.of("--threads", String.valueOf(threads), "--out", folder.run(point).toString()));
        return command;
    }

    private SweepResult end(String name, long began) throws IOException {
        folder.draw(name);
        if (bug.get() instanceof RuntimeException e) throw e;
        if (bug.get() instanceof Error e) throw e;
        if (unwritten.get() != null) throw unwritten.get();
        List<StoredPoint> points = folder.points();
        SweepEvent.End end = new SweepEvent.End((int) points.stream().filter(StoredPoint::done).count(), (int) points.stream().filter(StoredPoint::converged).count(),
                points.size(), exit(), 1e-9 * (System.nanoTime() - began), options.folder());
        tell(end);
        return new SweepResult.Ended(end);
    }

    private Exit exit() {
        if (stop.control().cancelled()) return stop.exit();
        return exits.stream().max(Comparator.comparingInt(WORSE::indexOf)).orElse(Exit.DONE);
    }
}
