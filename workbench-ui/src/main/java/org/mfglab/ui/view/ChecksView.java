package org.mfglab.ui.view;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.mfglab.ui.model.Editor;
import org.mfglab.ui.model.Editor.Understanding;
import org.mfglab.workbench.study.Issue;

/// What is wrong or doubtful, all of it at once, or that all is well and what a solve will take.
final class ChecksView extends ScrollPane {

    private static final int MOST_LINES = 4;

    private final VBox lines = new VBox(4);

    ChecksView(Editor editor) {
        setContent(lines);
        setFitToWidth(true);
        getStyleClass().add("checks");
        setId("checks");
        editor.understandingProperty().subscribe(found -> found.ifPresent(this::show));
    }

    private void show(Understanding found) {
        List<Issue> issues = found.reading().issues();
        lines.getChildren().clear();
        if (found.errors().isEmpty()) lines.getChildren().add(line("● ready   " + found.estimate().orElse(""), "good"));
        else lines.getChildren().add(line("◐ " + found.errors().size() + (found.errors().size() == 1 ? " issue" : " issues"), "bad"));
        for (Issue issue : issues) lines.getChildren().add(issue(issue));
        setPrefViewportHeight(Math.min(issues.size() * 2 + 1, MOST_LINES * 2) * 22);
    }

    private static Label issue(Issue issue) {
        Label label = line("%s %s  %s\n%s%s".formatted(issue.warning() ? "!" : "✗", issue.code(), issue.message(),
                issue.place().line() > 0 ? "line " + issue.place().line() + ": " : "", issue.suggestion()), issue.warning() ? "doubt" : "bad");
        label.setWrapText(true);
        return label;
    }

    private static Label line(String words, String style) {
        Label label = new Label(words);
        label.getStyleClass().add(style);
        return label;
    }
}
