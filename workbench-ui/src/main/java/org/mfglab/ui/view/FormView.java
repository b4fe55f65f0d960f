package org.mfglab.ui.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.mfglab.ui.model.Editor;
import org.mfglab.ui.model.FormModel;

/// The keys of the document as fields, in the order of the file. What is wrong stands under its field.
final class FormView extends GridPane {

    private final FormModel form;
    private final Map<String, TextField> fields = new LinkedHashMap<>();
    private final Map<String, Label> troubles = new LinkedHashMap<>();

    FormView(Editor editor) {
        this.form = new FormModel(editor);
        setHgap(10);
        setVgap(6);
        form.rowsProperty().subscribe(this::show);
    }

    private void show(List<FormModel.Row> rows) {
        if (!new ArrayList<>(fields.keySet()).equals(rows.stream().map(FormModel.Row::key).toList())) rebuild(rows);
        for (FormModel.Row row : rows) {
            TextField field = fields.get(row.key());
            if (!field.getText().equals(row.text()) && !(field.isFocused() && !row.trouble().isEmpty())) field.setText(row.text());
            Label trouble = troubles.get(row.key());
            trouble.setText(row.trouble());
            trouble.setManaged(!row.trouble().isEmpty());
            field.pseudoClassStateChanged(Styles.WRONG, !row.trouble().isEmpty());
        }
    }

    private void rebuild(List<FormModel.Row> rows) {
        getChildren().clear();
        fields.clear();
        troubles.clear();
        String section = "";
        int line = 0;
        for (FormModel.Row row : rows) {
            if (!row.section().equals(section)) {
                section = row.section();
                Label heading = new Label(section);
                heading.getStyleClass().add("heading");
                add(heading, 0, line++, 2, 1);
            }
            add(row, line++);
        }
    }

    private void add(FormModel.Row row, int line) {
        TextField field = new TextField(row.text());
        field.setId("key-" + row.key());
        field.getStyleClass().add("value");
        field.setPromptText(row.fallback());
        field.setTooltip(new Tooltip(row.help() + "\n" + row.key()));
        field.setAccessibleText(row.key() + ": " + row.help());
        field.textProperty().addListener((_, _, text) -> form.type(row.key(), text));
        Label trouble = new Label();
        trouble.getStyleClass().add("bad");
        trouble.setWrapText(true);
        trouble.visibleProperty().bind(trouble.managedProperty());
        Label label = new Label(row.name());
        label.setLabelFor(field);
        label.setMinWidth(USE_PREF_SIZE);
        VBox cell = new VBox(2, field, trouble);
        GridPane.setHgrow(cell, Priority.ALWAYS);
        addRow(line, label, cell);
        fields.put(row.key(), field);
        troubles.put(row.key(), trouble);
    }
}
