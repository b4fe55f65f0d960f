package org.mfglab.ui.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.mfglab.ui.thread.Latest;
import org.mfglab.ui.thread.Workers;
import org.mfglab.workbench.document.Document;
import org.mfglab.workbench.run.FoundRun;
import org.mfglab.workbench.run.StoredRun;

/// The runs that can be looked at: those of this session, and those in the folder `runs` beside the document.
public final class RunList {

    /// A run of the list.
    ///
    /// @param title which run it is
    /// @param words its state, a sign and words
    /// @param stale whether the document was edited since
    public record Entry(Path folder, String title, String words, boolean stale) {

        /// As the list shows it.
        public String text() {
            return title + "\n" + words + (stale ? "\n~ made before your last edit" : "");
        }
    }

    private final SolveModel solve;
    private final ReadOnlyObjectProperty<Optional<Editor>> editor;
    private final Latest searching;
    private final ReadOnlyObjectWrapper<List<Entry>> entries = new ReadOnlyObjectWrapper<>(List.of());

    RunList(SolveModel solve, ReadOnlyObjectProperty<Optional<Editor>> editor, Workers workers) {
        this.solve = solve;
        this.editor = editor;
        this.searching = new Latest(workers.reading(), workers.window());
    }

    /// The latest first.
    public ReadOnlyObjectProperty<List<Entry>> entriesProperty() {
        return entries.getReadOnlyProperty();
    }

    /// Looks again: at the folder, at the session, at what was edited.
    ///
    /// @param open the run that is looked at, which is in the list wherever it lies
    public void refresh(Optional<Path> open) {
        Optional<Document> document = editor.get().map(Editor::document);
        List<Entry> session = new ArrayList<>();
        for (SolveRun run : solve.runs())
            if (StoredRun.isOne(run.folder())) session.add(new Entry(run.folder(), run.title(), run.progress().words(), document.filter(now -> !now.text().equals(run.document().text())).isPresent()));
        searching.ask(() -> with(session, document, open), entries::set);
    }

    /// Beside the window.
    private static List<Entry> with(List<Entry> session, Optional<Document> document, Optional<Path> open) {
        List<Entry> all = new ArrayList<>(session);
        Set<Path> known = new HashSet<>();
        session.forEach(each -> known.add(plain(each.folder())));
        List<FoundRun> found = new ArrayList<>();
        open.map(FoundRun::of).ifPresent(found::add);
        document.flatMap(Document::file).map(file -> file.toAbsolutePath().resolveSibling("runs")).map(FoundRun::in).ifPresent(found::addAll);
        for (FoundRun run : found) {
            if (known.add(plain(run.folder())))
                all.add(new Entry(run.folder(), run.title(), run.words(), document.filter(now -> !run.problem().isEmpty() && !now.text().equals(run.problem())).isPresent()));
        }
        return all;
    }

    private static Path plain(Path folder) {
        return folder.toAbsolutePath().normalize();
    }
}
