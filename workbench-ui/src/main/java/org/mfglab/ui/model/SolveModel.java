package org.mfglab.ui.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.mfglab.ui.model.SolveRun.State;
import org.mfglab.ui.thread.Workers;
import org.mfglab.workbench.document.Document;
import org.mfglab.workbench.job.JobEvent;
import org.mfglab.workbench.job.LiveDensity;
import org.mfglab.workbench.job.Remedy;
import org.mfglab.workbench.job.SolveOrder;
import org.mfglab.workbench.job.SolveProcess;
import org.mfglab.workbench.report.FieldSeries;
import org.mfglab.workbench.run.RunFiles;

/// The queue of solves: one runs, the others wait. Each is a process of its own.
public final class SolveModel {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);

    /// Between two looks at the density of a run, in nanoseconds.
    private static final long LOOKS_APART = 1_000_000_000;

    private final Workers workers;
    private final Path folder;
    private final Consumer<SolveRun> ended;
    private final ObservableList<SolveRun> runs = FXCollections.observableArrayList();
    private final ObservableList<SolveRun> readOnly = FXCollections.unmodifiableObservableList(runs);
    private final ObjectProperty<Optional<SolveRun>> chosen = new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty watched = new SimpleBooleanProperty();
    private Optional<SolveProcess> process = Optional.empty();
    private Optional<SolveRun> running = Optional.empty();
    private long looked;

    /// @param folder of the user
    /// @param ended  hears of each run that is over
    SolveModel(Workers workers, Path folder, Consumer<SolveRun> ended) {
        this.workers = workers;
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

    /// Whether somebody looks, so that densities are asked for.
    public BooleanProperty watchedProperty() {
        return watched;
    }

    /// Puts a document into the queue.
    public SolveRun order(Document document) {
        return order(document, "");
    }

    private SolveRun order(Document document, String origin) {
        int number = runs.size() + 1;
        String name = "%s-%s-%d".formatted(TIME.format(LocalDateTime.now()), document.name().replaceFirst("\\.toml$", ""), number);
        Path place = document.file().map(Path::getParent).orElse(folder).resolve("runs").resolve(name);
        return queued(new SolveRun(number, document, origin, place));
    }

    private SolveRun queued(SolveRun run) {
        runs.addFirst(run);
        chosen.set(Optional.of(run));
        next();
        return run;
    }

    /// Solves what a run solved, with a change that may help.
    public void retry(SolveRun run, Remedy remedy) {
        order(remedy.applied(run.document()), "from run " + run.number() + ": " + remedy.label());
    }

    /// What may help a run that did not converge.
    public List<Remedy> remedies(SolveRun run) {
        return Remedy.of(run.document(), run.progress().status());
    }

    /// Whether a run that is over kept a state from which it can go on.
    public boolean resumable(SolveRun run) {
        State state = run.progress().state();
        return state.over() && state != State.CONVERGED && Files.isDirectory(run.folder().resolve(RunFiles.CHECKPOINT));
    }

    /// Goes on with a run from where it was stopped or lost, in its folder.
    public SolveRun resume(SolveRun run) {
        return queued(new SolveRun(runs.size() + 1, run.document(), "resumes run " + run.number(), run.folder()));
    }

    /// Ends a run after its iteration, or takes it out of the queue; what it has is kept.
    public void stop(SolveRun run) {
        if (runs(run)) {
            run.became(State.STOPPING, "");
            process.ifPresent(SolveProcess::stop);
        } else if (run.progress().state() == State.WAITING) run.became(State.STOPPED, "It was not begun.");
    }

    /// Holds a run after its iteration, or lets it go on.
    public void pauseOrContinue(SolveRun run) {
        if (!runs(run)) return;
        if (run.progress().state() == State.PAUSED) process.ifPresent(SolveProcess::proceed);
        else process.ifPresent(SolveProcess::pause);
    }

    /// Asks a run for a checkpoint.
    public void checkpoint(SolveRun run) {
        if (runs(run)) process.ifPresent(SolveProcess::checkpoint);
    }

    private boolean runs(SolveRun run) {
        return running.filter(run::equals).isPresent();
    }

    private void next() {
        if (running.isPresent()) return;
        Optional<SolveRun> waiting = runs.reversed().stream().filter(run -> run.progress().state() == State.WAITING).findFirst();
        waiting.ifPresent(this::begin);
    }

    private void begin(SolveRun run) {
        running = Optional.of(run);
        run.became(State.RUNNING, "");
        boolean resume = Files.isDirectory(run.folder().resolve(RunFiles.CHECKPOINT));
        try {
            SolveOrder order = new SolveOrder(run.document(), List.of(), run.folder(), resume);
            Path text = folder.resolve("solving").resolve(String.valueOf(run.folder().getFileName()));
            process = Optional.of(SolveProcess.start(order, text, event -> workers.window().execute(() -> heard(run, event))));
        } catch (IOException e) {
            running = Optional.empty();
            run.became(State.FAILED, "The solve cannot be started: " + e.getMessage());
        }
    }

    private void heard(SolveRun run, JobEvent event) {
        run.heard(event);
        if (event instanceof JobEvent.Iterated) look();
        if (event instanceof JobEvent.Framed(int _, String file)) read(run, run.folder().resolve(file));
        if (!run.progress().state().over()) return;
        running = Optional.empty();
        process = Optional.empty();
        ended.accept(run);
        next();
    }

    /// Asks for the density, if somebody looks and the last look was a while ago.
    private void look() {
        long now = System.nanoTime();
        if (!watched.get() || now - looked < LOOKS_APART) return;
        looked = now;
        process.ifPresent(SolveProcess::frame);
    }

    private void read(SolveRun run, Path file) {
        workers.reading().execute(() -> {
            try {
                FieldSeries density = LiveDensity.read(file);
                workers.window().execute(() -> run.seen(density));
            } catch (IOException e) {
                workers.window().execute(() -> run.became(run.progress().state(), "The density cannot be shown: " + e.getMessage()));
            }
        });
    }

    /// Ends what runs; what it has is kept.
    void close() {
        process.ifPresent(SolveProcess::stop);
    }
}
