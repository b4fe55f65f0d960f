package org.mfglab.workbench.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;

/// What another thread asks of a run while it goes on: to pause, to keep a checkpoint, to show its density. A run hears of it between two
/// iterations; asked twice before, it does once what it is asked.
public final class Requests {

    /// How long a run that pauses waits, in milliseconds, before it looks whether it was stopped by a signal or by the clock.
    private static final long PATIENCE = 50;

    /// More are not remembered between two iterations.
    private static final int MOST_COMPLAINTS = 10;

    private boolean paused;
    private boolean checkpoint;
    private boolean frame;
    private final Deque<Message> complaints = new ArrayDeque<>();

    /// Holds the run at the end of its iteration until [#proceed()]. It keeps its memory and its device.
    public synchronized void pause() {
        paused = true;
        notifyAll();
    }

    public synchronized void proceed() {
        paused = false;
        notifyAll();
    }

    /// Asks for a checkpoint, also while the run is paused.
    public synchronized void checkpoint() {
        checkpoint = true;
        notifyAll();
    }

    /// Asks for the density as it is, see [LiveFrame]; also while the run is paused.
    public synchronized void frame() {
        frame = true;
        notifyAll();
    }

    /// Has the run warn of something that was asked and cannot be done.
    synchronized void complain(Message message) {
        if (complaints.size() < MOST_COMPLAINTS) complaints.add(message);
        notifyAll();
    }

    /// The next complaint, or null.
    synchronized Message takeComplaint() {
        return complaints.poll();
    }

    synchronized boolean isPaused() {
        return paused;
    }

    /// Whether a checkpoint is asked for, from now on no longer.
    synchronized boolean takeCheckpoint() {
        boolean taken = checkpoint;
        checkpoint = false;
        return taken;
    }

    /// Whether a frame is asked for, from now on no longer.
    synchronized boolean takeFrame() {
        boolean taken = frame;
        frame = false;
        return taken;
    }

    /// Waits while the run is paused and nothing is asked of it.
    ///
    /// @param stopped whether the run is to end
    /// @return whether it is still paused
    synchronized boolean waitForMore(BooleanSupplier stopped) {
        try {
            while (paused && !checkpoint && !frame && complaints.isEmpty() && !stopped.getAsBoolean()) wait(PATIENCE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
        return paused && !stopped.getAsBoolean();
    }
}
