package org.mfglab.ui.view;

import java.util.Map;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;

/// What is copied to the clipboard.
final class Copies {

    private Copies() { }

    static void text(String text) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
    }

    static void image(Image image) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.IMAGE, image));
    }
}
