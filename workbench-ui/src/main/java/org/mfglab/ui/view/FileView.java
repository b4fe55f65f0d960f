package org.mfglab.ui.view;

import javafx.scene.control.TextArea;
import org.mfglab.ui.model.Editor;

/// The document as its file: the same value that the form edits.
final class FileView extends TextArea {

    /// Whether the text comes from the document: an area shows no control characters, and must not take them out of the document either.
    private boolean filling;

    FileView(Editor editor) {
        setId("file");
        getStyleClass().add("file");
        setAccessibleText("The problem file");
        setText(editor.document().text());
        textProperty().addListener((_, _, text) -> {
            if (!filling) editor.type("edit the file", document -> document.withText(text));
        });
        editor.documentProperty().subscribe(document -> {
            if (document.text().equals(getText())) return;
            int caret = getCaretPosition();
            filling = true;
            setText(document.text());
            filling = false;
            positionCaret(Math.min(caret, getLength()));
        });
    }

    /// Selects a part of a line.
    ///
    /// @param line   counts from 1
    /// @param column counts from 1
    void select(int line, int column, int length) {
        int from = 0;
        for (int k = 1; k < line; k++) from = getText().indexOf('\n', from) + 1;
        int start = Math.min(getLength(), from + column - 1);
        selectRange(start, Math.min(getLength(), start + length));
    }
}
