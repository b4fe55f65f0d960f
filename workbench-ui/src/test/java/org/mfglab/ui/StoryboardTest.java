package org.mfglab.ui;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mfglab.ui.model.Editor;
import org.mfglab.ui.model.Mode;
import org.mfglab.ui.model.SolveRun;
import org.mfglab.workbench.document.Recovery;
import org.mfglab.workbench.job.JobEvent;
import org.mfglab.workbench.job.Remedy;
import org.mfglab.workbench.job.SolveOrder;
import org.mfglab.workbench.job.SolveProcess;

/// What people do with the app, done to the real one with real solves.
class StoryboardTest {

    @TempDir
    private Path home;

    private static Editor editor(Desktop app) {
        return app.workbench().editorProperty().get().orElseThrow();
    }

    private static String badge(Desktop app) {
        return editor(app).preview().badgeProperty().get();
    }

    /// Start, click an example, see it move; change a parameter; solve; look; save.
    @Test
    void theFirstFiveMinutes() throws IOException {
        try (Desktop app = Desktop.open(home, 1280, 800)) {
            app.run(() -> app.<Button>find("preset-congestion-corridor").fire());
            app.await("a finished preview", () -> badge(app).contains("iterations:"));
            double before = Desktop.call(() -> editor(app).preview().densityProperty().get().orElseThrow().high());
            app.run(() -> app.<Slider>find("param-c").setValue(0.2));
            app.await("the document takes the value", () -> editor(app).document().value("params.c.value").equals(Optional.of("0.2")));
            app.await("a new preview", () -> badge(app).contains("iterations:") && editor(app).preview().densityProperty().get().orElseThrow().high() != before);
            app.run(() -> app.<TextField>find("key-grid.n").setText("[48, 16]"));
            app.run(() -> app.<TextField>find("key-time.nt").setText("40"));
            app.run(() -> app.<Button>find("solve").fire());
            app.await("the result is shown", () -> app.workbench().modeProperty().get() == Mode.INSPECT && app.workbench().inspect().figure().isPresent());
            SolveRun run = Desktop.call(() -> app.workbench().solve().chosenProperty().get().orElseThrow());
            assertEquals(SolveRun.State.CONVERGED, run.progress().state());
            Path folder = run.folder();
            assertTrue(Files.isRegularFile(folder.resolve("report.html")));
            Path saved = home.resolve("corridor.toml");
            app.run(() -> app.workbench().saveAs(saved));
            assertFalse(Desktop.call(() -> app.workbench().unsavedProperty().get()));
            app.run(() -> app.workbench().leave());
            assertEquals(List.of(saved), Desktop.call(() -> app.workbench().start().documentsProperty().get()));
            sameBits(saved, folder);
        }
    }

    /// The saved document solved from the command line gives the bits of the app's run.
    private void sameBits(Path document, Path run) throws IOException {
        Path other = home.resolve("again");
        solved(document, other);
        for (String field : List.of("m.npy", "u.npy")) assertArrayEquals(Files.readAllBytes(run.resolve(field)), Files.readAllBytes(other.resolve(field)), field);
    }

    private void solved(Path document, Path out) throws IOException {
        var end = new java.util.concurrent.CompletableFuture<JobEvent>();
        SolveProcess.start(new SolveOrder(org.mfglab.workbench.document.Document.open(document), List.of(), out, false), home.resolve("solving/again"), event -> {
            if (event instanceof JobEvent.Ended || event instanceof JobEvent.Lost) end.complete(event);
        });
        assertEquals(0, ((JobEvent.Ended) end.join()).exit());
    }

    /// A run that cannot converge is told as such and can be looked at; one whose process is killed leaves the window alive.
    @Test
    void aRunFails() {
        try (Desktop app = Desktop.open(home, 1280, 800)) {
            app.run(() -> app.workbench().openPreset("crowd-2d"));
            app.run(() -> editor(app).edit("limit", document -> document.with("solver.max_iter", "2").with("grid.n", "[24, 18]").with("time.nt", "20")));
            app.run(() -> app.workbench().solveDocument());
            app.await("an order", () -> app.workbench().solve().chosenProperty().get().isPresent());
            SolveRun run = Desktop.call(() -> app.workbench().solve().chosenProperty().get().orElseThrow());
            app.await("its end", () -> run.progress().state().over());
            assertEquals(SolveRun.State.NOT_CONVERGED, run.progress().state());
            assertTrue(run.progress().words().startsWith("~ not converged"), run.progress().words());
            assertFalse(run.progress().message().isEmpty());
            app.run(() -> app.workbench().inspect(run));
            assertEquals(List.of("max_iter 2 → 8", "damping 1.0 → 0.5"), Desktop.call(() -> app.workbench().solve().remedies(run).stream().map(Remedy::label).toList()));
            app.await("its partial result", () -> app.workbench().inspect().figure().isPresent());
        }
    }

    @Test
    void aStoppedRunKeepsWhatItHas() {
        try (Desktop app = Desktop.open(home, 1280, 800)) {
            app.run(() -> app.workbench().openPreset("crowd-2d"));
            app.run(() -> editor(app).edit("smaller", document -> document.with("grid.n", "[32, 24]").with("solver.tol", "1e-12")));
            app.run(() -> app.workbench().solveDocument());
            app.await("an order", () -> app.workbench().solve().chosenProperty().get().isPresent());
            SolveRun run = Desktop.call(() -> app.workbench().solve().chosenProperty().get().orElseThrow());
            app.await("an iteration", () -> !run.progress().iterations().isEmpty());
            app.run(() -> app.workbench().solve().stop(run));
            app.await("its end", () -> run.progress().state().over());
            assertEquals(SolveRun.State.STOPPED, run.progress().state(), run.progress().toString());
            assertTrue(Files.isRegularFile(run.folder().resolve("m.npy")));
        }
    }

