package org.mfglab.ui.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.mfglab.workbench.document.Recent;
import org.mfglab.workbench.document.Recovery;
import org.mfglab.workbench.preview.Gallery;

/// What one can begin with: examples, documents of the last days, and what was not saved.
public final class StartModel {

    private final Recent recent;
    private final Recovery recovery;
    private final List<Gallery.Entry> all = Gallery.entries();
    private final StringProperty search = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<List<Gallery.Entry>> entries = new ReadOnlyObjectWrapper<>(all);
    private final ReadOnlyObjectWrapper<List<Path>> documents = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<Recovery.Left>> recovered = new ReadOnlyObjectWrapper<>(List.of());

    StartModel(Recent recent, Recovery recovery) {
        this.recent = recent;
        this.recovery = recovery;
        search.addListener((_, _, words) -> entries.set(all.stream().filter(entry -> matches(entry, words)).toList()));
    }

    /// Each word of the search begins a word of the name or the title.
    private static boolean matches(Gallery.Entry entry, String search) {
        String text = " " + (entry.name().replace('-', ' ') + " " + entry.title() + " " + entry.dimension() + "-d" + (entry.exact() ? " exact" : "")).toLowerCase(Locale.ROOT);
        return List.of(search.toLowerCase(Locale.ROOT).strip().split("\\s+")).stream().allMatch(word -> text.contains(" " + word) || text.contains("-" + word));
    }

    public StringProperty searchProperty() {
        return search;
    }

    /// The examples that the search finds.
    public ReadOnlyObjectProperty<List<Gallery.Entry>> entriesProperty() {
        return entries.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<List<Path>> documentsProperty() {
        return documents.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<List<Recovery.Left>> recoveredProperty() {
        return recovered.getReadOnlyProperty();
    }

    /// Looks again at what lies in the user's folder.
    ///
    /// @throws IOException if it cannot be listed
    void refresh() throws IOException {
        documents.set(recent.documents());
        recovered.set(recovery.left());
    }
}
