package org.mfglab.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import javafx.scene.control.Slider;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mfglab.ui.model.Editor;
import org.mfglab.workbench.document.Document;

/// Everything can be undone, and letters become formulas at once. The seed of the random edits is printed, and `-Dmfglab.seed=N` sets it.
class UndoTest {

    private static final int EDITS = 200;
    private static final int KEYS = 50;
    private static final List<String> FIELDS = List.of("hamiltonian.H", "coupling.running", "coupling.terminal", "time.T", "time.nt", "grid.n", "solver.tol", "diffusion.nu", "title");
    private static final List<String> TEXTS = List.of("1", "0.5*norm(p)^2", "k*m", "[1,", "\"", "", "a = b", "[24, 24]", "1e-3", "\\", "x + # y", "0.3");

    @TempDir
    private Path home;
    private final Queue<Throwable> uncaught = new ConcurrentLinkedQueue<>();
    private final Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();

    @BeforeEach
    void listen() {
        Thread.setDefaultUncaughtExceptionHandler((_, failure) -> uncaught.add(failure));
    }

    @AfterEach
    void nothingWasThrown() {
        Thread.setDefaultUncaughtExceptionHandler(before);
        assertEquals(List.of(), List.copyOf(uncaught));
    }

    private static Editor editor(Desktop app) {
        return app.workbench().editorProperty().get().orElseThrow();
    }

    private static void understood(Desktop app) {
        app.await("the document is understood", () -> editor(app).understandingProperty().get().filter(found -> found.document().equals(editor(app).document())).isPresent());
    }

    @Test
    void randomEditsAreUndoneAndRedone() {
        long seed = Long.getLong("mfglab.seed", System.nanoTime());
        System.out.println("undo: seed " + seed);
        Random random = new Random(seed);
        try (Desktop app = Desktop.open(home, 1280, 800)) {
            app.run(() -> app.workbench().openPreset("crowd-2d"));
            understood(app);
            Document first = Desktop.call(() -> editor(app).document());
            for (int i = 0; i < EDITS; i++) {
                app.run(() -> edit(app, random));
                if (random.nextInt(4) == 0) understood(app);
            }
            Document last = Desktop.call(() -> editor(app).document());
            int steps = Desktop.call(() -> editor(app).historyProperty().get().past().size());
            assertTrue(steps > EDITS / 4, steps + " steps");
            for (int k = 0; k < steps; k++) app.run(() -> editor(app).undo());
            assertEquals(first, Desktop.call(() -> editor(app).document()), "seed " + seed);
            understood(app);
            assertEquals(first, Desktop.call(() -> editor(app).document()), "the views changed what was undone, seed " + seed);
            for (int k = 0; k < steps; k++) app.run(() -> editor(app).redo());
            understood(app);
            assertEquals(last, Desktop.call(() -> editor(app).document()), "seed " + seed);
            System.out.println("undo: " + EDITS + " edits, " + steps + " steps back and forth, the identical documents");
        }
    }

    private static void edit(Desktop app, Random random) {
        switch (random.nextInt(5)) {
            case 0 -> {
                double value = random.nextDouble();
                if (app.scene().lookup("#param-k") instanceof Slider slider) slider.setValue(value);
            }
            case 1 -> {
                TextArea file = app.find("file");
                int at = random.nextInt(file.getLength() + 1);
                if (random.nextBoolean()) file.insertText(at, String.valueOf((char) (' ' + random.nextInt(95))));
                else file.deleteText(at, Math.min(file.getLength(), at + random.nextInt(3)));
            }
            case 2 -> editor(app).undo();
            default -> app.<TextField>find("key-" + FIELDS.get(random.nextInt(FIELDS.size()))).setText(TEXTS.get(random.nextInt(TEXTS.size())));
        }
    }

    @Test
    void lettersBecomeFormulas() {
        try (Desktop app = Desktop.open(home, 1280, 800)) {
            app.run(() -> app.workbench().openPreset("lq-1d"));
            understood(app);
            double[] times = new double[KEYS];
            for (int k = 0; k < KEYS; k++) {
                String text = "m + " + (k + 1) + "*x";
                long start = System.nanoTime();
                app.run(() -> app.<TextField>find("key-coupling.running").setText(text));
                app.await("its formula", () -> editor(app).understandingProperty().get().orElseThrow().typeset().terms().stream().anyMatch(term -> term.text().equals(text) && term.latex().isPresent()));
                times[k] = 1e-6 * (System.nanoTime() - start);
            }
            Arrays.sort(times);
            System.out.println(String.format(Locale.ROOT, "pace: key to LaTeX, median %.0f ms, worst %.0f ms of %d (aim 50)", times[KEYS / 2], times[KEYS - 1], KEYS));
        }
    }
}
