package org.mfglab.ui.view;

import javafx.scene.control.TextArea;
import org.mfglab.ui.model.Editor;

/// The document as its file: the same value that the form edits.
final class FileView extends TextArea {

    FileView(Editor editor) {
        setId("file");
        getStyleClass().add("file");
        setAccessibleText("The problem file");
        setText(editor.document().text());
        textProperty().addListener((_, _, text) -> editor.type("edit the file", document -> document.withText(text)));
        editor.documentProperty().subscribe(document -> {
            if (document.text().equals(getText())) return;
            int caret = getCaretPosition();
            setText(document.text());
            positionCaret(Math.min(caret, getLength()));
        });
    }
}
