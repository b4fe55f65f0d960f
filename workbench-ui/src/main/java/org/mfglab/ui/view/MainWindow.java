package org.mfglab.ui.view;

import java.io.File;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import org.mfglab.ui.model.Editor;
import org.mfglab.ui.model.Mode;
import org.mfglab.ui.model.Preferences;
import org.mfglab.ui.model.Workbench;
import org.mfglab.ui.thread.Workers;

/// The one window: the start page, or a document in one of its modes.
public final class MainWindow {

    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    private final Workbench workbench;
    private final Workers workers;
    private final Stage stage;
    private final BorderPane root = new BorderPane();
    private final Scene scene = new Scene(root, WIDTH, HEIGHT);
    private final Look look;
    private final ObservableValue<Number> letters;
    private final Map<Mode, ToggleButton> tabs = new EnumMap<>(Mode.class);

    public MainWindow(Workbench workbench, Workers workers, Stage stage) {
        this.workbench = workbench;
        this.workers = workers;
        this.stage = stage;
        this.look = new Look(workbench.preferences(), scene);
        this.letters = workbench.preferences().sizeProperty().map(percent -> Look.letters(percent.intValue()));
        root.getStyleClass().add("window");
        root.setTop(bar());
        root.setBottom(notice());
        workbench.editorProperty().subscribe(_ -> fill());
        workbench.modeProperty().subscribe(_ -> fill());
        scene.setOnDragOver(MainWindow::welcome);
        scene.setOnDragDropped(this::dropped);
        Shortcuts.install(scene, workbench, this::choosePlace);
        stage.setScene(scene);
        stage.setMinWidth(900);
        stage.setMinHeight(560);
        stage.titleProperty().bind(Bindings.createStringBinding(this::title, workbench.editorProperty(), workbench.unsavedProperty()));
    }

    public void show() {
        stage.show();
    }

    private String title() {
        return workbench.editorProperty().get().map(editor -> editor.document().name() + (workbench.unsavedProperty().get() ? " (not saved)" : "") + " - ").orElse("") + "MFGLab";
    }

    // --- above ---

    private Node bar() {
        Button home = new Button("MFGLab");
        home.getStyleClass().addAll("flat", "home");
        home.setAccessibleText("Start page");
        home.setOnAction(_ -> workbench.leave());
        HBox modes = new HBox();
        modes.getStyleClass().add("modes");
        ToggleGroup group = new ToggleGroup();
        for (Mode mode : workbench.modes()) {
            ToggleButton tab = new ToggleButton((mode.ordinal() + 1) + "  " + mode.title());
            tab.setToggleGroup(group);
            tab.setUserData(mode);
            tab.setId("mode-" + mode.name().toLowerCase(Locale.ROOT));
            tab.setOnAction(_ -> workbench.modeProperty().set(mode));
            tabs.put(mode, tab);
            modes.getChildren().add(tab);
        }
        workbench.modeProperty().subscribe(mode -> group.selectToggle((Toggle) tabs.get(mode)));
        modes.visibleProperty().bind(workbench.editorProperty().map(Optional::isPresent));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox bar = new HBox(14, home, modes, space, documentButtons(), lookButtons());
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("bar");
        return bar;
    }

    private Node documentButtons() {
        Button open = button("Open", "open", this::chooseFile);
        Button save = button("Save", "save", () -> { if (!workbench.save()) choosePlace(); });
        Button undo = button("Undo", "undo", () -> workbench.editorProperty().get().ifPresent(Editor::undo));
        Button redo = button("Redo", "redo", () -> workbench.editorProperty().get().ifPresent(Editor::redo));
        ObservableValue<Boolean> closed = workbench.editorProperty().map(Optional::isEmpty);
        save.disableProperty().bind(closed);
        undo.disableProperty().bind(workbench.undoableProperty().map(String::isEmpty));
        redo.disableProperty().bind(workbench.redoableProperty().map(String::isEmpty));
        undo.accessibleTextProperty().bind(workbench.undoableProperty().map(edit -> "Undo " + edit));
        redo.accessibleTextProperty().bind(workbench.redoableProperty().map(edit -> "Redo " + edit));
        Button solve = new Button("▶ Solve  F5");
        solve.setId("solve");
        solve.getStyleClass().add("accent");
        solve.setOnAction(_ -> workbench.solveDocument());
        solve.disableProperty().bind(closed);
        Button command = button("Copy command", "copy-command", () -> workbench.command().ifPresent(MainWindow::copy));
        command.disableProperty().bind(closed);
        HBox buttons = new HBox(4, open, save, undo, redo, command, solve);
        buttons.setAlignment(Pos.CENTER_LEFT);
        return buttons;
    }

