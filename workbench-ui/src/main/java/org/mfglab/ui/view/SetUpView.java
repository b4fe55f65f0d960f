package org.mfglab.ui.view;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.mfglab.ui.model.Editor;
import org.mfglab.ui.thread.Workers;
import org.mfglab.workbench.figure.Figure;
import org.mfglab.workbench.figure.Theme;
import org.mfglab.workbench.report.FieldSeries;
import org.mfglab.workbench.report.Quantity;
import org.mfglab.workbench.report.Views;

/// A problem is set up: its equations, form and file beside each other, and a picture that follows.
final class SetUpView extends BorderPane {

    private final Editor editor;

    SetUpView(Editor editor, Workers workers, ObservableValue<Theme> theme, ObservableValue<Number> letters) {
        this.editor = editor;
        getStyleClass().add("set-up");
        SplitPane split = new SplitPane(picture(workers, theme), words(workers, theme, letters));
        split.setDividerPositions(0.56);
        setCenter(split);
        setBottom(new ChecksView(editor));
    }

    private Node picture(Workers workers, ObservableValue<Theme> theme) {
        FigureView figure = new FigureView(workers, theme, "The picture of this problem appears here as soon as it can be read.");
        figure.setId("preview");
        figure.figureProperty().bind(Bindings.createObjectBinding(this::figure, editor.preview().densityProperty(), editor.preview().playback().timeProperty()));
        VBox.setVgrow(figure, Priority.ALWAYS);
        Label badge = new Label();
        badge.setId("badge");
        badge.getStyleClass().add("badge");
        badge.textProperty().bind(editor.preview().badgeProperty());
        VBox column = new VBox(8, badge, figure, new TimeBar(editor.preview().playback()));
        column.getStyleClass().add("pane");
        return column;
    }

    private Optional<Figure> figure() {
        return editor.preview().densityProperty().get().map(density -> Views.at(Quantity.DENSITY, density, level(density), editor.title()));
    }

    private int level(FieldSeries density) {
        double[] times = density.times();
        double share = editor.preview().playback().timeProperty().get() / editor.preview().playback().horizonProperty().get();
        return (int) Math.round(share * (times.length - 1));
    }

    private Node words(Workers workers, ObservableValue<Theme> theme, ObservableValue<Number> letters) {
        VBox form = new VBox(14, new EquationsView(editor, workers, theme, letters), new ParametersView(editor), new FormView(editor));
        form.getStyleClass().add("pane");
        ScrollPane scroll = new ScrollPane(form);
        scroll.setFitToWidth(true);
        Tab first = new Tab("Form", scroll);
        Tab second = new Tab("File", new FileView(editor));
        TabPane tabs = new TabPane(first, second);
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        return tabs;
    }
}
