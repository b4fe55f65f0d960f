package org.mfglab.ui.model;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.mfglab.workbench.document.Document;
import org.mfglab.workbench.job.JobEvent;
import org.mfglab.workbench.job.SolveOrder;
import org.mfglab.workbench.job.SolveProcess;

/// The queue of solves: one runs, the others wait. Each is a process of its own.
public final class SolveModel {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);

    private final Executor window;
    private final Path folder;
    private final Consumer<SolveRun> ended;
    private final ObservableList<SolveRun> runs = FXCollections.observableArrayList();
    private final ObservableList<SolveRun> readOnly = FXCollections.unmodifiableObservableList(runs);
    private final ObjectProperty<Optional<SolveRun>> chosen = new SimpleObjectProperty<>(Optional.empty());
    private Optional<SolveProcess> process = Optional.empty();
    private Optional<SolveRun> running = Optional.empty();

    /// @param window the thread on which all of this lives
    /// @param folder of the user
    /// @param ended  hears of each run that is over
    SolveModel(Executor window, Path folder, Consumer<SolveRun> ended) {
        this.window = window;
        this.folder = folder;
        this.ended = ended;
    }

    /// All runs of this session, the latest first.
    public ObservableList<SolveRun> runs() {
        return readOnly;
    }

    /// The run that is looked at.
    public ObjectProperty<Optional<SolveRun>> chosenProperty() {
        return chosen;
    }

    /// Puts a document into the queue.
    public SolveRun order(Document document) {
        SolveRun run = new SolveRun(runs.size() + 1, document);
        runs.addFirst(run);
        chosen.set(Optional.of(run));
        next();
        return run;
    }

    /// Ends a run after its iteration, or takes it out of the queue; what it has is kept.
    public void stop(SolveRun run) {
        if (running.filter(run::equals).isPresent()) {
            run.became(SolveRun.State.STOPPING, "");
            process.ifPresent(SolveProcess::stop);
        } else if (run.progress().state() == SolveRun.State.WAITING) run.became(SolveRun.State.STOPPED, "It was not begun.");
    }

    private void next() {
        if (running.isPresent()) return;
        Optional<SolveRun> waiting = runs.reversed().stream().filter(run -> run.progress().state() == SolveRun.State.WAITING).findFirst();
        waiting.ifPresent(this::begin);
    }

    private void begin(SolveRun run) {
        String id = TIME.format(LocalDateTime.now()) + "-" + run.number();
        Path place = run.document().file().map(Path::getParent).orElse(folder).resolve("runs").resolve(id + "-" + run.document().name().replaceFirst("\\.toml$", ""));
        running = Optional.of(run);
        run.became(SolveRun.State.RUNNING, "");
        try {
            SolveOrder order = new SolveOrder(run.document(), List.of(), place);
            process = Optional.of(SolveProcess.start(order, folder.resolve("solving").resolve(id), event -> window.execute(() -> heard(run, event))));
        } catch (IOException e) {
            running = Optional.empty();
            run.became(SolveRun.State.FAILED, "The solve cannot be started: " + e.getMessage());
        }
    }

    private void heard(SolveRun run, JobEvent event) {
        run.heard(event);
        if (!run.progress().over()) return;
        running = Optional.empty();
        process = Optional.empty();
        ended.accept(run);
        next();
    }

    /// Ends what runs; what it has is kept.
    void close() {
        process.ifPresent(SolveProcess::stop);
    }

}
