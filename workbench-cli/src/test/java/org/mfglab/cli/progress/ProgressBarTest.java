package org.mfglab.cli.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mfglab.cli.Terminal;
import org.mfglab.solve.Residuals;
import org.mfglab.solve.Verdict;
import org.mfglab.workbench.run.Event;
import org.mfglab.workbench.run.Run;
import org.mfglab.workbench.run.RunOptions;
import org.mfglab.workbench.run.Stop;
import org.mfglab.workbench.study.Presets;
import org.mfglab.workbench.study.Reading;
import org.mfglab.workbench.study.Setting;
import org.mfglab.workbench.study.Study;

class ProgressBarTest {

    @TempDir
    private Path folder;

    private final Study study = ((Reading.Accepted) Presets.read("acd", List.of(Setting.parse("grid.n=[12,12]"), Setting.parse("time.nt=8")))).study();
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    private String run(Terminal terminal) {
        ProgressBar bar = new ProgressBar(new PrintStream(shown, true, StandardCharsets.UTF_8), terminal);
        Run.solve(study, List.of(), new RunOptions(Optional.of(folder.resolve("run")), true, List.of()), bar, Stop.after(OptionalDouble.empty()));
        return shown.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theDensityIsShownOnlyWithTrueColours() {
        assertTrue(run(new Terminal(true, 80, true, true)).contains("▀"));
        shown.reset();
        assertFalse(run(new Terminal(true, 80, true, false)).contains("▀"));
    }

    @Test
    void withoutColourNoColourIsSent() {
        String text = run(new Terminal(true, 80, false, false));
        assertFalse(text.contains("\u001B[3"), text);
        assertTrue(text.contains("✓ converged"), text);
    }

    @Test
    void aLineNeverWrapsHoweverNarrowTheTerminal() {
        for (int columns : new int[] {8, 30, 60, 80, 200}) {
            shown.reset();
            ProgressBar bar = new ProgressBar(new PrintStream(shown, true, StandardCharsets.UTF_8), new Terminal(true, columns, false, false));
            bar.heard(new Event.Start(study, "cpu", Optional.empty(), 2, Optional.empty()));
            shown.reset();
            bar.heard(new Event.Iteration(new Residuals(137, 61, 1e-3, 2.13e-5, 3e-13, Verdict.CONVERGING, 0.15, 9), 4.2));
            String line = shown.toString(StandardCharsets.UTF_8).replace("\r\u001B[K", "");
            assertTrue(line.length() < columns, columns + ": " + line);
        }
    }

    @Test
    void aWideLineTellsEverything() {
        ProgressBar bar = new ProgressBar(new PrintStream(shown, true, StandardCharsets.UTF_8), new Terminal(true, 120, false, false));
        bar.heard(new Event.Start(study, "cpu", Optional.empty(), 2, Optional.empty()));
        bar.heard(new Event.Iteration(new Residuals(37, 6, 1e-3, 2.13e-5, 3e-13, Verdict.CONVERGING, 0.15, 9), 3.1));
        String text = shown.toString(StandardCharsets.UTF_8);
        String line = text.substring(text.lastIndexOf('\r'));
        for (String word : List.of("it  37/200", "fixed point 2.1e-5 (tol 1e-8)", "0.15 dec/it", "ETA 0:03", "converging")) assertTrue(line.contains(word), line);
        assertEquals("ETA 2:03:04", Sentences.eta(7384));
        assertEquals("", Sentences.eta(Double.NaN));
    }
}
