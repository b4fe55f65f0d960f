package org.mfglab.device.cpu;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/// A fixed team of threads that share out numbered tasks. The caller is one of them.
///
/// Which worker takes which task is left to chance; tasks write to places of their own, so that results do not depend on it.
final class Team implements AutoCloseable {

    /// One task.
    interface Task {

        /// @param worker who runs it, below the size of the team: for scratch memory
        /// @param index  which one
        void run(int worker, int index);
    }

    private static final int SPINS = 2_000;

    private final Thread[] workers;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger busy = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private volatile int round;
    private volatile boolean closed;
    private Task task;
    private int tasks;

    Team(int size) {
        workers = new Thread[size - 1];
        for (int i = 0; i < workers.length; i++) {
            int worker = i + 1;
            workers[i] = Thread.ofPlatform().daemon().name("mfglab-" + worker).start(() -> serve(worker));
        }
    }

    int size() {
        return workers.length + 1;
    }

    /// Runs the tasks 0..tasks-1 and returns when all are done.
    void run(int tasks, Task task) {
        if (workers.length == 0 || tasks == 1) {
            for (int i = 0; i < tasks; i++) task.run(0, i);
            return;
        }
        this.task = task;
        this.tasks = tasks;
        next.set(0);
        busy.set(workers.length);
        round++;
        for (Thread thread : workers) LockSupport.unpark(thread);
        takeTasks(0);
        for (int spins = 0; busy.get() > 0; spins++) pause(spins);
        Throwable thrown = failure.getAndSet(null);
        if (thrown != null) throw new IllegalStateException("A worker failed: " + thrown, thrown);
    }

    private void serve(int worker) {
        int seen = 0;
        while (true) {
            for (int spins = 0; round == seen && !closed; spins++)
                if (spins < SPINS) Thread.onSpinWait();
                else LockSupport.park(this);
            if (closed) return;
            seen++;
            takeTasks(worker);
            busy.decrementAndGet();
        }
    }

    private void takeTasks(int worker) {
        try {
            for (int i = next.getAndIncrement(); i < tasks; i = next.getAndIncrement()) task.run(worker, i);
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
            next.set(tasks);
        }
    }

    private static void pause(int spins) {
        if (spins < SPINS) Thread.onSpinWait();
        else Thread.yield();
    }

    @Override
    public void close() {
        closed = true;
        for (Thread thread : workers) LockSupport.unpark(thread);
    }
}