    private static Button button(String words, String id, Runnable action) {
        Button button = new Button(words);
        button.setId(id);
        button.getStyleClass().add("flat");
        button.setOnAction(_ -> action.run());
        return button;
    }

    private static void copy(String text) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
    }

    private Node lookButtons() {
        Preferences preferences = workbench.preferences();
        Button smaller = button("A−", "smaller", () -> preferences.resize(-1));
        smaller.setAccessibleText("Smaller letters");
        Button larger = button("A+", "larger", () -> preferences.resize(1));
        larger.setAccessibleText("Larger letters");
        Button colours = button("", "look", () -> preferences.lookProperty().set(next(preferences.lookProperty().get())));
        colours.textProperty().bind(preferences.lookProperty().map(each -> switch (each) {
            case SYSTEM -> "◐ System";
            case LIGHT -> "○ Light";
            case DARK -> "● Dark";
        }));
        return new HBox(4, smaller, larger, colours);
    }

    private static Preferences.Look next(Preferences.Look look) {
        Preferences.Look[] all = Preferences.Look.values();
        return all[(look.ordinal() + 1) % all.length];
    }

    // --- between and below ---

    private void fill() {
        root.setCenter(workbench.editorProperty().get().map(this::view).orElseGet(() -> new StartView(workbench)));
    }

    private Node view(Editor editor) {
        return switch (workbench.modeProperty().get()) {
            case SET_UP -> new SetUpView(editor, workers, look.themeProperty(), letters);
            case SOLVE -> new SolveView(workbench, workers, look.themeProperty());
            case INSPECT -> new InspectView(workbench, workers, look.themeProperty());
            case COMPARE -> throw new IllegalStateException("There is no view of the mode " + workbench.modeProperty().get() + ".");
        };
    }

    private Node notice() {
        Label notice = new Label();
        notice.setId("notice");
        notice.getStyleClass().add("notice");
        notice.textProperty().bind(workbench.noticeProperty());
        notice.setMaxWidth(Double.MAX_VALUE);
        notice.managedProperty().bind(workbench.noticeProperty().map(words -> !words.isEmpty()));
        notice.visibleProperty().bind(notice.managedProperty());
        return notice;
    }

    // --- files ---

    private void chooseFile() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Open a problem file");
        chooser.getExtensionFilters().addAll(new FileChooser.ExtensionFilter("Problem files", "*.toml"), new FileChooser.ExtensionFilter("All files", "*"));
        File file = chooser.showOpenDialog(stage);
        if (file != null) workbench.open(file.toPath());
    }

    private void choosePlace() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Save the problem file");
        chooser.setInitialFileName(workbench.editorProperty().get().map(editor -> editor.document().name()).orElse("problem.toml"));
        File file = chooser.showSaveDialog(stage);
        if (file != null) workbench.saveAs(file.toPath());
    }

    private static void welcome(DragEvent event) {
        if (event.getDragboard().hasFiles()) event.acceptTransferModes(TransferMode.COPY);
        event.consume();
    }

    private void dropped(DragEvent event) {
        List<Path> files = event.getDragboard().getFiles().stream().map(File::toPath).toList();
        if (!files.isEmpty()) workbench.open(files.getFirst());
        event.setDropCompleted(!files.isEmpty());
        event.consume();
    }
}
