package org.mfglab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mfglab.workbench.file.NumpyFile;
import org.mfglab.workbench.run.Json;

/// A solve in a process of its own that obeys the one that started it.
class ControlTest {

    @TempDir
    private Path folder;

    /// One that does not end by itself within the time of a test.
    private Child start() throws IOException {
        return Child.start(folder, "solve", "acd", "--set", "grid.n=[32,24]", "--set", "time.nt=12", "--set", "solver.method=picard", "--set", "solver.damping=0.001", "--set", "solver.tol=1e-14",
                "--set", "solver.max_iter=1000000", "--set", "output.figures=false", "-q", "--threads", "1", "--out", run(), "--control", "stdin");
    }

    private Path run() {
        return folder.resolve("run");
    }

    private String state() throws IOException {
        return String.valueOf(Json.read(Files.readString(run().resolve("status.json"))).get("state"));
    }

    private double[] frame(String key) throws IOException {
        return NumpyFile.readArchive(run().resolve("live/density.npz"), Optional.of(key), 1 << 20).values();
    }

    @Test
    void itWaitsGoesOnAndStops() throws IOException, InterruptedException {
        try (Child child = start()) {
            child.await("iter");
            child.say("pause");
            int paused = (int) child.await("pause").get("k");
            assertEquals(paused, child.last("iter").get("k"), "after an iteration");
            child.say("checkpoint");
            assertEquals(paused, child.await("checkpoint").get("k"));
            assertTrue(Files.exists(run().resolve("checkpoint/m-%06d.npy".formatted(paused))));
            child.say("frame");
            Map<String, Object> frame = child.await("frame");
            assertEquals(List.of(paused, "live/density.npz"), List.of(frame.get("k"), frame.get("file")));
            assertEquals("pause", child.events.get(child.events.size() - 3).get("ev"), "nothing else happens meanwhile");
            child.say("continue");
            assertEquals(paused, child.await("continue").get("k"));
            assertEquals(paused + 1, child.await("iter").get("k"));
            child.say("stop");
            assertEquals(130, child.end(), child.errors());
            assertEquals(child.last("iter").get("k"), child.last("checkpoint").get("k"));
        }
        assertEquals("interrupted", state());
        assertTrue(Files.exists(run().resolve("m.npy")));
        assertFalse(Files.exists(run().resolve("live")), "what was there for a view goes with it");
        for (String line : Files.readAllLines(run().resolve("log.jsonl"))) assertFalse(line.contains("\"frame\""), line);
    }

    @Test
    void aFrameIsAWholeArchiveOfWhatThereIs() throws IOException {
        try (Child child = start()) {
            child.await("iter");
            child.say("frame");
            child.await("frame");
            assertEquals(13, frame("t").length);
            assertEquals(List.of(32, 24), List.of(frame("x").length, frame("y").length));
            double[] m = frame("m");
            assertEquals(13 * 32 * 24, m.length);
            double mass = 0;
            for (int i = m.length - 32 * 24; i < m.length; i++) mass += m[i] / (32 * 24);
            assertEquals(1, mass, 1e-6, "the mass on the unit square at the horizon");
        }
    }

    @Test
    void aPausedRunIsStoppedWithoutAnotherIteration() throws IOException, InterruptedException {
        try (Child child = start()) {
            child.await("iter");
            child.say("pause");
            Object paused = child.await("pause").get("k");
            child.say("stop");
            assertEquals(130, child.end(), child.errors());
            assertEquals(paused, child.last("iter").get("k"));
            assertEquals(paused, child.last("checkpoint").get("k"));
        }
    }

    @Test
    void theEndOfItsParentIsTheEndOfTheRun() throws IOException, InterruptedException {
        try (Child child = start()) {
            child.await("iter");
            child.say("pause");
            child.await("pause");
            child.fallSilent();
            assertEquals(143, child.end(), child.errors());
            assertEquals(child.last("iter").get("k"), child.last("checkpoint").get("k"));
        }
        assertEquals("interrupted", state());
    }

    @Test
    void aWordThatIsNotKnownIsWarnedOf() throws IOException, InterruptedException {
        try (Child child = start()) {
            child.await("iter");
            child.say("halt");
            Map<String, Object> warning = child.await("warn");
            assertEquals(List.of("I408", "'halt' is no word of the control channel. The words are pause, continue, checkpoint, frame and stop."), List.of(warning.get("code"), warning.get("msg")));
            child.say("stop");
            assertEquals(130, child.end(), child.errors());
        }
    }
}
