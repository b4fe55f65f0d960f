package org.mfglab.workbench.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What a program that started a run says to it: a word a line.
///
/// | word | the run |
/// |---|---|
/// | `pause`, `continue` | waits after its iteration and keeps its memory; goes on |
/// | `checkpoint` | keeps one after its iteration |
/// | `frame` | publishes its density, see [LiveFrame] |
/// | `stop` | ends after its iteration, keeps the partial result and a checkpoint, and exits with 130 |
///
/// The end of the words is the end of that program: the run stops as if it were terminated, and exits with 143. So no run outlives a
/// window that crashed, on any system.
public final class ControlChannel {

    private static final int LONGEST_SHOWN = 40;

    private final Stop stop;

    private ControlChannel(Stop stop) {
        this.stop = stop;
    }

    /// Listens until the words end, on a thread that does not keep the program alive.
    public static void listen(InputStream words, Stop stop) {
        ControlChannel channel = new ControlChannel(stop);
        Thread.ofPlatform().daemon().name("control").start(() -> channel.hear(words));
    }

    /// A pipe that breaks has ended, too.
    private void hear(InputStream words) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(words, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) heard(line.strip());
        } catch (IOException e) {
            stop.requests().complain(new Message("I408", "The control channel broke.", List.of(FileFailure.reason(e)), List.of()));
        }
        if (!stop.isAsked()) stop.ask(Exit.TERMINATED);
    }

    private void heard(String word) {
        switch (word) {
            case "pause" -> stop.requests().pause();
            case "continue" -> stop.requests().proceed();
            case "checkpoint" -> stop.requests().checkpoint();
            case "frame" -> stop.requests().frame();
            case "stop" -> {
                if (!stop.isAsked()) stop.ask(Exit.INTERRUPTED);
            }
            case "" -> { }
            default -> stop.requests().complain(new Message("I408", "'%s' is no word of the control channel.".formatted(word.substring(0, Math.min(word.length(), LONGEST_SHOWN))),
                    List.of("The words are pause, continue, checkpoint, frame and stop."), List.of()));
        }
    }
}
