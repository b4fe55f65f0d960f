package org.mfglab.ui.view;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.mfglab.ui.model.OutlineModel;

/// The parts of the problem with their lights. A click leads to the part in the form.
final class OutlineView extends VBox {

    private final Consumer<String> chosen;

    /// @param chosen hears of the name of a part
    OutlineView(OutlineModel outline, Consumer<String> chosen) {
        super(2);
        this.chosen = chosen;
        setId("outline");
        getStyleClass().addAll("pane", "outline");
        setMinWidth(USE_PREF_SIZE);
        outline.partsProperty().subscribe(this::show);
    }

    private void show(List<OutlineModel.Part> parts) {
        getChildren().setAll(parts.stream().map(this::button).toList());
    }

    private Button button(OutlineModel.Part part) {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Label light = new Label(part.light());
        light.getStyleClass().add(part.errors() > 0 ? "bad" : part.warnings() > 0 ? "doubt" : "good");
        HBox line = new HBox(8, new Label(part.name()), space, light);
        Button button = new Button("", line);
        button.setId("part-" + part.name().toLowerCase(Locale.ROOT));
        button.getStyleClass().add("flat");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAccessibleText("%s: %s".formatted(part.name(), part.errors() > 0 ? part.errors() + " errors" : part.warnings() > 0 ? part.warnings() + " warnings" : "ready"));
        button.setOnAction(_ -> chosen.accept(part.name()));
        return button;
    }
}
