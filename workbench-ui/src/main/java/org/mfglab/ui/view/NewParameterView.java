package org.mfglab.ui.view;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import org.mfglab.ui.model.FormModel;

/// A name and a button that adds a parameter of that name.
final class NewParameterView extends HBox {

    private final FormModel form;
    private final TextField name = new TextField();
    private final Label trouble = new Label();

    NewParameterView(FormModel form) {
        super(8);
        this.form = form;
        setAlignment(Pos.CENTER_LEFT);
        name.setId("new-parameter");
        name.setPromptText("name");
        name.setPrefColumnCount(8);
        name.setAccessibleText("Name of a new parameter");
        name.setOnAction(_ -> add());
        name.textProperty().subscribe(_ -> trouble.setText(""));
        Button add = new Button("+ parameter");
        add.setId("add-parameter");
        add.setMinWidth(USE_PREF_SIZE);
        add.setOnAction(_ -> add());
        trouble.setId("new-parameter-trouble");
        trouble.getStyleClass().add("bad");
        trouble.setWrapText(true);
        getChildren().addAll(name, add, trouble);
    }

    private void add() {
        var refused = form.addParameter(name.getText().strip());
        if (refused.isEmpty()) name.clear();
        else trouble.setText(refused.get());
    }
}
