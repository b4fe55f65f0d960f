package org.mfglab.ui.thread;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Computes what was asked for last, one thing at a time: requests that come while another is computed replace each other, so that a picture
/// follows the mouse however fast it moves, and no queue grows.
public final class Latest {

    private final Executor worker;
    private final Executor window;
    private Runnable next;
    private boolean working;

    /// @param worker on which is computed
    /// @param window on which results are told
    public Latest(Executor worker, Executor window) {
        this.worker = worker;
        this.window = window;
    }

    /// Computes something beside the window and tells the result on its thread, unless something newer is asked for before its turn.
    public <T> void ask(Supplier<T> work, Consumer<? super T> told) {
        Runnable task = () -> {
            T result = work.get();
            window.execute(() -> told.accept(result));
        };
        if (begin(task)) worker.execute(this::work);
    }

    private synchronized boolean begin(Runnable task) {
        next = task;
        boolean idle = !working;
        working = true;
        return idle;
    }

    private void work() {
        for (Runnable task = take(); task != null; task = take()) {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                again();
                throw e;
            }
        }
    }

    private synchronized Runnable take() {
        Runnable task = next;
        next = null;
        working = task != null;
        return task;
    }

    /// After a failure, which ends this turn, what came meanwhile still has its own.
    private synchronized void again() {
        working = next != null;
        if (working) worker.execute(this::work);
    }
}
