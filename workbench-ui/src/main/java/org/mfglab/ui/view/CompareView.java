package org.mfglab.ui.view;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import org.mfglab.ui.model.CompareModel;
import org.mfglab.ui.model.RunList;
import org.mfglab.ui.model.Workbench;
import org.mfglab.ui.thread.Workers;
import org.mfglab.workbench.compare.Panel;
import org.mfglab.workbench.figure.Theme;

/// Runs side by side: densities on one scale at one time, their differences, the table of metrics and what they were made with.
final class CompareView extends BorderPane {

    private final Workbench workbench;
    private final CompareModel compare;
    private final Workers workers;
    private final ObservableValue<Theme> theme;
    private final Stage stage;
    private final FlowPane runs = new FlowPane(8, 8);
    private final GridPane panels = new GridPane(8, 8);
    private final TextField maps = new TextField();
    private List<FigureView> figures = new ArrayList<>();

    CompareView(Workbench workbench, Workers workers, ObservableValue<Theme> theme, Stage stage) {
        this.workbench = workbench;
        this.compare = workbench.compare();
        this.workers = workers;
        this.theme = theme;
        this.stage = stage;
        getStyleClass().add("compare");
        panels.setId("panels");
        setTop(head());
        Label empty = new Label("Add two to four results: runs of this session, run folders, or files of another program (npz, npy, csv). The first is the baseline.");
        empty.getStyleClass().add("empty");
        empty.setWrapText(true);
        empty.visibleProperty().bind(compare.comparedProperty().map(Optional::isEmpty));
        empty.managedProperty().bind(empty.visibleProperty());
        VBox.setVgrow(panels, Priority.ALWAYS);
        VBox pictures = new VBox(8, empty, panels, new TimeBar(compare.playback()));
        pictures.getStyleClass().add("pane");
        ScrollPane numbers = new ScrollPane(new ComparisonTable(compare));
        numbers.setFitToWidth(true);
        SplitPane split = new SplitPane(pictures, numbers);
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.7);
        setCenter(split);
        compare.runsProperty().subscribe(this::fillRuns);
        compare.comparedProperty().subscribe(found -> fillPanels(found.map(CompareModel.Compared::panels).orElse(List.of())));
        compare.playback().timeProperty().subscribe(_ -> draw());
        workbench.runs().refresh(Optional.empty());
    }

    private Node head() {
        Button file = button("Add file…", "add-file", this::chooseFile);
        Button folder = button("Add run folder…", "add-folder", this::chooseFolder);
        FlowPane known = new FlowPane(6, 6);
        workbench.runs().entriesProperty().subscribe(entries -> known.getChildren().setAll(entries.stream().limit(6).map(this::known).toList()));
        maps.setId("maps");
        maps.setPromptText("maps of the file: t='1 - t' mean=[0,0] std=[1,1]");
        maps.setPrefColumnCount(26);
        maps.setTooltip(new Tooltip("What the file does not say, as mfglab import --map: KEY=NAME or KEY=VALUE, separated by blanks"));
        TextField tolerances = new TextField(compare.tolerancesProperty().get());
        tolerances.setId("tolerances");
        tolerances.setPromptText("tolerances: w2=0.01,kinetic=1%");
        tolerances.setPrefColumnCount(20);
        tolerances.setOnAction(_ -> compare.tolerancesProperty().set(tolerances.getText()));
        Button report = button("Export report…", "report", this::chooseReport);
        Button command = button("Copy command", "copy-compare", () -> compare.command().ifPresent(words -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, words))));
        report.disableProperty().bind(compare.comparedProperty().map(Optional::isEmpty));
        command.disableProperty().bind(compare.comparedProperty().map(Optional::isEmpty));
        FlowPane actions = new FlowPane(8, 8, file, folder, maps, tolerances, report, command);
        Label trouble = new Label();
        trouble.setId("compare-trouble");
        trouble.getStyleClass().add("bad");
        trouble.setWrapText(true);
        trouble.textProperty().bind(compare.troubleProperty());
        trouble.managedProperty().bind(trouble.textProperty().isNotEmpty());
        VBox head = new VBox(8, actions, known, runs, trouble);
        head.getStyleClass().add("pane");
        return head;
    }

    private static Button button(String words, String id, Runnable action) {
        Button button = new Button(words);
        button.setId(id);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private Button known(RunList.Entry entry) {
        Button add = new Button("+ " + entry.title());
        add.getStyleClass().add("flat");
        add.setAccessibleText("Compare " + entry.title());
        add.setOnAction(_ -> compare.add(entry.folder()));
        return add;
    }

    private void fillRuns(List<Path> paths) {
        runs.getChildren().clear();
        for (Path path : paths) {
            boolean base = path.equals(paths.getFirst());
            Label name = new Label((base ? "baseline: " : "") + path.getFileName());
            Button first = button("make baseline", "baseline-" + path.getFileName(), () -> compare.makeBaseline(path));
            first.getStyleClass().add("flat");
            Button away = button("remove", "remove-" + path.getFileName(), () -> compare.remove(path));
            away.getStyleClass().add("flat");
            HBox chip = base ? new HBox(4, name, away) : new HBox(4, name, first, away);
            chip.setAlignment(Pos.CENTER_LEFT);
            chip.getStyleClass().add("chip");
            runs.getChildren().add(chip);
        }
    }

    /// Densities in the first row; below each its difference to the baseline.
    private void fillPanels(List<Panel> shown) {
        panels.getChildren().clear();
        figures = new ArrayList<>();
        long densities = shown.stream().filter(panel -> !panel.difference()).count();
        for (int i = 0; i < shown.size(); i++) {
            FigureView figure = new FigureView(workers, theme, "");
            figure.setId("panel-" + i);
            GridPane.setHgrow(figure, Priority.ALWAYS);
            GridPane.setVgrow(figure, Priority.ALWAYS);
            figure.setPrefSize(200, 200);
            boolean difference = shown.get(i).difference();
            panels.add(figure, (int) (difference ? i - densities + 1 : i), difference ? 1 : 0);
            figures.add(figure);
        }
        draw();
    }

    private void draw() {
        List<Panel> shown = compare.comparedProperty().get().map(CompareModel.Compared::panels).orElse(List.of());
        for (int i = 0; i < figures.size() && i < shown.size(); i++) figures.get(i).figureProperty().set(Optional.of(compare.figure(shown.get(i))));
    }

    private void chooseFile() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Add a result of another program");
        chooser.getExtensionFilters().addAll(new FileChooser.ExtensionFilter("Arrays and tables", "*.npz", "*.npy", "*.csv"), new FileChooser.ExtensionFilter("All files", "*"));
        File file = chooser.showOpenDialog(stage);
        if (file != null) workbench.compareWith(file.toPath(), maps.getText());
    }

    private void chooseFolder() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle("Add a run folder");
        File folder = chooser.showDialog(stage);
        if (folder != null) compare.add(folder.toPath());
    }

    private void chooseReport() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Export the report");
        chooser.setInitialFileName("comparison.html");
        File file = chooser.showSaveDialog(stage);
        if (file != null) workbench.reportComparison(file.toPath());
    }
}
