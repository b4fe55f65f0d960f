package org.mfglab.ui.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.mfglab.workbench.document.FormKeys;

/// The keys of a document with their values and what is wrong with them. While the text is not TOML the last keys stay, and wait for it.
public final class FormModel {

    /// One key.
    ///
    /// @param key      dotted
    /// @param section  the table, as a heading
    /// @param name     the rest of the key
    /// @param text     the value; text without its quotes; empty where the document gives none
    /// @param fallback the value where the document gives none
    /// @param help     one sentence
    /// @param choices  the words among which one chooses; empty where there is no list of all
    /// @param troubles what is wrong with it
    /// @param refused  why the document could not take what was typed last, which is then the text; empty where it took it
    public record Row(String key, String section, String name, String text, String fallback, String help, List<String> choices, List<Trouble> troubles, String refused) {

        public boolean wrong() {
            return !refused.isEmpty() || troubles.stream().anyMatch(Trouble::error);
        }
    }

    /// What the document could not take.
    private record Kept(String text, String reason) { }

    private final Editor editor;
    private final Map<String, Kept> kept = new HashMap<>();
    private final ReadOnlyObjectWrapper<List<Row>> rows = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper waiting = new ReadOnlyBooleanWrapper();

    public FormModel(Editor editor) {
        this.editor = editor;
        editor.understandingProperty().subscribe(found -> found.filter(each -> each.document().equals(editor.document())).ifPresent(this::understood));
    }

    public ReadOnlyObjectProperty<List<Row>> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    /// Whether the text is not TOML, so that the form cannot change it.
    public ReadOnlyBooleanProperty waitingProperty() {
        return waiting.getReadOnlyProperty();
    }

    /// A value is typed. An empty one is taken out of the document. What the document cannot take is kept here and said to be so.
    public void type(String key, String text) {
        Optional<FormKeys.Field> field = FormKeys.of(editor.document()).stream().filter(each -> each.key().equals(key)).findFirst();
        if (field.isEmpty()) keep(key, text, "The file is not TOML at the moment, so it cannot take this value. Mend the file first.");
        else if (kept.remove(key) != null || !field.get().text().equals(text)) take(field.get(), text);
    }

    private void take(FormKeys.Field field, String text) {
        String key = field.key();
        try {
            editor.type("edit " + key, document -> text.isBlank() && field.optional() ? document.without(key) : document.with(key, field.toml(text)));
            editor.understandingProperty().get().filter(each -> each.document().equals(editor.document())).ifPresent(this::understood);
        } catch (IllegalArgumentException e) {
            keep(key, text, e.getMessage());
        }
    }

    private void keep(String key, String text, String reason) {
        kept.put(key, new Kept(text, reason));
        rows.set(rows.get().stream().map(row -> row.key().equals(key) ? with(row, kept.get(key)) : row).toList());
    }

    private static Row with(Row row, Kept kept) {
        return new Row(row.key(), row.section(), row.name(), kept.text(), row.fallback(), row.help(), row.choices(), row.troubles(), kept.reason());
    }

    /// Adds a parameter with the value 1.
    ///
    /// @return why there can be none of that name; empty when it was added
    public Optional<String> addParameter(String name) {
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) return Optional.of("A name is letters, digits and _, and begins with a letter: '%s' is none.".formatted(name));
        if (editor.document().value("params." + name).isPresent()) return Optional.of("There is a parameter '%s' already.".formatted(name));
        try {
            editor.edit("add parameter " + name, document -> document.with("params." + name, "1.0"));
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
    }

    private void understood(Editor.Understanding found) {
        List<FormKeys.Field> fields = FormKeys.of(found.document());
        waiting.set(fields.isEmpty());
        if (fields.isEmpty()) return;
        boolean sgm = found.document().value("kind").filter(kind -> kind.contains("sgm")).isPresent();
        List<Row> list = new ArrayList<>();
        for (FormKeys.Field field : fields)
            if (sgm || !field.key().startsWith("sgm.") || !field.text().isEmpty()) list.add(row(field, found.troubles()));
        rows.set(List.copyOf(list));
    }

    private Row row(FormKeys.Field field, List<Trouble> troubles) {
        List<Trouble> own = troubles.stream().filter(trouble -> trouble.concerns(field.key())).toList();
        Row row = new Row(field.key(), field.section(), field.name(), field.text(), field.fallback(), field.help(), field.choices(), own, "");
        return kept.containsKey(field.key()) ? with(row, kept.get(field.key())) : row;
    }
}
