package org.mfglab.ui.view;

import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.mfglab.ui.model.SolveModel;
import org.mfglab.ui.model.SolveRun;
import org.mfglab.ui.model.Workbench;
import org.mfglab.ui.thread.Workers;
import org.mfglab.workbench.figure.Theme;
import org.mfglab.workbench.report.Numbers;
import org.mfglab.workbench.report.Views;

/// The queue of solves and how the chosen one goes: verdict, residuals against the tolerance, messages.
final class SolveView extends BorderPane {

    private final Workbench workbench;
    private final SolveModel solve;
    private final Label state = new Label("○ nothing here yet");
    private final Label numbers = new Label();
    private final Label message = new Label();
    private final Button stop = new Button("Stop  Esc");
    private final Button inspect = new Button("Inspect");
    private final FigureView residuals;
    private Subscription watched = Subscription.EMPTY;

    SolveView(Workbench workbench, Workers workers, ObservableValue<Theme> theme) {
        this.workbench = workbench;
        this.solve = workbench.solve();
        this.residuals = new FigureView(workers, theme, "The residuals appear with the first iteration.");
        residuals.setId("residuals");
        getStyleClass().add("solve");
        setLeft(queue());
        setCenter(run());
        solve.chosenProperty().subscribe(this::watch);
    }

    private Node queue() {
        ListView<SolveRun> list = new ListView<>(solve.runs());
        list.setId("queue");
        list.setPlaceholder(new Label("No run yet: Solve, or F5."));
        list.setCellFactory(_ -> new RunCell());
        list.setPrefWidth(300);
        list.getSelectionModel().selectedItemProperty().addListener((_, _, run) -> Optional.ofNullable(run).ifPresent(each -> solve.chosenProperty().set(Optional.of(each))));
        solve.chosenProperty().subscribe(run -> run.ifPresent(list.getSelectionModel()::select));
        Label heading = new Label("Runs of this session");
        heading.getStyleClass().add("heading");
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox column = new VBox(8, heading, list);
        column.getStyleClass().add("pane");
        return column;
    }

    private Node run() {
        state.setId("state");
        state.getStyleClass().add("title");
        numbers.getStyleClass().add("numbers");
        message.setWrapText(true);
        message.setId("message");
        stop.setId("stop");
        stop.setOnAction(_ -> solve.chosenProperty().get().ifPresent(solve::stop));
        inspect.setId("inspect");
        inspect.getStyleClass().add("accent");
        inspect.setOnAction(_ -> solve.chosenProperty().get().ifPresent(workbench::inspect));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(12, state, space, stop, inspect);
        head.setAlignment(Pos.CENTER_LEFT);
        VBox.setVgrow(residuals, Priority.ALWAYS);
        VBox column = new VBox(10, head, numbers, message, residuals);
        column.getStyleClass().add("pane");
        return column;
    }

    private void watch(Optional<SolveRun> run) {
        watched.unsubscribe();
        watched = run.map(each -> each.progressProperty().subscribe(progress -> show(each, progress))).orElse(Subscription.EMPTY);
        stop.setDisable(run.isEmpty());
        inspect.setDisable(run.isEmpty());
    }

    private void show(SolveRun run, SolveRun.Progress progress) {
        state.setText(progress.words());
        numbers.setText(run.title() + (progress.device().isEmpty() ? "" : "   " + progress.device()) + details(progress));
        message.setText(progress.message());
        message.setManaged(!progress.message().isEmpty());
        stop.setDisable(progress.over() || progress.state() == SolveRun.State.STOPPING);
        inspect.setDisable(progress.folder().isEmpty());
        residuals.figureProperty().set(progress.iterations().isEmpty() ? Optional.empty()
                : Optional.of(Views.residuals(progress.residuals(), progress.tolerance(), run.title())));
    }

    private static String details(SolveRun.Progress progress) {
        if (progress.iterations().isEmpty()) return "";
        var last = progress.iterations().getLast();
        return "   fixed point %s (tolerance %s)   mass error %s   %s s".formatted(Numbers.of(last.fixedPoint(), 3), Numbers.of(progress.tolerance(), 2), Numbers.of(last.massError(), 2), Numbers.of(last.seconds(), 3));
    }

    /// One run of the list.
    private static final class RunCell extends ListCell<SolveRun> {

        private Subscription watched = Subscription.EMPTY;

        @Override
        protected void updateItem(SolveRun run, boolean empty) {
            super.updateItem(run, empty);
            watched.unsubscribe();
            watched = Subscription.EMPTY;
            setText(null);
            if (!empty && run != null) watched = run.progressProperty().subscribe(progress -> setText(run.title() + "\n" + progress.words()));
        }
    }
}
