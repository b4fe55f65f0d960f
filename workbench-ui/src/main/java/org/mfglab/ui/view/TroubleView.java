package org.mfglab.ui.view;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.mfglab.ui.model.Editor;
import org.mfglab.ui.model.Trouble;
import org.mfglab.workbench.document.Fix;
import org.mfglab.workbench.study.Issue;

/// One issue: what is wrong, the place with carets, what to do, and a button for each edit that may mend it.
final class TroubleView extends VBox {

    /// Columns of a text in the form.
    private static final int WIDTH = 58;

    TroubleView(Editor editor, Trouble trouble) {
        super(2);
        Issue issue = trouble.issue();
        String style = trouble.error() ? "bad" : "doubt";
        getChildren().add(label((trouble.error() ? "✗ " : "! ") + issue.code() + "  " + issue.message(), style));
        if (!issue.place().excerpt().isBlank()) {
            Label place = new Label(issue.excerpt(WIDTH));
            place.getStyleClass().addAll("excerpt", style);
            place.setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
            getChildren().add(place);
        }
        getChildren().add(label(issue.suggestion(), "muted"));
        if (!trouble.fixes().isEmpty()) getChildren().add(fixes(editor, trouble));
    }

    static FlowPane fixes(Editor editor, Trouble trouble) {
        FlowPane buttons = new FlowPane(6, 4);
        buttons.setPrefWrapLength(280);
        for (Fix fix : trouble.fixes()) {
            Button button = new Button(fix.label());
            button.setMnemonicParsing(false);
            button.getStyleClass().add("fix");
            button.setOnAction(_ -> editor.mend(fix));
            buttons.getChildren().add(button);
        }
        return buttons;
    }

    private static Label label(String words, String style) {
        Label label = new Label(words);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
