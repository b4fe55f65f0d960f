package org.mfglab.ui;

import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How long one waits, printed beside what is aimed at. That it ends at all is what is asserted: machines are shared.
class PaceTest {

    @TempDir
    private Path home;

    private static double since(long start) {
        return 1e-6 * (System.nanoTime() - start);
    }

    private static void told(String what, double milliseconds, double aim) {
        System.out.println(String.format(Locale.ROOT, "pace: %s %.0f ms (aim %.0f)", what, milliseconds, aim));
    }

    @Test
    void fromTheStartToAMovingPicture() {
        long begun = System.nanoTime();
        try (Desktop app = Desktop.open(home, 1280, 800)) {
            app.picture();
            told("start to gallery, in this process", since(begun), 2500);
            for (String preset : new String[] {"crowd-door-pillar", "eight-gaussians", "lq-1d"}) {
                long clicked = System.nanoTime();
                app.run(() -> app.workbench().openPreset(preset));
                app.await("a picture", () -> app.workbench().editorProperty().get().orElseThrow().preview().densityProperty().get().isPresent());
                told("click on " + preset + " to first picture", since(clicked), 1000);
                app.await("a preview", () -> app.workbench().editorProperty().get().orElseThrow().preview().badgeProperty().get().contains("iterations:"));
                System.out.println(String.format(Locale.ROOT, "pace: preview of %s after %.0f ms", preset, since(clicked)));
            }
        }
    }
}
