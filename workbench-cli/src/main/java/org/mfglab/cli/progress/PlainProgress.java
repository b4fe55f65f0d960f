package org.mfglab.cli.progress;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mfglab.solve.Residuals;
import org.mfglab.workbench.run.Event;
import org.mfglab.workbench.run.Observer;
import org.mfglab.workbench.run.Words;
import org.mfglab.workbench.study.Study;

/// Progress as lines that are never taken back: for logs, pipes and terminals without a cursor.
public final class PlainProgress implements Observer {

    /// How much is said.
    public enum Detail { ERRORS, SOME_ITERATIONS, EVERY_ITERATION }

    private static final double SECONDS_APART = 2;

    private final PrintStream err;
    private final Detail detail;
    private Study study;
    private double last = Double.NEGATIVE_INFINITY;

    public PlainProgress(PrintStream err, Detail detail) {
        this.err = err;
        this.detail = detail;
    }

    @Override
    public void heard(Event event) {
        switch (event) {
            case Event.Start start -> start(start);
            case Event.Iteration iteration -> iteration(iteration);
            case Event.Resumed resumed -> say(Sentences.resumed(resumed));
            case Event.Kept kept -> {
                if (detail == Detail.EVERY_ITERATION) say("  kept      " + kept.file() + ", in " + Words.duration(kept.seconds()));
            }
            case Event.Pause pause -> say(Sentences.pause(pause));
            case Event.Frame _ -> { }
            case Event.Warning(var message) -> say("! " + message.code() + " " + message.oneLine());
            case Event.End end -> end(end);
        }
        err.flush();
    }

    private void start(Event.Start start) {
        study = start.study();
        say(Sentences.start(start));
        Sentences.device(start).ifPresent(this::say);
        if (!study.game().coupled()) say(Sentences.sweeping());
    }

    private void iteration(Event.Iteration iteration) {
        Residuals residuals = iteration.residuals();
        if (!study.game().coupled() || detail == Detail.SOME_ITERATIONS && residuals.seconds() - last < SECONDS_APART) return;
        last = residuals.seconds();
        List<String> words = detail == Detail.EVERY_ITERATION
                ? List.of("hjb " + Words.small(residuals.hjb()), "mass error " + Words.small(residuals.massError())) : List.of();
        say("▶ " + Stream.of(List.of(Sentences.count(residuals, study), Sentences.fixedPoint(residuals, study)), words,
                        List.of(Sentences.rate(residuals), Sentences.eta(iteration.eta()), Words.of(residuals.verdict())))
                .flatMap(List::stream).filter(word -> !word.isEmpty()).collect(Collectors.joining("  ")));
    }

    private void end(Event.End end) {
        if (end.solution().isPresent()) say(Sentences.end(end));
        end.message().ifPresent(message -> err.print(message.text()));
    }

    private void say(String line) {
        if (detail != Detail.ERRORS) err.println(" " + line);
    }
}
