package org.mfglab.ui.view;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.mfglab.ui.model.Editor;
import org.mfglab.ui.model.Editor.Understanding;
import org.mfglab.ui.model.Trouble;

/// What is wrong or doubtful, all of it at once, errors first, or that all is well and what a solve will take. A click leads to the place.
final class ChecksView extends ScrollPane {

    private static final int MOST_LINES = 4;

    private final Editor editor;
    private final VBox lines = new VBox(4);

    ChecksView(Editor editor) {
        this.editor = editor;
        setContent(lines);
        setFitToWidth(true);
        getStyleClass().add("checks");
        setId("checks");
        editor.understandingProperty().subscribe(found -> found.ifPresent(this::show));
    }

    private void show(Understanding found) {
        lines.getChildren().clear();
        if (found.errors().isEmpty()) lines.getChildren().add(line("● ready   " + found.estimate().orElse(""), "good"));
        else lines.getChildren().add(line("◐ " + found.errors().size() + (found.errors().size() == 1 ? " issue" : " issues"), "bad"));
        for (Trouble trouble : found.troubles()) lines.getChildren().add(trouble(trouble));
        setPrefViewportHeight(Math.min(found.troubles().size() * 2 + 1, MOST_LINES * 2) * 22);
    }

    private HBox trouble(Trouble trouble) {
        var issue = trouble.issue();
        String place = issue.place().line() > 0 ? "line " + issue.place().line() + ": " : "";
        Button words = new Button("%s %s  %s\n%s%s".formatted(trouble.error() ? "✗" : "!", issue.code(), issue.message(), place, issue.suggestion()));
        words.getStyleClass().addAll("issue", trouble.error() ? "bad" : "doubt");
        words.setMnemonicParsing(false);
        words.setWrapText(true);
        words.setMaxWidth(Double.MAX_VALUE);
        words.setOnAction(_ -> editor.point(trouble));
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(8, words);
        if (!trouble.fixes().isEmpty()) line.getChildren().add(TroubleView.fixes(editor, trouble));
        return line;
    }

    private static Label line(String words, String style) {
        Label label = new Label(words);
        label.getStyleClass().add(style);
        return label;
    }
}
