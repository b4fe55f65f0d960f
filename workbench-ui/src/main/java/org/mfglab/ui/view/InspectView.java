package org.mfglab.ui.view;

import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.mfglab.ui.model.ExportModel;
import org.mfglab.ui.model.InspectModel;
import org.mfglab.ui.model.ProbeModel;
import org.mfglab.ui.model.Workbench;
import org.mfglab.ui.thread.Workers;
import org.mfglab.workbench.figure.Theme;
import org.mfglab.workbench.view.View;

/// A run in its views, over time: the runs at the left, the picture, what is chosen for it at the right.
final class InspectView extends BorderPane {

    private final InspectModel inspect;
    private final ExportModel export;
    private final Consumer<String> tell;
    private final FigureView figure;
    private final ExportPane sheet;

    InspectView(Workbench workbench, Workers workers, ObservableValue<Theme> theme) {
        this.inspect = workbench.inspect();
        this.export = workbench.export();
        this.tell = workbench::tell;
        this.figure = new FigureView(workers, theme, "No run yet: Solve, or F5.");
        this.sheet = new ExportPane(export, tell);
        getStyleClass().add("inspect");
        setTop(tabs());
        setLeft(new RunListView(workbench.runs(), inspect));
        setCenter(picture());
        setRight(choices(workers, theme));
        new InspectKeys(inspect, figure, this::showSheet, this::copy, tell).on(this);
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
        HBox bar = new HBox(18, tabs);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("pane");
        return bar;
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private Node picture() {
        figure.setId("figure");
        figure.describe(each -> inspect.drawing().words(each));
        figure.figureProperty().bind(inspect.figureProperty());
        Label trouble = new Label();
        trouble.setId("trouble");
        trouble.setWrapText(true);
        trouble.getStyleClass().add("bad");
        trouble.textProperty().bind(inspect.shownProperty().map(shown -> shown.map(InspectModel.Shown::trouble).orElse("")));
        trouble.managedProperty().bind(trouble.textProperty().isNotEmpty());
        StackPane stack = new StackPane(figure, new ProbeLayer(inspect, figure));
        stack.setMinSize(0, 0);
        VBox.setVgrow(stack, Priority.ALWAYS);
        Label reading = new Label();
        reading.setId("reading");
        reading.getStyleClass().add("numbers");
        reading.textProperty().bind(inspect.probe().readingProperty().map(words -> words.isEmpty() ? "Point at the picture to read it; click to pin, drag for a line." : words));
        TimeBar time = new TimeBar(inspect.playback());
        time.disableProperty().bind(inspect.shownProperty().map(shown -> shown.filter(InspectModel.Shown::moves).isEmpty()));
        VBox column = new VBox(8, trouble, stack, reading, time);
        column.getStyleClass().add("pane");
        return column;
    }

    // --- at the right ---

    private Node choices(Workers workers, ObservableValue<Theme> theme) {
        sheet.setVisible(false);
        sheet.managedProperty().bind(sheet.visibleProperty());
        VBox column = new VBox(6, onColours(), new ColourPane(inspect), probe(workers, theme), exports(), sheet);
        column.getStyleClass().add("pane");
        ScrollPane scroll = new ScrollPane(column);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setPrefWidth(270);
        scroll.setMinWidth(USE_PREF_SIZE);
        return scroll;
    }

    private Node onColours() {
        CheckBox contours = new CheckBox("Contours");
        contours.setId("contours");
        contours.setOnAction(_ -> inspect.toggleContours());
        Slider count = new Slider(1, 20, InspectModel.CONTOURS);
        count.setId("contour-count");
        count.setAccessibleText("number of contours");
        count.setPrefWidth(90);
        count.setOnMouseDragged(_ -> inspect.contoursProperty().set((int) Math.round(count.getValue())));
        inspect.contoursProperty().subscribe(now -> {
            contours.setSelected(now.intValue() > 0);
            contours.setText(now.intValue() > 0 ? now + " contours" : "Contours");
            if (now.intValue() > 0) count.setValue(now.intValue());
        });
        CheckBox arrows = new CheckBox("Arrows of the velocity");
        arrows.setId("arrows");
        arrows.selectedProperty().bindBidirectional(inspect.arrowsProperty());
        HBox lines = new HBox(6, contours, count);
        lines.setAlignment(Pos.CENTER_LEFT);
        return new VBox(6, lines, arrows);
    }

    private Node probe(Workers workers, ObservableValue<Theme> theme) {
        ChoiceBox<ProbeModel.Curve> kind = new ChoiceBox<>();
        kind.setId("probe-curve");
        kind.setAccessibleText("curve");
        kind.setMaxWidth(Double.MAX_VALUE);
        kind.getItems().setAll(ProbeModel.Curve.values());
        kind.valueProperty().bindBidirectional(inspect.probe().kindProperty());
        FigureView curve = new FigureView(workers, theme, "");
        curve.setId("curve");
        curve.emptyTextProperty().bind(inspect.probe().troubleProperty());
        curve.figureProperty().bind(inspect.probe().curveProperty());
        curve.setPrefHeight(230);
        curve.setMinHeight(230);
        Label heading = new Label("Curve");
        heading.getStyleClass().add("heading");
        Button csv = new Button("Save as CSV…");
        csv.setId("curve-csv");
        csv.disableProperty().bind(inspect.probe().curveProperty().map(java.util.Optional::isEmpty));
        csv.setOnAction(_ -> sheet.choose("curve.csv", export::writeCurve));
        return new VBox(6, heading, kind, curve, csv);
    }

    private Node exports() {
        Button open = new Button("Export…");
        open.setId("export");
        open.setOnAction(_ -> showSheet());
        Button copy = new Button("Copy figure");
        copy.setId("copy-figure");
        copy.setOnAction(_ -> copy());
        return new HBox(6, open, copy);
    }

    private void showSheet() {
        sheet.setVisible(!sheet.isVisible());
    }

    private void copy() {
        Pixels pixels = figure.drawnProperty().get().pixels();
        if (pixels == null) tell.accept("There is no picture yet.");
        else {
            Copies.image(pixels.image());
            tell.accept("Copied the picture.");
        }
    }
}
