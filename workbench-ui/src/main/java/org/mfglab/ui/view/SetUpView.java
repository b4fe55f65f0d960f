package org.mfglab.ui.view;

import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.mfglab.ui.model.Editor;
import org.mfglab.ui.model.FormModel;
import org.mfglab.ui.model.OutlineModel;
import org.mfglab.ui.model.Trouble;
import org.mfglab.ui.thread.Workers;
import org.mfglab.workbench.figure.Figure;
import org.mfglab.workbench.figure.Theme;
import org.mfglab.workbench.report.FieldSeries;
import org.mfglab.workbench.report.Quantity;
import org.mfglab.workbench.report.Views;

/// A problem is set up: its equations, form and file beside each other, and a picture that follows.
final class SetUpView extends BorderPane {

    private final Editor editor;
    private final ScrollPane scroll = new ScrollPane();
    private final FormView form;
    private final FileView file;
    private final TabPane tabs;

    SetUpView(Editor editor, Workers workers, ObservableValue<Theme> theme, ObservableValue<Number> letters) {
        this.editor = editor;
        getStyleClass().add("set-up");
        FormModel model = new FormModel(editor);
        this.form = new FormView(editor, model);
        this.file = new FileView(editor);
        this.tabs = tabs(workers, theme, letters, model);
        SplitPane split = new SplitPane(picture(workers, theme), tabs);
        split.setDividerPositions(0.5);
        setLeft(new OutlineView(new OutlineModel(editor), this::leadTo));
        setCenter(split);
        editor.pointedProperty().addListener((_, _, pointed) -> pointed.ifPresent(each -> lead(each.trouble())));
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

    private TabPane tabs(Workers workers, ObservableValue<Theme> theme, ObservableValue<Number> letters, FormModel model) {
        Label waiting = new Label("The file is not TOML at the moment: the form waits until it is.");
        waiting.getStyleClass().add("bad");
        waiting.managedProperty().bind(model.waitingProperty());
        waiting.visibleProperty().bind(model.waitingProperty());
        ParametersView parameters = new ParametersView(editor);
        parameters.disableProperty().bind(model.waitingProperty());
        VBox column = new VBox(14, waiting, new EquationsView(editor, workers, theme, letters), parameters, new NewParameterView(model), form);
        column.getStyleClass().add("pane");
        scroll.setContent(column);
        scroll.setFitToWidth(true);
        TabPane pane = new TabPane(new Tab("Form", scroll), new Tab("File", file));
        pane.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        return pane;
    }

    /// To the field of a trouble, or to its line in the file where it has none. A view that is no longer shown leads nowhere.
    private void lead(Trouble trouble) {
        if (getScene() == null) return;
        Optional<Node> field = trouble.key().flatMap(form::field).filter(_ -> !form.isDisabled());
        tabs.getSelectionModel().select(field.isPresent() ? 0 : 1);
        afterLayout(() -> {
            if (field.isEmpty()) file.select(trouble.issue().place().line(), trouble.issue().place().column(), trouble.issue().place().length());
            field.ifPresent(this::reveal);
            field.orElse(file).requestFocus();
        });
    }

    private void leadTo(String part) {
        tabs.getSelectionModel().select(0);
        afterLayout(() -> form.heading(part).ifPresent(this::reveal));
    }

    /// Nodes of a new view are in the window, and have their places, only when it was laid out.
    private void afterLayout(Runnable action) {
        Scene scene = getScene();
        Runnable[] once = new Runnable[1];
        once[0] = () -> {
            scene.removePostLayoutPulseListener(once[0]);
            action.run();
        };
        scene.addPostLayoutPulseListener(once[0]);
        Platform.requestNextPulse();
    }

    /// Scrolls a part of the form to the upper edge.
    private void reveal(Node node) {
        Node content = scroll.getContent();
        double top = content.sceneToLocal(node.localToScene(node.getBoundsInLocal())).getMinY();
        double room = content.getBoundsInLocal().getHeight() - scroll.getViewportBounds().getHeight();
        scroll.setVvalue(room <= 0 ? 0 : Math.clamp(top / room, 0, 1));
    }
}
