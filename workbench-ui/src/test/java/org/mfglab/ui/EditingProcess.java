package org.mfglab.ui;

import java.nio.file.Path;
import org.mfglab.ui.model.Editor;

/// The app as a process that edits without end, to be killed: each edit is told on standard output with its time.
public final class EditingProcess {

    private EditingProcess() { }

    /// @param words the user's folder
    public static void main(String[] words) throws InterruptedException {
        Desktop app = Desktop.open(Path.of(words[0]), 1000, 700);
        app.run(() -> app.workbench().openPreset("lq-1d"));
        for (int i = 1; ; i++) {
            int edit = i;
            app.run(() -> editor(app).edit("edit " + edit, document -> document.withText("title = \"edit %d\"\n".formatted(edit))));
            System.out.println("edit " + edit + " " + System.currentTimeMillis());
            Thread.sleep(100);
        }
    }

    private static Editor editor(Desktop app) {
        return app.workbench().editorProperty().get().orElseThrow();
    }
}
