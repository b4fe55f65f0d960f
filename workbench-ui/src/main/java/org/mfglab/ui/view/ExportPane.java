package org.mfglab.ui.view;

import java.io.File;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.mfglab.ui.model.ExportModel;
import org.mfglab.workbench.view.PictureFormat;

/// Writes the picture to a file; a sheet beside it, not a box over it.
final class ExportPane extends VBox {

    private final ExportModel export;
    private final Consumer<String> tell;

    /// @param tell says a sentence to the user
    ExportPane(ExportModel export, Consumer<String> tell) {
        super(6);
        this.export = export;
        this.tell = tell;
        setId("export-sheet");
        Label heading = new Label("Export");
        heading.getStyleClass().add("heading");
        ChoiceBox<PictureFormat> format = new ChoiceBox<>();
        format.setId("export-format");
        format.setAccessibleText("format");
        format.getItems().setAll(PictureFormat.values());
        format.valueProperty().bindBidirectional(export.formatProperty());
        TextField width = new TextField();
        width.setId("export-width");
        width.setAccessibleText("width in drawing units");
        width.setPrefColumnCount(5);
        width.textProperty().bindBidirectional(export.widthProperty());
        CheckBox dark = new CheckBox("Dark page");
        dark.selectedProperty().bindBidirectional(export.darkProperty());
        CheckBox fine = new CheckBox("Fine (2x)");
        fine.selectedProperty().bindBidirectional(export.fineProperty());
        Button save = new Button("Save picture…");
        save.setId("export-save");
        save.getStyleClass().add("accent");
        save.setOnAction(_ -> choose(export.name(), export::write));
        Button command = new Button("Copy command");
        command.setId("plot-command");
        command.setOnAction(_ -> copyCommand());
        getChildren().addAll(heading, new HBox(6, format, width), dark, fine, save, command);
    }

    void choose(String name, BiConsumer<java.nio.file.Path, Consumer<String>> write) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Save");
        chooser.setInitialFileName(name);
        File file = chooser.showSaveDialog(getScene().getWindow());
        if (file != null) write.accept(file.toPath(), tell);
    }

    private void copyCommand() {
        try {
            Optional<String> command = export.command();
            command.ifPresent(Copies::text);
            tell.accept(command.map(words -> "Copied: " + words).orElse("There is no picture yet."));
        } catch (IllegalArgumentException e) {
            tell.accept(e.getMessage());
        }
    }
}
