package org.mfglab.ui;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mfglab.ui.model.Mode;
import org.mfglab.ui.model.Preferences;

/// Pictures of the modes, light and dark, to be looked at: `target/screenshots`.
class ScreenshotTest {

    private static final Path FOLDER = Path.of("target/screenshots");

    @TempDir
    private Path home;

    @Test
    void aSolveFromTheGalleryToItsViews() {
        try (Desktop app = Desktop.open(home, 1280, 800)) {
            both(app, "start");
            app.run(() -> app.workbench().openPreset("crowd-door-pillar"));
            app.await("a preview", () -> app.workbench().editorProperty().get().orElseThrow().preview().badgeProperty().get().contains("iterations:"));
            app.run(() -> app.workbench().editorProperty().get().orElseThrow().preview().playback().step(0.45));
            both(app, "set-up");
            app.run(() -> app.workbench().solveDocument());
            app.await("an order", () -> app.workbench().solve().chosenProperty().get().isPresent());
            app.await("some iterations", () -> app.workbench().solve().chosenProperty().get().orElseThrow().progress().iterations().size() > 8);
            both(app, "solve");
            app.await("the end", () -> app.workbench().modeProperty().get() == Mode.INSPECT && app.workbench().inspect().shownProperty().get().isPresent());
            app.run(() -> app.workbench().inspect().playback().step(0.5));
            both(app, "inspect");
        }
    }

    private static void both(Desktop app, String name) {
        for (Preferences.Look look : new Preferences.Look[] {Preferences.Look.LIGHT, Preferences.Look.DARK}) {
            app.run(() -> app.workbench().preferences().lookProperty().set(look));
            app.settle();
            app.save(FOLDER.resolve(name + "-" + look.name().toLowerCase(java.util.Locale.ROOT) + ".png"));
        }
    }
}
