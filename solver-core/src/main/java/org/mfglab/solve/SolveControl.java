package org.mfglab.solve;

import java.util.concurrent.atomic.AtomicBoolean;

/// Lets another thread or the clock end a solve: cancelled it finishes the iteration, out of time it stops at the next time level of
/// the backward sweep, which takes most of the time, and keeps the last complete state.
public final class SolveControl {

    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final long deadline;

    private SolveControl(long deadline) {
        this.deadline = deadline;
    }

    public static SolveControl unlimited() {
        return new SolveControl(Long.MAX_VALUE);
    }

    /// @param seconds wall time from now
    public static SolveControl limitedTo(double seconds) {
        return new SolveControl(System.nanoTime() + (long) (1e9 * seconds));
    }

    public void cancel() {
        cancelled.set(true);
    }

    public boolean cancelled() {
        return cancelled.get();
    }

    public boolean outOfTime() {
        return deadline != Long.MAX_VALUE && System.nanoTime() - deadline > 0;
    }
}
