package org.mfglab.cli.progress;

import java.util.Locale;
import java.util.Optional;
import org.mfglab.device.Precision;
import org.mfglab.solve.Outcome;
import org.mfglab.solve.Residuals;
import org.mfglab.solve.Solution;
import org.mfglab.workbench.run.Event;
import org.mfglab.workbench.run.Words;
import org.mfglab.workbench.run.Estimate;
import org.mfglab.workbench.study.Study;

/// What progress says, the same words on a terminal and in a log. A state is an icon and a word, never a colour alone.
final class Sentences {

    private Sentences() { }

    static String start(Event.Start start) {
        Study study = start.study();
        return "✓ checked   " + study.name() + ", " + size(study) + ", " + start.driver().map(_ -> start.device()).orElseGet(() -> start.device().toUpperCase(Locale.ROOT) + " "
                + start.threads() + (start.threads() == 1 ? " thread" : " threads")) + ", " + single(study.solver().precision()) + Estimate.of(study);
    }

    /// Which device, and why it was taken; empty for a processor that was asked for.
    static Optional<String> device(Event.Start start) {
        if (start.driver().isEmpty() && start.why().isEmpty()) return Optional.empty();
        return Optional.of("  device    " + start.driver().map(driver -> start.device() + ", " + driver).orElse("the processor") + start.why().map(why -> ": " + why).orElse(""));
    }

    /// "2-D 240x160x400"
    private static String size(Study study) {
        return study.grid().dimension() + "-D " + Words.size(study.grid()) + "x" + study.time().steps();
    }

    static String sweeping() {
        return "▶ one backward and one forward sweep";
    }

    static String resumed(Event.Resumed resumed) {
        return "  resume    from iteration " + resumed.iteration() + " after " + Words.duration(resumed.seconds()) + ": " + resumed.from();
    }

    static String pause(Event.Pause pause) {
        return pause.waits() ? "■ paused after it " + pause.iteration() : "▶ goes on after it " + pause.iteration();
    }

    static String count(Residuals residuals, Study study) {
        int width = String.valueOf(study.solver().maxIterations()).length();
        return String.format(Locale.ROOT, "it %" + width + "d/%d", residuals.iteration(), study.solver().maxIterations());
    }

    static String fixedPoint(Residuals residuals, Study study) {
        return "fixed point " + Words.small(residuals.fixedPoint()) + " (tol " + Words.small(study.solver().tolerance()) + ")";
    }

    static String rate(Residuals residuals) {
        return Double.isNaN(residuals.rate()) ? "" : String.format(Locale.ROOT, "%.2f dec/it", residuals.rate());
    }

    static String eta(double seconds) {
        if (!(seconds >= 0) || seconds > 99 * 3600) return "";
        long whole = Math.round(seconds);
        return whole < 3600 ? String.format(Locale.ROOT, "ETA %d:%02d", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "ETA %d:%02d:%02d", whole / 3600, whole % 3600 / 60, whole % 60);
    }

    /// The last lines but the place of the results: how it ended, and by which numbers.
    static String end(Event.End end) {
        if (end.solution().isEmpty()) return "! could not run";
        Solution solution = end.solution().get();
        return icon(solution.outcome()) + " " + word(solution) + ", " + single(Precision.of(solution.value().unit())) + Words.duration(end.seconds())
                + "   mass error " + Words.small(solution.certificate().massError())
                + "   exploitability " + Words.small(solution.certificate().exploitability());
    }

    /// A part of a sentence for results that have fewer digits than others: "single precision (f32), ".
    private static String single(Precision precision) {
        return precision == Precision.SINGLE ? "single precision (f32), " : "";
    }

    static String icon(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Converged _ -> "✓";
            case Outcome.IterationLimit _, Outcome.Stalled _, Outcome.Cycling _ -> "~";
            case Outcome.Diverged _ -> "!";
            case Outcome.Cancelled _, Outcome.TimeLimit _ -> "■";
        };
    }

    private static String word(Solution solution) {
        int iterations = solution.history().size();
        return switch (solution.outcome()) {
            case Outcome.Converged _ -> solution.game().coupled() ? "converged in " + iterations + " it" : "converged by one backward and one forward sweep";
            case Outcome.IterationLimit _ -> iterations + " it without reaching the tolerance";
            case Outcome.Stalled _ -> "stalled after " + iterations + " it";
            case Outcome.Cycling(int period) -> "cycling with period " + period + " after " + iterations + " it";
            case Outcome.Diverged diverged -> "diverged at it " + diverged.iteration();
            case Outcome.Cancelled _ -> "stopped by you at it " + iterations;
            case Outcome.TimeLimit _ -> "stopped by the time limit at it " + iterations;
        };
    }
}
