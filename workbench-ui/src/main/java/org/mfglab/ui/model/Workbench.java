package org.mfglab.ui.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.mfglab.ui.thread.Workers;
import org.mfglab.workbench.document.Document;
import org.mfglab.workbench.document.Recent;
import org.mfglab.workbench.document.Recovery;
import org.mfglab.workbench.run.StoredRun;
import org.mfglab.workbench.study.Presets;

/// The whole app without its window: the document that is open, what it is looked at for, and what its user may do.
public final class Workbench implements AutoCloseable {

    private final Workers workers;
    private final Recent recent;
    private final Recovery recovery;
    private final Preferences preferences;
    private final StartModel start;
    private final ReadOnlyObjectWrapper<Optional<Editor>> editor = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Mode> mode = new SimpleObjectProperty<>(Mode.SET_UP);
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper unsaved = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper undoable = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper redoable = new ReadOnlyStringWrapper("");
    private final SolveModel solve;
    private final InspectModel inspect;
    private final CompareModel compare;
    private final ExportModel export;
    private final RunList runs;
    private Optional<Autosave> autosave = Optional.empty();

    /// @param folder of the user
    public Workbench(Workers workers, Path folder) {
        this.workers = workers;
        this.recent = new Recent(folder.resolve("recent.json"));
        this.recovery = new Recovery(folder.resolve("unsaved"));
        this.preferences = new Preferences(folder.resolve("preferences.json"));
        this.start = new StartModel(recent, recovery);
        this.solve = new SolveModel(workers, folder, this::ended);
        this.inspect = new InspectModel(workers);
        this.export = new ExportModel(inspect, workers);
        this.runs = new RunList(solve, editor.getReadOnlyProperty(), workers);
        this.compare = new CompareModel(workers, folder);
        attempt("The user's folder cannot be read", start::refresh);
    }

    public Preferences preferences() {
        return preferences;
    }

    public StartModel start() {
        return start;
    }

    public ObjectProperty<Mode> modeProperty() {
        return mode;
    }

    /// The document that is edited; empty on the start page.
    public ReadOnlyObjectProperty<Optional<Editor>> editorProperty() {
        return editor.getReadOnlyProperty();
    }

    /// The modes that there are.
    public List<Mode> modes() {
        return List.of(Mode.values());
    }

    public SolveModel solve() {
        return solve;
    }

    public InspectModel inspect() {
        return inspect;
    }

    public ExportModel export() {
        return export;
    }

    public RunList runs() {
        return runs;
    }

    public CompareModel compare() {
        return compare;
    }

    /// Adds a result to those that are compared: a run folder, or a file of another program.
    public void compareWith(Path file, String maps) {
        compare.addResult(file, maps, editor.get().map(Editor::document));
        mode.set(Mode.COMPARE);
    }

    /// Writes the report of the comparison.
    public void reportComparison(Path file) {
        compare.report(file, this::tell);
    }

    /// Solves the document as it is, in a process of its own. Where it has errors its user is led to the first of them instead.
    public void solveDocument() {
        editor.get().ifPresent(present -> present.whenUnderstood(found -> {
            if (editor.get().filter(present::equals).isEmpty()) return;
            if (found.errors().isEmpty()) {
                solve.order(present.document());
                mode.set(Mode.SOLVE);
            } else {
                mode.set(Mode.SET_UP);
                present.point(found.troubles().getFirst());
            }
        }));
    }

    /// The command that solves the document as it stands; where there is none, the user is told to save it.
    public Optional<String> command() {
        Optional<String> command = editor.get().flatMap(Editor::command);
        tell(command.map(words -> "Copied: " + words).orElse("Save the document first: no command says what was edited since it was opened."));
        return command;
    }

    /// Looks at the result of a run.
    public void inspect(SolveRun run) {
        inspect.open(run.folder());
        inspect.playback().playingProperty().set(true);
        mode.set(Mode.INSPECT);
    }

    /// A run that converged is shown at once, if its user still waits for it.
    private void ended(SolveRun run) {
        boolean waitedFor = mode.get() == Mode.SOLVE && solve.chosenProperty().get().filter(run::equals).isPresent();
        if (waitedFor && run.progress().state() == SolveRun.State.CONVERGED) inspect(run);
    }

    /// Whether the document holds something that no file does.
    public ReadOnlyBooleanProperty unsavedProperty() {
        return unsaved.getReadOnlyProperty();
    }

