package org.mfglab.ui.model;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.mfglab.workbench.document.Document;
import org.mfglab.workbench.document.Recovery;

/// Keeps a document that is edited, a few seconds after each change, until it is saved or given up.
final class Autosave implements AutoCloseable {

    private static final long SECONDS = 3;

    private final Recovery.Slot slot;
    private final Consumer<IOException> failed;
    private final AtomicReference<Document> waiting = new AtomicReference<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> Thread.ofPlatform().daemon().name("autosave").unstarted(work));

    /// @param failed hears of the first of several failures in a row, on the thread that keeps
    Autosave(Recovery.Slot slot, Consumer<IOException> failed) {
        this.slot = slot;
        this.failed = failed;
        clock.scheduleWithFixedDelay(new Tick(), SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    /// The document was changed.
    void changed(Document document) {
        waiting.set(document);
    }

    /// The document is what its file holds.
    void saved() throws IOException {
        waiting.set(null);
        slot.clear();
    }

    /// The document is open no more, and some of it is in no file.
    void left(Document document) throws IOException {
        waiting.set(null);
        slot.leave(document);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private final class Tick implements Runnable {

        private boolean told;

        @Override
        public void run() {
            Document document = waiting.getAndSet(null);
            if (document == null) return;
            try {
                slot.keep(document);
                told = false;
            } catch (IOException e) {
                waiting.compareAndSet(null, document);
                if (!told) failed.accept(e);
                told = true;
            }
        }
    }
}
