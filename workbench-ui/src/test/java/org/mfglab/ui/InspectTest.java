package org.mfglab.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ListView;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mfglab.ui.model.InspectModel;
import org.mfglab.ui.model.Preferences;
import org.mfglab.workbench.figure.HeatMap;

/// Inspect on the real app: what is drawn, how fast, and by which keys.
class InspectTest {

    private static final Path FOLDER = Path.of("target/screenshots");

    @TempDir
    private Path home;

    private static InspectModel inspect(Desktop app) {
        return app.workbench().inspect();
    }

    private static void open(Desktop app, Path run) {
        app.run(() -> app.workbench().openRun(run));
        app.await("a picture", () -> inspect(app).figure().isPresent());
    }

    /// From the slider to the pixels that are handed to the screen, at 256 x 256. It is printed; what is asserted leaves room for a busy machine.
    @Test
    void aFrameOfTheSlider() {
        Path run = SolvedRun.of(home.resolve("run"), "crowd-2d", "grid.n=[256,256]", "time.nt=16", "solver.max_iter=1");
        try (Desktop app = Desktop.open(home, 1280, 800)) {
            open(app, run);
            ImageView picture = (ImageView) ((Parent) app.find("figure")).getChildrenUnmodifiable().getFirst();
            app.await("the first picture", () -> picture.getImage() != null);
            AtomicLong drawn = new AtomicLong();
            app.run(() -> picture.imageProperty().subscribe(_ -> drawn.set(System.nanoTime())));
            double[] milliseconds = new double[140];
            for (int i = 0; i < milliseconds.length; i++) milliseconds[i] = frame(app, i, drawn);
            double[] last = Arrays.copyOfRange(milliseconds, 40, 140);
            Arrays.sort(last);
            System.out.println(String.format(Locale.ROOT, "pace: slider to pixels at 256x256: median %.1f ms, worst of 100 %.1f ms (aim 16)", last[50], last[99]));
        }
    }

    private static double frame(Desktop app, int i, AtomicLong drawn) {
        drawn.set(0);
        long[] begun = {0};
        app.run(() -> {
            begun[0] = System.nanoTime();
            inspect(app).step(i / 16 % 2 == 0 ? 1 : -1);
        });
        while (drawn.get() == 0) LockSupport.parkNanos(50_000);
        return 1e-6 * (drawn.get() - begun[0]);
    }

    private static void press(Desktop app, Node node, KeyCode key, boolean shift) {
        app.run(() -> node.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, shift, false, false, false)));
    }

    @Test
    void keysAndPictures() {
        Path run = SolvedRun.of(home.resolve("run"), "crowd-door-pillar", "grid.n=[48,32]", "time.nt=40", "solver.tol=1e-3");
        try (Desktop app = Desktop.open(home, 1280, 900)) {
            open(app, run);
            Node figure = app.find("figure");
            app.await("it is in the list", () -> !app.<ListView<?>>find("runs").getItems().isEmpty());
            press(app, figure.getParent(), KeyCode.END, false);
            assertEquals(Desktop.call(() -> inspect(app).playback().horizonProperty().get()), Desktop.call(() -> inspect(app).playback().timeProperty().get()));
            press(app, figure.getParent(), KeyCode.HOME, false);
            press(app, figure.getParent(), KeyCode.RIGHT, true);
            assertEquals(0.25, Desktop.call(() -> inspect(app).playback().timeProperty().get() / inspect(app).playback().horizonProperty().get()), 1e-9);
            press(app, figure.getParent(), KeyCode.C, false);
            app.await("contours", () -> inspect(app).figure().orElseThrow() instanceof HeatMap map && map.contours().size() == InspectModel.CONTOURS);
            app.run(() -> inspect(app).arrowsProperty().set(true));
            app.await("arrows", () -> inspect(app).figure().orElseThrow() instanceof HeatMap map && map.arrows().isPresent());
            app.run(figure::requestFocus);
            press(app, figure, KeyCode.UP, false);
            press(app, figure, KeyCode.ENTER, false);
            app.await("a curve over time", () -> inspect(app).probe().curveProperty().get().isPresent());
            both(app, "inspect-probe");
            press(app, figure, KeyCode.L, true);
            press(app, figure, KeyCode.PLUS, false);
            app.await("a part", () -> inspect(app).windowProperty().get().isPresent());
            app.run(() -> inspect(app).probe().draw(2, 1, 5, 4));
            app.run(() -> ((javafx.scene.control.Button) app.find("export")).fire());
            both(app, "inspect-export");
            press(app, figure, KeyCode.F, false);
            app.await("all of it", () -> inspect(app).windowProperty().get().isEmpty());
        }
    }

    private static void both(Desktop app, String name) {
        for (Preferences.Look look : new Preferences.Look[] {Preferences.Look.LIGHT, Preferences.Look.DARK}) {
            app.run(() -> app.workbench().preferences().lookProperty().set(look));
            app.settle();
            app.save(FOLDER.resolve(name + "-" + look.name().toLowerCase(Locale.ROOT) + ".png"));
        }
    }
}
