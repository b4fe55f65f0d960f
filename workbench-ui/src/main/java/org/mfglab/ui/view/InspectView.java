package org.mfglab.ui.view;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.mfglab.ui.model.InspectModel;
import org.mfglab.ui.thread.Workers;
import org.mfglab.workbench.figure.Theme;
import org.mfglab.workbench.view.View;

/// A run in its views, over time.
final class InspectView extends BorderPane {

    private final InspectModel inspect;

    InspectView(InspectModel inspect, Workers workers, ObservableValue<Theme> theme) {
        this.inspect = inspect;
        getStyleClass().add("inspect");
        setTop(tabs());
        setCenter(picture(workers, theme));
    }

    private Node tabs() {
        HBox tabs = new HBox();
        tabs.getStyleClass().add("modes");
        ToggleGroup group = new ToggleGroup();
        for (View view : View.ALL) {
            ToggleButton tab = new ToggleButton(capital(view.word()));
            tab.setId("view-" + view.word());
            tab.setToggleGroup(group);
            tab.setOnAction(_ -> inspect.viewProperty().set(view));
            tabs.getChildren().add(tab);
            if (view == inspect.viewProperty().get()) group.selectToggle(tab);
        }
        CheckBox contours = new CheckBox("Contours");
        contours.setId("contours");
        contours.selectedProperty().bindBidirectional(inspect.contoursProperty());
        HBox bar = new HBox(18, tabs, contours);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("pane");
        return bar;
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private Node picture(Workers workers, ObservableValue<Theme> theme) {
        FigureView figure = new FigureView(workers, theme, "No run yet: Solve, or F5.");
        figure.setId("figure");
        figure.figureProperty().bind(Bindings.createObjectBinding(inspect::figure, inspect.shownProperty(), inspect.playback().timeProperty(), inspect.contoursProperty()));
        VBox.setVgrow(figure, Priority.ALWAYS);
        Label trouble = new Label();
        trouble.setId("trouble");
        trouble.setWrapText(true);
        trouble.getStyleClass().add("bad");
        trouble.textProperty().bind(inspect.shownProperty().map(shown -> shown.map(InspectModel.Shown::trouble).orElse("")));
        trouble.managedProperty().bind(trouble.textProperty().isNotEmpty());
        TimeBar time = new TimeBar(inspect.playback());
        time.disableProperty().bind(inspect.shownProperty().map(shown -> shown.filter(InspectModel.Shown::moves).isEmpty()));
        VBox column = new VBox(8, trouble, figure, time);
        column.getStyleClass().add("pane");
        return column;
    }
}
