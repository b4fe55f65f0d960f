package org.mfglab.workbench.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.mfglab.grid.Trajectory;
import org.mfglab.solve.Iterate;
import org.mfglab.solve.Residuals;
import org.mfglab.solve.SolveListener;

/// What a run does between the iterations of its solve: it tells of them, keeps checkpoints, and answers what is asked of it.
final class RunListener implements SolveListener {

    /// Frames take at most one part in so many of the time.
    private static final double SPARING = 50;

    private final RunFolder folder;
    private final Checkpoints checkpoints;
    private final Stop stop;
    private final DoubleSupplier clock;
    private final Observer observer;
    private final Runnable atMostMemory;
    private LiveFrame frame;
    private double framed;
    private double costOfFrame;

    /// @param clock        wall time of the run in seconds
    /// @param observer     hears of iterations, checkpoints, frames and pauses
    /// @param atMostMemory is told when the solve holds most
    RunListener(RunFolder folder, Checkpoints checkpoints, Stop stop, DoubleSupplier clock, Observer observer, Runnable atMostMemory) {
        this.folder = folder;
        this.checkpoints = checkpoints;
        this.stop = stop;
        this.clock = clock;
        this.observer = observer;
        this.atMostMemory = atMostMemory;
    }

    @Override
    public void iterated(Residuals residuals, Trajectory density) {
        observer.heard(Event.Iteration.of(residuals));
    }

    @Override
    public void advanced(Iterate next) {
        try {
            complain();
            tell(stop.requests().takeCheckpoint() ? checkpoints.write(next, now()) : checkpoints.offer(next, now()));
            if (now() - framed >= SPARING * costOfFrame) show(next);
            if (stop.requests().isPaused() && !stopped()) pause(next);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A pause does not cost the solve anything: whatever is asked for is done.
    private void pause(Iterate next) throws IOException {
        observer.heard(new Event.Pause(next.iterations(), true));
        while (stop.requests().waitForMore(this::stopped)) {
            if (stop.requests().takeCheckpoint()) tell(checkpoints.write(next, now()));
            show(next);
            complain();
        }
        observer.heard(new Event.Pause(next.iterations(), false));
    }

    private void complain() {
        for (Message message = stop.requests().takeComplaint(); message != null; message = stop.requests().takeComplaint()) observer.heard(new Event.Warning(message));
    }

    private boolean stopped() {
        return stop.control().cancelled() || stop.control().outOfTime();
    }

    private void show(Iterate next) throws IOException {
        if (!stop.requests().takeFrame()) return;
        double began = now();
        if (frame == null) frame = LiveFrame.of(next.density().grid(), next.density().time());
        frame.write(folder.file(RunFiles.LIVE), next.density());
        framed = now();
        costOfFrame = framed - began;
        observer.heard(new Event.Frame(next.iterations(), RunFiles.LIVE + "/" + LiveFrame.FILE, costOfFrame));
    }

    @Override
    public void ended(Iterate last) {
        try {
            tell(checkpoints.write(last, now()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void tell(Optional<Checkpoints.Written> written) {
        written.ifPresent(checkpoint -> observer.heard(new Event.Kept(checkpoint.iteration(), RunFiles.CHECKPOINT + "/" + checkpoint.file().getFileName(), checkpoint.seconds())));
    }

    private double now() {
        return clock.getAsDouble();
    }

    @Override
    public void atMostMemory() {
        atMostMemory.run();
    }
}
