package org.mfglab.ui.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.mfglab.ui.model.Editor;
import org.mfglab.ui.model.FormModel;
import org.mfglab.ui.model.OutlineModel;

/// The keys of the document as fields, in the order of the file. What is wrong stands under its field.
final class FormView extends GridPane {

    private final Editor editor;
    private final FormModel form;
    private final Map<String, FieldCell> cells = new LinkedHashMap<>();
    private final Map<String, Label> headings = new LinkedHashMap<>();

    FormView(Editor editor, FormModel form) {
        this.editor = editor;
        this.form = form;
        setId("form");
        setHgap(10);
        setVgap(6);
        disableProperty().bind(form.waitingProperty());
        form.rowsProperty().subscribe(this::show);
    }

    /// The field of a key, or of the value that holds it.
    Optional<Node> field(String key) {
        return cells.entrySet().stream().filter(each -> key.equals(each.getKey()) || key.startsWith(each.getKey().replaceFirst("\\.value$", "") + "."))
                .map(each -> (Node) each.getValue().control()).findFirst();
    }

    /// The heading of a part of the outline.
    Optional<Node> heading(String part) {
        return headings.entrySet().stream().filter(each -> OutlineModel.partOf(each.getKey()).equals(part)).map(each -> (Node) each.getValue()).findFirst();
    }

    private void show(List<FormModel.Row> rows) {
        if (!new ArrayList<>(cells.keySet()).equals(rows.stream().map(FormModel.Row::key).toList())) rebuild(rows);
        for (FormModel.Row row : rows) cells.get(row.key()).show(row);
    }

    private void rebuild(List<FormModel.Row> rows) {
        getChildren().clear();
        cells.clear();
        headings.clear();
        String section = "";
        int line = 0;
        for (FormModel.Row row : rows) {
            if (!row.section().equals(section)) {
                section = row.section();
                Label heading = new Label(section);
                heading.getStyleClass().add("heading");
                add(heading, 0, line++, 2, 1);
                headings.put(row.key(), heading);
            }
            add(row, line++);
        }
    }

    private void add(FormModel.Row row, int line) {
        FieldCell cell = new FieldCell(editor, form, row);
        Label label = new Label(row.name());
        label.setLabelFor(cell.control());
        label.setMinWidth(USE_PREF_SIZE);
        label.getStyleClass().add("key");
        GridPane.setHgrow(cell, Priority.ALWAYS);
        GridPane.setValignment(label, VPos.TOP);
        addRow(line, label, cell);
        cells.put(row.key(), cell);
    }
}
