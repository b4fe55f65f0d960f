package org.mfglab.cli.progress;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.mfglab.cli.Terminal;
import org.mfglab.solve.Outcome;
import org.mfglab.solve.Residuals;
import org.mfglab.workbench.run.Event;
import org.mfglab.workbench.run.Observer;
import org.mfglab.workbench.run.Words;
import org.mfglab.workbench.study.Study;

/// One line on a terminal that is drawn again and again, and at the end the density at the horizon.
public final class ProgressBar implements Observer {

    private static final long NANOSECONDS_APART = 100_000_000;
    private static final String CLEAR = "\r\u001B[K";
    private static final int BAR = 12;

    private final PrintStream err;
    private final Terminal terminal;
    private Study study;
    private double first = Double.NaN;
    private long drawn;

    public ProgressBar(PrintStream err, Terminal terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    @Override
    public void heard(Event event) {
        switch (event) {
            case Event.Start start -> start(start);
            case Event.Iteration iteration -> iteration(iteration);
            case Event.Resumed resumed -> err.print(CLEAR + " " + Sentences.resumed(resumed) + "\n");
            case Event.Pause pause -> draw(List.of(Sentences.pause(pause)));
            case Event.Kept _, Event.Frame _ -> { }
            case Event.Warning(var message) -> err.print(CLEAR + " " + colour(Colour.YELLOW, "!") + " " + message.code() + " " + message.oneLine() + "\n");
            case Event.End end -> end(end);
        }
        err.flush();
    }

    private void start(Event.Start start) {
        study = start.study();
        err.print(CLEAR + " " + paint(Sentences.start(start), Colour.GREEN) + "\n");
        Sentences.device(start).ifPresent(line -> err.print(" " + line + "\n"));
        draw(study.game().coupled() ? List.of("▶ it 1") : List.of(Sentences.sweeping()));
    }

    private void iteration(Event.Iteration iteration) {
        Residuals residuals = iteration.residuals();
        if (Double.isNaN(first)) first = residuals.fixedPoint();
        if (!study.game().coupled() || System.nanoTime() - drawn < NANOSECONDS_APART) return;
        drawn = System.nanoTime();
        draw(List.of("▶ " + Sentences.count(residuals, study), bar(residuals.fixedPoint()), Sentences.fixedPoint(residuals, study),
                Words.of(residuals.verdict()), Sentences.eta(iteration.eta()), Sentences.rate(residuals)));
    }

    /// As many of the words as the terminal has room for; the first ones are the most important.
    private void draw(List<String> words) {
        List<String> shown = new ArrayList<>();
        int room = terminal.columns() - 2;
        for (String word : words) {
            if (word.isEmpty()) continue;
            room -= word.length() + 2;
            if (room < 0 && !shown.isEmpty()) break;
            shown.add(word);
        }
        String line = " " + String.join("  ", shown);
        err.print(CLEAR + line.substring(0, Math.min(line.length(), Math.max(1, terminal.columns() - 1))));
    }

    /// How many of the decades from the first residual to the tolerance are done.
    private String bar(double residual) {
        double decades = Math.log(first / study.solver().tolerance());
        double done = decades > 0 ? Math.log(first / residual) / decades : 0;
        int full = Double.isNaN(done) ? 0 : (int) Math.clamp(Math.floor(done * BAR), 0, BAR);
        return "#".repeat(full) + "-".repeat(BAR - full);
    }

    private void end(Event.End end) {
        err.print(CLEAR);
        end.solution().ifPresent(solution -> {
            if (terminal.trueColour()) DensityPicture.lines(solution, terminal.columns()).forEach(line -> err.print(" " + line + "\n"));
            err.print(" " + paint(Sentences.end(end), colourOf(solution.outcome())) + "\n");
        });
        end.message().ifPresent(message -> err.print(message.text()));
    }

    private enum Colour {
        GREEN(32), YELLOW(33), RED(31);

        private final int code;

        Colour(int code) {
            this.code = code;
        }
    }

    private static Colour colourOf(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Converged _ -> Colour.GREEN;
            case Outcome.IterationLimit _, Outcome.Stalled _, Outcome.Cycling _, Outcome.Cancelled _, Outcome.TimeLimit _ -> Colour.YELLOW;
            case Outcome.Diverged _ -> Colour.RED;
        };
    }

    /// Colours the icon, the first character.
    private String paint(String sentence, Colour colour) {
        return colour(colour, sentence.substring(0, 1)) + sentence.substring(1);
    }

    private String colour(Colour colour, String text) {
        return terminal.colour() ? "\u001B[" + colour.code + "m" + text + "\u001B[0m" : text;
    }
}
