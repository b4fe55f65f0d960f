package org.mfglab.ui.view;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.mfglab.ui.model.InspectModel;
import org.mfglab.ui.model.RunList;

/// The runs that can be looked at.
final class RunListView extends VBox {

    private final ListView<RunList.Entry> list = new ListView<>();

    RunListView(RunList runs, InspectModel inspect) {
        super(8);
        getStyleClass().add("pane");
        list.setId("runs");
        list.setAccessibleText("runs");
        list.setPlaceholder(new Label("No run yet: Solve, or F5."));
        list.setCellFactory(_ -> new ListCell<>() {
            @Override
            protected void updateItem(RunList.Entry entry, boolean empty) {
                super.updateItem(entry, empty);
                setText(empty || entry == null ? null : entry.text());
                setWrapText(true);
                setPrefWidth(10);
            }
        });
        Label heading = new Label("Runs");
        heading.getStyleClass().add("heading");
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(heading, list);
        setPrefWidth(250);
        runs.entriesProperty().subscribe(entries -> {
            list.getItems().setAll(entries);
            select(inspect);
        });
        list.getSelectionModel().selectedItemProperty().addListener((_, _, entry) -> {
            if (entry != null && inspect.folderProperty().get().filter(entry.folder()::equals).isEmpty()) inspect.open(entry.folder());
        });
        inspect.folderProperty().subscribe(folder -> runs.refresh(folder));
    }

    private void select(InspectModel inspect) {
        inspect.folderProperty().get().ifPresent(folder -> list.getItems().stream().filter(entry -> entry.folder().equals(folder)).findFirst().ifPresent(list.getSelectionModel()::select));
    }
}
