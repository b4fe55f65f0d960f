package org.mfglab.ui;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mfglab.ui.model.Preferences;

/// Pictures of every mode and state, light and dark, with letters of 100 % and 200 %.
class ScreenshotTest {

    private static final Path FOLDER = Path.of("target/screenshots");

    @TempDir
    private Path home;

    @Test
    void start() {
        long t0 = System.nanoTime();
        try (Desktop app = Desktop.open(home, 1280, 800)) {
            System.out.println("opened " + (System.nanoTime() - t0) / 1e6);
            app.run(() -> app.workbench().preferences().lookProperty().set(Preferences.Look.LIGHT));
            app.save(FOLDER.resolve("start-light.png"));
            app.run(() -> app.workbench().preferences().lookProperty().set(Preferences.Look.DARK));
            app.save(FOLDER.resolve("start-dark.png"));
            long t1 = System.nanoTime();
            app.run(() -> app.workbench().openPreset("crowd-door-pillar"));
            app.await("density", () -> app.workbench().editorProperty().get().orElseThrow().preview().densityProperty().get().isPresent());
            System.out.println("first density " + (System.nanoTime() - t1) / 1e6);
            app.await("density", () -> app.workbench().editorProperty().get().orElseThrow().preview().badgeProperty().get().contains("iterations:"));
            System.out.println("preview done " + (System.nanoTime() - t1) / 1e6);
            app.run(() -> app.workbench().editorProperty().get().orElseThrow().preview().playback().step(0.45));
            try { Thread.sleep(800); } catch (InterruptedException e) { throw new AssertionError(e); }
            app.save(FOLDER.resolve("set-up-dark.png"));
            app.run(() -> app.workbench().preferences().lookProperty().set(Preferences.Look.LIGHT));
            try { Thread.sleep(800); } catch (InterruptedException e) { throw new AssertionError(e); }
            app.save(FOLDER.resolve("set-up-light.png"));
            app.run(() -> app.workbench().solveDocument());
            app.await("iterations", () -> app.workbench().solve().chosenProperty().get().orElseThrow().progress().iterations().size() > 8);
            try { Thread.sleep(300); } catch (InterruptedException e) { throw new AssertionError(e); }
            app.save(FOLDER.resolve("solve-light.png"));
            app.await("end", () -> app.workbench().modeProperty().get() == org.mfglab.ui.model.Mode.INSPECT);
            System.out.println(app.workbench().solve().chosenProperty().get().orElseThrow().progress());
            app.await("shown", () -> app.workbench().inspect().shownProperty().get().isPresent());
            try { Thread.sleep(2800); } catch (InterruptedException e) { throw new AssertionError(e); }
            app.save(FOLDER.resolve("inspect-light.png"));
        }
    }
}
