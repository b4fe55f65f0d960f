package org.mfglab.cli.command;

import org.mfglab.cli.Console;
import org.mfglab.cli.Terminal;
import org.mfglab.cli.progress.PlainProgress;
import org.mfglab.cli.progress.ProgressBar;
import org.mfglab.cli.progress.SweepProgress;
import org.mfglab.workbench.run.Observer;
import org.mfglab.workbench.sweep.SweepObserver;
import picocli.CommandLine.Option;

/// How a solve is told while it runs.
final class ProgressOptions {

    /// How progress is shown.
    enum Progress { auto, plain, none }

    @Option(names = "--progress", paramLabel = "auto|plain|none", defaultValue = "auto",
            description = "a bar on a terminal, plain lines elsewhere, or nothing")
    private Progress progress;

    @Option(names = {"-q", "--quiet"}, description = "no progress, only what went wrong")
    private boolean quiet;

    @Option(names = {"-v", "--verbose"}, description = "every iteration, with all residuals")
    private boolean verbose;

    /// Of a sweep.
    SweepObserver sweepObserver(Console console) {
        return quiet || progress == Progress.none ? new SweepProgress(console.err(), Terminal.NONE, SweepProgress.Detail.ERRORS)
                : verbose ? new SweepProgress(console.err(), Terminal.NONE, SweepProgress.Detail.EVERY_ITERATION)
                : new SweepProgress(console.err(), progress == Progress.auto ? console.terminal() : Terminal.NONE, SweepProgress.Detail.POINTS);
    }

    /// Of a solve.
    Observer observer(Console console) {
        return quiet || progress == Progress.none ? new PlainProgress(console.err(), PlainProgress.Detail.ERRORS)
                : verbose ? new PlainProgress(console.err(), PlainProgress.Detail.EVERY_ITERATION)
                : progress == Progress.auto && console.terminal().interactive() ? new ProgressBar(console.err(), console.terminal())
                : new PlainProgress(console.err(), PlainProgress.Detail.SOME_ITERATIONS);
    }
}
