package org.mfglab.ui.model;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import org.mfglab.ui.thread.Latest;
import org.mfglab.ui.thread.Workers;
import org.mfglab.workbench.document.CommandLine;
import org.mfglab.workbench.document.Document;
import org.mfglab.workbench.document.Fix;
import org.mfglab.workbench.document.History;
import org.mfglab.workbench.document.TypesetProblem;
import org.mfglab.workbench.run.Estimate;
import org.mfglab.workbench.study.Issue;
import org.mfglab.workbench.study.Reading;
import org.mfglab.workbench.study.Setting;

/// One document that is edited: its undo, what it says, and the preview that follows it.
public final class Editor {

    /// What a document says, found out beside the window.
    ///
    /// @param document of which this is told
    /// @param reading  the problem, or what is wrong with it
    /// @param troubles what is wrong or doubtful, errors first, with edits that may mend it
    /// @param typeset  its equations
    /// @param estimate time and memory in a few words; empty where it cannot be solved
    public record Understanding(Document document, Reading reading, List<Trouble> troubles, TypesetProblem typeset, Optional<String> estimate) {

        static Understanding of(Document document) {
            Reading reading = document.read(List.of());
            Optional<String> estimate = reading instanceof Reading.Accepted(var study, var _) ? Optional.of(Estimate.of(study).toString()) : Optional.empty();
            return new Understanding(document, reading, Trouble.of(document, reading.issues()), TypesetProblem.of(document), estimate);
        }

        /// Errors, which prevent a solve; warnings are not among them.
        public List<Issue> errors() {
            return reading.issues().stream().filter(issue -> !issue.warning()).toList();
        }
    }

    /// A request to look at a trouble.
    ///
    /// @param turn counts requests, so that the same trouble can be asked for again
    public record Pointed(Trouble trouble, int turn) { }

    private final Latest readings;
    private final PreviewModel preview;
    private final ReadOnlyObjectWrapper<History<Document>> history;
    private final ReadOnlyObjectWrapper<Document> document;
    private final ReadOnlyObjectWrapper<Document> saved;
    private final ReadOnlyObjectWrapper<Optional<Understanding>> understanding = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Pointed>> pointed = new ReadOnlyObjectWrapper<>(Optional.empty());

    /// @param workers  beside the window
    /// @param document as it is saved, or as the preset has it
    Editor(Workers workers, Document document) {
        this.readings = new Latest(workers.reading(), workers.window());
        this.preview = new PreviewModel(workers);
        this.history = new ReadOnlyObjectWrapper<>(History.of(document));
        this.document = new ReadOnlyObjectWrapper<>(document);
        this.saved = new ReadOnlyObjectWrapper<>(document);
        understand();
        preview.playback().playingProperty().set(true);
    }

    public ReadOnlyObjectProperty<Document> documentProperty() {
        return document.getReadOnlyProperty();
    }

    public Document document() {
        return document.get();
    }

    /// What stands above pictures.
    public String title() {
        return document().name().replaceFirst("\\.toml$", "");
    }

    public ReadOnlyObjectProperty<History<Document>> historyProperty() {
        return history.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Understanding>> understandingProperty() {
        return understanding.getReadOnlyProperty();
    }

    /// The trouble that its user is led to.
    public ReadOnlyObjectProperty<Optional<Pointed>> pointedProperty() {
        return pointed.getReadOnlyProperty();
    }

    /// Leads to a trouble: to its field, or to its line in the file.
    public void point(Trouble trouble) {
        pointed.set(Optional.of(new Pointed(trouble, pointed.get().map(Pointed::turn).orElse(0) + 1)));
    }

    /// Does something as soon as it is known what the present document says.
    void whenUnderstood(Consumer<Understanding> then) {
        Optional<Understanding> known = understanding.get().filter(each -> each.document().equals(document()));
        if (known.isPresent()) then.accept(known.get());
        else {
            Subscription[] waiting = new Subscription[1];
            waiting[0] = understanding.subscribe((_, found) -> found.filter(each -> each.document().equals(document())).ifPresent(each -> {
                waiting[0].unsubscribe();
                then.accept(each);
            }));
        }
    }

    /// Mends a trouble. An edit that was offered for another state of the document is not made.
    public void mend(Fix fix) {
        boolean current = understanding.get().filter(each -> each.document().equals(document())).isPresent();
        if (current) edit(fix.label(), _ -> fix.repaired());
    }

    public PreviewModel preview() {
        return preview;
    }

    /// The command that solves the document; empty where it must be saved before there is one.
    public Optional<String> command() {
        return CommandLine.of(document(), saved.get());
    }

    /// Whether there is something that no file holds.
    public boolean unsaved() {
        return !document.get().equals(saved.get());
    }

    /// Changes the document.
    ///
    /// @param edit its name, as undo shows it
    public void edit(String edit, UnaryOperator<Document> change) {
        become(history.get().edited(edit, change.apply(document())));
    }

    /// Changes the document; edits of the same name that follow each other, as letters typed into one field, are undone as one.
    public void type(String edit, UnaryOperator<Document> change) {
        become(history.get().continued(edit, change.apply(document())));
    }

    /// Sets a parameter; its range and help stay. One that the text does not give, as while it is not TOML, cannot be set: nothing changes.
    public void setParameter(String name, double value) {
        String key = "params." + name;
        Optional<String> place = Stream.of(key + ".value", key).filter(each -> document().value(each).isPresent()).findFirst();
        place.ifPresent(each -> type("edit " + key, present -> present.with(each, String.valueOf(value))));
    }

    /// Shows what other values of parameters would do, without changing the document.
    public void tryOut(List<Setting> changes) {
        preview.show(document(), changes);
    }

    public void undo() {
        become(history.get().undone());
    }

    public void redo() {
        become(history.get().redone());
    }

    /// The document is now what a file holds.
    void savedAs(Document now) {
        saved.set(now);
        if (!now.equals(document())) become(new History<>(history.get().past(), now, history.get().future()));
    }

    private void become(History<Document> next) {
        if (next.equals(history.get())) return;
        boolean same = next.present().equals(document());
        history.set(next);
        document.set(next.present());
        if (!same) understand();
    }

    private void understand() {
        Document now = document();
        readings.ask(() -> Understanding.of(now), found -> understanding.set(Optional.of(found)));
        preview.show(now, List.of());
    }

    void close() {
        preview.stop();
    }
}
