package org.mfglab.ui.view;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.mfglab.ui.model.Editor;
import org.mfglab.ui.model.FormModel;
import org.mfglab.ui.model.FormModel.Row;

/// One value of the form: a field for text, or a box of words where there is a list of all, and below it what is wrong.
final class FieldCell extends VBox {

    private final Editor editor;
    private final FormModel form;
    private final String key;
    private final Control control;
    private final VBox troubles = new VBox(6);
    private boolean filling;

    FieldCell(Editor editor, FormModel form, Row row) {
        super(2);
        this.editor = editor;
        this.form = form;
        this.key = row.key();
        this.control = row.choices().isEmpty() ? field() : choice();
        control.setId("key-" + key);
        control.getStyleClass().add("value");
        control.setMaxWidth(Double.MAX_VALUE);
        control.setTooltip(new Tooltip(row.help() + "\n" + key + (row.fallback().isEmpty() ? "" : "\nby default " + row.fallback())));
        control.setAccessibleText(key + ": " + row.help());
        troubles.visibleProperty().bind(troubles.managedProperty());
        getChildren().addAll(control, troubles);
    }

    Control control() {
        return control;
    }

    private TextField field() {
        TextField field = new TextField();
        field.textProperty().addListener((_, _, text) -> typed(text));
        return field;
    }

    private ComboBox<String> choice() {
        ComboBox<String> choice = new ComboBox<>();
        choice.valueProperty().addListener((_, _, word) -> typed(word == null ? "" : word));
        return choice;
    }

    private void typed(String text) {
        if (!filling) form.type(key, text);
    }

    @SuppressWarnings("unchecked")
    void show(Row row) {
        filling = true;
        if (control instanceof TextField field) fill(field, row);
        else fill((ComboBox<String>) control, row);
        filling = false;
        List<Node> lines = new ArrayList<>();
        if (!row.refused().isEmpty()) lines.add(refusal(row.refused()));
        row.troubles().forEach(trouble -> lines.add(new TroubleView(editor, trouble)));
        troubles.getChildren().setAll(lines);
        troubles.setManaged(!lines.isEmpty());
        control.pseudoClassStateChanged(Styles.WRONG, row.wrong());
    }

    /// While somebody types, the letters are theirs: the document may lag behind, and blanks at the ends of a number are not in it.
    private static void fill(TextField field, Row row) {
        field.setPromptText(row.fallback());
        String line = row.text().replace('\n', ' ');
        boolean theirs = field.isFocused() && (row.wrong() || field.getText().strip().equals(line.strip()));
        if (!field.getText().equals(line) && !theirs) field.setText(line);
    }

    private static void fill(ComboBox<String> choice, Row row) {
        List<String> words = new ArrayList<>(row.choices());
        if (!words.contains(row.text())) words.addFirst(row.text());
        if (!row.fallback().isEmpty() && !words.contains("")) words.addFirst("");
        choice.setPromptText(row.fallback());
        if (!choice.getItems().equals(words)) choice.getItems().setAll(words);
        choice.setConverter(new Words(row.fallback()));
        choice.setValue(row.text());
    }

    private static Label refusal(String reason) {
        Label label = new Label("✗ " + reason);
        label.getStyleClass().add("bad");
        label.setWrapText(true);
        return label;
    }
}
