package org.mfglab.cli.progress;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import org.mfglab.cli.Terminal;
import org.mfglab.solve.Residuals;
import org.mfglab.workbench.run.Event;
import org.mfglab.workbench.run.Exit;
import org.mfglab.workbench.run.Message;
import org.mfglab.workbench.run.Words;
import org.mfglab.workbench.study.Study;
import org.mfglab.workbench.sweep.SweepEvent;
import org.mfglab.workbench.sweep.SweepObserver;
import org.mfglab.workbench.sweep.SweepPoint;

/// A sweep as one line per point, and on a terminal a line below that is drawn again and again.
public final class SweepProgress implements SweepObserver {

    /// How much is said.
    public enum Detail { ERRORS, POINTS, EVERY_ITERATION }

    private static final long NANOSECONDS_APART = 100_000_000;
    private static final String CLEAR = "\r\u001B[K";

    private final PrintStream err;
    private final Terminal terminal;
    private final Detail detail;
    private final Map<Integer, Study> studies = new HashMap<>();
    private int digits;
    private int points;
    private int ended;
    private long drawn;

    /// @param terminal [Terminal#NONE] for lines alone
    public SweepProgress(PrintStream err, Terminal terminal, Detail detail) {
        this.err = err;
        this.terminal = terminal;
        this.detail = detail;
    }

    @Override
    public void heard(SweepEvent event) {
        switch (event) {
            case SweepEvent.Start start -> start(start);
            case SweepEvent.Warning(String code, String text) -> say("! " + code + " " + text);
            case SweepEvent.Inside(SweepPoint point, Event inside) -> inside(point, inside);
            case SweepEvent.Done done -> {
                ended++;
                say(icon(done.exit()) + " " + name(done.point()) + "  done before, " + done.status());
            }
            case SweepEvent.Taken(SweepPoint point) -> {
                ended++;
                say("- " + name(point) + "  another process is at work on it");
            }
            case SweepEvent.End end -> say(icon(end.exit()) + " " + end.done() + " of " + end.total() + " points done, " + end.converged() + " converged, " + Words.duration(end.seconds()));
        }
        err.flush();
    }

    private void start(SweepEvent.Start start) {
        points = start.points();
        digits = String.valueOf(start.plan().points().size() - 1).length();
        String here = points == start.plan().points().size() ? "" : ", " + points + " of them here";
        say("✓ checked   " + start.name() + ", " + start.plan().points().size() + " points" + here + ", " + start.jobs() + " at once with "
                + start.threads() + (start.threads() == 1 ? " thread" : " threads"));
    }

    private void inside(SweepPoint point, Event event) {
        switch (event) {
            case Event.Start start -> studies.put(point.index(), start.study());
            case Event.Iteration(Residuals residuals, double _) -> iteration(point, residuals);
            case Event.Resumed _, Event.Kept _, Event.Pause _, Event.Frame _ -> { }
            case Event.Warning(Message message) -> {
                if (detail == Detail.EVERY_ITERATION) say("! " + name(point) + "  " + message.code() + " " + message.oneLine());
            }
            case Event.End end -> end(point, end);
        }
    }

    private void iteration(SweepPoint point, Residuals residuals) {
        Study study = studies.get(point.index());
        if (!study.game().coupled()) return;
        String line = name(point) + "  " + Sentences.count(residuals, study) + "  " + Sentences.fixedPoint(residuals, study) + "  " + Words.of(residuals.verdict());
        if (detail == Detail.EVERY_ITERATION) say("▶ " + line);
        else if (detail == Detail.POINTS && terminal.interactive() && System.nanoTime() - drawn > NANOSECONDS_APART) {
            drawn = System.nanoTime();
            String shown = " ▶ " + ended + "/" + points + "  " + line;
            err.print(CLEAR + shown.substring(0, Math.min(shown.length(), Math.max(1, terminal.columns() - 1))));
        }
    }

    /// What went wrong is said with its code and in a word; the report of the run has the rest.
    private void end(SweepPoint point, Event.End end) {
        ended++;
        studies.remove(point.index());
        String sentence = Sentences.end(end);
        String reason = end.message().map(message -> "   " + message.code() + (end.solution().isPresent() ? "" : " " + message.oneLine())).orElse("");
        String line = sentence.charAt(0) + " " + name(point) + sentence.substring(1).replaceFirst("^ ", "  ") + reason;
        if (detail == Detail.ERRORS && end.exit() != Exit.DONE) err.println(" " + line);
        else say(line);
    }

    /// "07 params.k=0.5".
    private String name(SweepPoint point) {
        String index = String.valueOf(point.index());
        return "0".repeat(Math.max(0, digits - index.length())) + index + " " + point.label();
    }

    private static String icon(Exit exit) {
        return switch (exit) {
            case DONE -> "✓";
            case NOT_CONVERGED -> "~";
            case INTERRUPTED, TERMINATED, TIME_LIMIT -> "■";
            case BUG, USAGE, INVALID, DIVERGED, DEVICE, FILE, OUTSIDE -> "!";
        };
    }

    private void say(String line) {
        if (detail != Detail.ERRORS) err.println((terminal.interactive() ? CLEAR : "") + " " + line);
    }
}