    @Test
    void aRunPausesGoesOnAndShowsItsDensity() {
        try (Desktop app = Desktop.open(home, 1280, 800)) {
            app.run(() -> app.workbench().openPreset("crowd-2d"));
            app.run(() -> editor(app).edit("smaller", document -> document.with("grid.n", "[32, 24]").with("solver.tol", "1e-13")));
            app.run(() -> app.workbench().solveDocument());
            app.await("an order", () -> app.workbench().solve().chosenProperty().get().isPresent());
            SolveRun run = Desktop.call(() -> app.workbench().solve().chosenProperty().get().orElseThrow());
            app.await("its density", () -> run.densityProperty().get().isPresent());
            app.run(() -> app.workbench().solve().pauseOrContinue(run));
            app.await("a pause", () -> run.progress().state() == SolveRun.State.PAUSED);
            int held = Desktop.call(() -> run.progress().iterations().size());
            app.run(() -> app.workbench().solve().pauseOrContinue(run));
            app.await("more iterations", () -> run.progress().iterations().size() > held);
            app.run(() -> app.workbench().solve().stop(run));
            app.await("its end", () -> run.progress().state().over());
            assertTrue(Desktop.call(() -> app.workbench().solve().resumable(run)));
            SolveRun second = Desktop.call(() -> app.workbench().solve().resume(run));
            app.await("iterations after those of the first", () -> !second.progress().iterations().isEmpty());
            assertTrue(second.progress().iterations().getFirst().k() > run.progress().iterations().getLast().k());
            app.run(() -> app.workbench().solve().stop(second));
            app.await("its end", () -> second.progress().state().over());
        }
    }

    @Test
    void aKilledProcessLeavesTheWindowAlive() {
        try (Desktop app = Desktop.open(home, 1280, 800)) {
            app.run(() -> app.workbench().openPreset("crowd-2d"));
            app.run(() -> editor(app).edit("smaller", document -> document.with("grid.n", "[32, 24]").with("solver.tol", "1e-12")));
            app.run(() -> app.workbench().solveDocument());
            app.await("an order", () -> app.workbench().solve().chosenProperty().get().isPresent());
            SolveRun run = Desktop.call(() -> app.workbench().solve().chosenProperty().get().orElseThrow());
            app.await("an iteration", () -> !run.progress().iterations().isEmpty());
            ProcessHandle.current().children().filter(child -> child.info().command().orElse("").contains("java")).forEach(ProcessHandle::destroyForcibly);
            app.await("its end", () -> run.progress().state().over());
            assertEquals(SolveRun.State.FAILED, run.progress().state());
            assertTrue(run.progress().message().contains("ended unexpectedly"), run.progress().message());
            app.run(() -> app.workbench().openPreset("lq-1d"));
            app.await("another preview", () -> badge(app).contains("iterations:"));
        }
    }

    /// Killed in the midst of edits, the app loses those of the last seconds at most.
    @Test
    void aKilledAppLosesSeconds() throws IOException {
        List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--enable-native-access=ALL-UNNAMED", "-Dglass.platform=Headless",
                "-Dprism.order=sw", "-Djava.awt.headless=true", "-cp", System.getProperty("java.class.path"), "org.mfglab.ui.EditingProcess", home.toString());
        Process app = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        List<Long> times = new ArrayList<>(List.of(0L));
        try (var lines = app.inputReader()) {
            while (times.size() < 120) times.add(Long.parseLong(lines.readLine().split(" ")[2]));
            app.toHandle().destroyForcibly();
        }
        app.onExit().join();
        Recovery.Left left = new Recovery(home.resolve("unsaved")).left().getFirst();
        int kept = Integer.parseInt(left.document().text().replaceAll("\\D", ""));
        double lost = 1e-3 * (times.getLast() - times.get(Math.min(kept, times.size() - 1)));
        System.out.println("killed: lost the edits of " + lost + " s");
        assertTrue(lost <= 10, "lost " + lost + " s");
    }

    /// What was edited when the app ended before its time is offered at the next start.
    @Test
    void aCrashLosesNoEdit() {
        String text = "name = \"mine\"\n";
        Desktop first = Desktop.open(home, 1000, 700);
        first.run(() -> first.workbench().openPreset("lq-1d"));
        first.run(() -> editor(first).edit("mine", document -> document.withText(text)));
        first.close();
        try (Desktop app = Desktop.open(home, 1000, 700)) {
            var left = Desktop.call(() -> app.workbench().start().recoveredProperty().get());
            assertEquals(1, left.size());
            app.run(() -> app.workbench().recover(left.getFirst()));
            assertEquals(text, Desktop.call(() -> editor(app).document().text()));
            assertTrue(Desktop.call(() -> app.workbench().unsavedProperty().get()));
            app.run(() -> editor(app).undo());
            assertEquals("", Desktop.call(() -> editor(app).document().text()));
        }
    }
}
