package org.mfglab.ui.view;

import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.mfglab.ui.model.SolveModel;
import org.mfglab.ui.model.SolveRun;
import org.mfglab.ui.model.SolveRun.State;
import org.mfglab.ui.model.Workbench;
import org.mfglab.ui.thread.Workers;
import org.mfglab.workbench.figure.Theme;
import org.mfglab.workbench.job.Remedy;
import org.mfglab.workbench.report.Numbers;
import org.mfglab.workbench.report.Views;

/// The queue of solves and how the chosen one goes: verdict, density, residuals against the tolerance, messages and what may help.
final class SolveView extends BorderPane {

    private final Workbench workbench;
    private final SolveModel solve;
    private final Label state = new Label("○ nothing here yet");
    private final Label numbers = new Label();
    private final Label message = new Label();
    private final FlowPane remedies = new FlowPane(8, 8);
    private final Button pause = button("Pause", "pause", SolveModel::pauseOrContinue);
    private final Button stop = button("Stop  Esc", "stop", SolveModel::stop);
    private final Button checkpoint = button("Checkpoint", "checkpoint", SolveModel::checkpoint);
    private final Button resume = button("Resume", "resume", SolveModel::resume);
    private final Button inspect = new Button("Inspect");
    private final FigureView residuals;
    private final LiveDensityView density;
    private Subscription watched = Subscription.EMPTY;

    SolveView(Workbench workbench, Workers workers, ObservableValue<Theme> theme) {
        this.workbench = workbench;
        this.solve = workbench.solve();
        this.residuals = new FigureView(workers, theme, "The residuals appear with the first iteration.");
        this.density = new LiveDensityView(workers, theme);
        residuals.setId("residuals");
        getStyleClass().add("solve");
        setLeft(queue());
        setCenter(run());
        solve.chosenProperty().subscribe(this::watch);
        sceneProperty().subscribe(scene -> solve.watchedProperty().set(scene != null));
    }

    private interface Action {
        void on(SolveModel solve, SolveRun run);
    }

    private Button button(String words, String id, Action action) {
        Button button = new Button(words);
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> solve.chosenProperty().get().ifPresent(run -> action.on(solve, run)));
        return button;
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
        message.setMinHeight(Region.USE_PREF_SIZE);
        message.setId("message");
        remedies.setId("remedies");
        inspect.setId("inspect");
        inspect.setMinWidth(USE_PREF_SIZE);
        inspect.getStyleClass().add("accent");
        inspect.setOnAction(_ -> solve.chosenProperty().get().ifPresent(workbench::inspect));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox actions = new HBox(8, pause, stop, checkpoint, resume, space, inspect);
        actions.setAlignment(Pos.CENTER_LEFT);
        SplitPane pictures = new SplitPane(density, residuals);
        pictures.setOrientation(Orientation.HORIZONTAL);
        VBox.setVgrow(pictures, Priority.ALWAYS);
        VBox column = new VBox(10, state, actions, numbers, message, remedies, pictures);
        column.getStyleClass().add("pane");
        return column;
    }

    private void watch(Optional<SolveRun> run) {
        watched.unsubscribe();
        watched = run.map(each -> each.progressProperty().subscribe(progress -> show(each, progress))
                .and(each.densityProperty().subscribe(series -> density.show(each.title(), series)))).orElse(Subscription.EMPTY);
        if (run.isEmpty()) for (Button button : new Button[] {pause, stop, checkpoint, resume, inspect}) button.setDisable(true);
    }

    private void show(SolveRun run, SolveRun.Progress progress) {
        State now = progress.state();
        state.setText(progress.words());
        numbers.setText(run.title() + (progress.device().isEmpty() ? "" : "   " + progress.device()) + details(progress));
        message.setText(progress.message());
        message.setManaged(!progress.message().isEmpty());
        remedies.getChildren().setAll(now.over() ? solve.remedies(run).stream().map(remedy -> remedy(run, remedy)).toList() : List.of());
        remedies.setManaged(!remedies.getChildren().isEmpty());
        boolean goesOn = now == State.RUNNING || now == State.PAUSED;
        pause.setText(now == State.PAUSED ? "Continue" : "Pause");
        pause.setDisable(!goesOn);
        checkpoint.setDisable(!goesOn);
        stop.setDisable(!goesOn && now != State.WAITING);
        resume.setDisable(!solve.resumable(run));
        inspect.setDisable(!now.over() || progress.iterations().isEmpty());
        residuals.figureProperty().set(progress.iterations().isEmpty() ? Optional.empty()
                : Optional.of(Views.residuals(progress.residuals(), progress.tolerance(), run.title())));
    }

    private Button remedy(SolveRun run, Remedy remedy) {
        Button button = new Button("Try " + remedy.label());
        button.setId("try-" + remedy.key());
        button.setOnAction(_ -> solve.retry(run, remedy));
        return button;
    }

    private static String details(SolveRun.Progress progress) {
        if (progress.iterations().isEmpty()) return "";
        var last = progress.iterations().getLast();
        return "   fixed point %s (tolerance %s)   mass error %s   %s s".formatted(Numbers.of(last.fixedPoint(), 3), Numbers.of(progress.tolerance(), 2), Numbers.of(last.massError(), 2), Numbers.of(last.seconds(), 3));
    }
}