    /// The name of the edit that undo takes back; empty where there is none.
    public ReadOnlyStringProperty undoableProperty() {
        return undoable.getReadOnlyProperty();
    }

    /// The name of the edit that redo brings back; empty where there is none.
    public ReadOnlyStringProperty redoableProperty() {
        return redoable.getReadOnlyProperty();
    }

    /// The last thing that the user should know; empty if there is none.
    public ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    public void openPreset(String name) {
        show(Document.preset(name));
    }

    /// Begins a new problem.
    ///
    /// @param dimension 1 or 2
    public void openBlank(int dimension) {
        show(Document.blank(dimension));
    }

    /// Opens what a word of the command line names: a run folder, a problem file, or a preset.
    public void openNamed(String word) {
        Path path = Path.of(word);
        if (StoredRun.isOne(path)) openRun(path);
        else if (Files.exists(path)) open(path);
        else if (Presets.contains(word)) openPreset(word);
        else tell("There is no file, run folder or preset '%s'.".formatted(word));
    }

    /// Opens a run folder: its problem, and its result.
    public void openRun(Path run) {
        attempt("%s cannot be opened".formatted(run.getFileName()), () -> {
            show(Document.ofRun(run));
            inspect.open(run);
            mode.set(Mode.INSPECT);
        });
    }

    /// Opens a problem file.
    public void open(Path file) {
        attempt("%s cannot be opened".formatted(file.getFileName()), () -> {
            show(Document.open(file));
            recent.add(file);
        });
    }

    /// Opens what was not saved. It stays unsaved, and is kept anew.
    public void recover(Recovery.Left left) {
        attempt("What was not saved cannot be taken over", () -> {
            Document base = left.document().file().filter(Files::isRegularFile).isPresent() ? Document.open(left.document().file().get()) : left.document().withText("");
            show(base);
            editor.get().orElseThrow().edit("recover", present -> present.withText(left.document().text()));
            Files.deleteIfExists(left.file());
        });
    }

    /// Forgets what was not saved.
    public void discard(Recovery.Left left) {
        attempt("It cannot be removed", () -> {
            Files.deleteIfExists(left.file());
            start.refresh();
        });
    }

    private void show(Document document) {
        leave();
        Editor next = new Editor(workers, document);
        Autosave keeping = new Autosave(recovery.slot(), failure -> workers.window().execute(() -> tell("What is not saved cannot be kept: " + failure.getMessage())));
        next.documentProperty().addListener((_, _, now) -> {
            keeping.changed(now);
            unsaved.set(next.unsaved());
        });
        next.historyProperty().subscribe(history -> {
            undoable.set(history.undoable().orElse(""));
            redoable.set(history.redoable().orElse(""));
        });
        autosave = Optional.of(keeping);
        editor.set(Optional.of(next));
        mode.set(Mode.SET_UP);
    }

    /// Saves the document to its file.
    ///
    /// @return false if it has none yet, so that a place must be chosen
    public boolean save() {
        Document document = editor.get().orElseThrow().document();
        if (document.file().isEmpty()) return false;
        saveAs(document.file().get());
        return true;
    }

    public void saveAs(Path place) {
        Editor present = editor.get().orElseThrow();
        attempt("%s cannot be saved".formatted(place.getFileName()), () -> {
            Document target = present.document().at(place);
            target.save();
            present.savedAs(target);
            unsaved.set(false);
            if (autosave.isPresent()) autosave.get().saved();
            recent.add(place);
            tell("Saved " + place.getFileName());
        });
    }

    /// Back to the start page. What is not saved stays kept, and is offered there.
    public void leave() {
        autosave.ifPresent(Autosave::close);
        editor.get().ifPresent(present -> {
            present.close();
            if (present.unsaved()) attempt("What is not saved cannot be kept", () -> autosave.orElseThrow().left(present.document()));
        });
        autosave = Optional.empty();
        editor.set(Optional.empty());
        unsaved.set(false);
        undoable.set("");
        redoable.set("");
        attempt("The user's folder cannot be read", start::refresh);
    }

    private interface Action {
        void run() throws IOException;
    }

    private void attempt(String failure, Action action) {
        try {
            action.run();
        } catch (IOException e) {
            tell(failure + ": " + e.getMessage());
        }
    }

    /// Says something to the user.
    public void tell(String words) {
        notice.set(words);
    }

    @Override
    public void close() {
        leave();
        solve.close();
        attempt("The preferences cannot be saved", preferences::save);
    }
}
