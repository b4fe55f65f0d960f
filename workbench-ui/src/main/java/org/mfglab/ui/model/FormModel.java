package org.mfglab.ui.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.mfglab.workbench.document.Document;
import org.mfglab.workbench.document.FormKeys;
import org.mfglab.workbench.study.Issue;

/// The keys of a document with their values and what is wrong with them.
public final class FormModel {

    /// One key.
    ///
    /// @param key      dotted
    /// @param section  the table, as a heading
    /// @param name     the rest of the key
    /// @param text     the value; text without its quotes; empty where the document gives none
    /// @param fallback the value where the document gives none
    /// @param help     one sentence
    /// @param trouble  what is wrong with it and what to do; may be empty
    public record Row(String key, String section, String name, String text, String fallback, String help, String trouble) { }

    private final Editor editor;
    private final ReadOnlyObjectWrapper<List<Row>> rows = new ReadOnlyObjectWrapper<>(List.of());

    public FormModel(Editor editor) {
        this.editor = editor;
        editor.understandingProperty().subscribe(found -> found.filter(each -> each.document().equals(editor.document())).ifPresent(this::understood));
    }

    public ReadOnlyObjectProperty<List<Row>> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    /// A value is typed. An empty one is taken out of the document.
    public void type(String key, String text) {
        Optional<FormKeys.Field> field = FormKeys.of(editor.document()).stream().filter(each -> each.key().equals(key)).findFirst();
        if (field.isEmpty() || field.get().text().equals(text)) return;
        String toml = field.get().toml(text);
        editor.type("edit " + key, document -> text.isBlank() && field.get().optional() ? document.without(key) : document.with(key, toml));
    }

    private void understood(Editor.Understanding found) {
        Document document = found.document();
        List<Row> list = new ArrayList<>();
        for (FormKeys.Field field : FormKeys.of(document))
            list.add(new Row(field.key(), field.section(), field.name(), field.text(), field.fallback(), field.help(), trouble(document, field.key(), found.reading().issues())));
        rows.set(List.copyOf(list));
    }

    private static String trouble(Document document, String key, List<Issue> issues) {
        List<String> words = issues.stream().filter(issue -> !issue.warning() && document.keyAt(issue.place()).filter(key::equals).isPresent())
                .map(issue -> issue.message() + " " + issue.suggestion()).toList();
        return String.join("\n", words);
    }
}
