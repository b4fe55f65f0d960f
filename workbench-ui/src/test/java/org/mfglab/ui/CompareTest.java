package org.mfglab.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mfglab.ui.model.Mode;
import org.mfglab.ui.model.Preferences;
import org.mfglab.workbench.compare.Comparison;
import org.mfglab.workbench.compare.RunInCompare;
import org.mfglab.workbench.run.Json;
import org.mfglab.workbench.run.Refusal;

/// Results side by side: two solves, and samples of another program.
class CompareTest {

    private static final Path FOLDER = Path.of("target/screenshots");

    @TempDir
    private Path home;

    @Test
    void runsAndSamplesAreCompared() throws IOException, Refusal {
        Path fine = SolvedRun.of(home.resolve("fine"), "lq-2d", "grid.n=[48,48]", "time.nt=24");
        Path coarse = SolvedRun.of(home.resolve("coarse"), "lq-2d", "grid.n=[32,32]", "time.nt=16");
        Path samples = samples();
        try (Desktop app = Desktop.open(home.resolve("user"), 1280, 900)) {
            app.run(() -> app.workbench().openPreset("lq-2d"));
            app.run(() -> {
                app.workbench().compare().add(fine);
                app.workbench().compare().add(coarse);
                app.workbench().modeProperty().set(Mode.COMPARE);
            });
            app.await("a comparison", () -> app.workbench().compare().comparedProperty().get().isPresent());
            app.run(() -> app.workbench().compareWith(samples, ""));
            app.await("three runs", () -> app.workbench().compare().comparedProperty().get().orElseThrow().comparison().runs().size() == 3);
            assertEquals("", Desktop.call(() -> app.workbench().compare().troubleProperty().get()));
            app.run(() -> app.workbench().compare().tolerancesProperty().set("m_linf=10,kinetic=1%"));
            app.await("verdicts", () -> !app.workbench().compare().comparedProperty().get().orElseThrow().comparison().verdicts().isEmpty());
            app.run(() -> app.workbench().compare().playback().step(1));
            for (Preferences.Look look : List.of(Preferences.Look.LIGHT, Preferences.Look.DARK)) {
                app.run(() -> app.workbench().preferences().lookProperty().set(look));
                app.settle();
                app.save(FOLDER.resolve("compare-" + look.name().toLowerCase(java.util.Locale.ROOT) + ".png"));
            }
            sameAsTheCommand(app, List.of(fine, coarse));
            Path report = home.resolve("report.html");
            app.run(() -> app.workbench().reportComparison(report));
            app.await("the report", () -> Files.exists(report));
            assertTrue(Files.readString(report).contains("coarse"));
        }
    }

    /// The numbers of the app are those of `mfglab compare --json`.
    private static void sameAsTheCommand(Desktop app, List<Path> paths) throws Refusal {
        app.run(() -> app.workbench().compare().tolerancesProperty().set(""));
        app.run(() -> app.workbench().compare().remove(app.workbench().compare().runsProperty().get().getLast()));
        app.await("two runs", () -> app.workbench().compare().comparedProperty().get().orElseThrow().comparison().runs().size() == 2);
        String command = Json.pretty(Comparison.of(RunInCompare.open(paths)).json());
        assertEquals(command, Desktop.call(() -> Json.pretty(app.workbench().compare().comparedProperty().get().orElseThrow().comparison().json())));
        assertEquals("mfglab compare " + paths.get(0) + " " + paths.get(1), Desktop.call(() -> app.workbench().compare().command().orElseThrow()));
    }

    @Test
    void whatCannotBeComparedIsToldInPlace() throws IOException {
        Path line = SolvedRun.of(home.resolve("line"), "lq-1d", "grid.n=[32]", "time.nt=8");
        Path plane = SolvedRun.of(home.resolve("plane"), "lq-2d", "grid.n=[16,16]", "time.nt=8");
        Path text = Files.writeString(home.resolve("text.npz"), "not an archive");
        try (Desktop app = Desktop.open(home.resolve("user"), 1280, 900)) {
            app.run(() -> app.workbench().openPreset("lq-1d"));
            app.run(() -> {
                app.workbench().compare().add(line);
                app.workbench().compare().add(plane);
            });
            app.await("its reason", () -> app.workbench().compare().troubleProperty().get().contains("C502"));
            app.run(() -> app.workbench().compareWith(text, ""));
            app.await("its reason", () -> app.workbench().compare().troubleProperty().get().contains("text.npz"));
        }
    }

    /// Points of the law at the end, as a flow would write them.
    private Path samples() throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        StringBuilder csv = new StringBuilder();
        for (int i = 0; i < 400; i++) csv.append(0.5 * random.nextGaussian()).append(',').append(0.5 * random.nextGaussian()).append('\n');
        return Files.write(home.resolve("flow.csv"), csv.toString().getBytes(StandardCharsets.UTF_8));
    }
}
