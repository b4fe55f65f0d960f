package org.mfglab.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.mfglab.cli.Console;
import org.mfglab.cli.progress.JsonLines;
import org.mfglab.cli.progress.PlainProgress;
import org.mfglab.cli.progress.ProgressBar;
import org.mfglab.workbench.run.Event;
import org.mfglab.workbench.run.Exit;
import org.mfglab.workbench.run.Observer;
import org.mfglab.workbench.run.Run;
import org.mfglab.workbench.run.RunFiles;
import org.mfglab.workbench.run.RunOptions;
import org.mfglab.workbench.run.Stop;
import org.mfglab.workbench.study.Reading;
import org.mfglab.workbench.study.Setting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `mfglab solve FILE`: solves a problem and writes a run folder.
@Command(name = "solve", sortOptions = false,
        description = "Solves a problem and writes a run folder with fields, metrics, pictures and a report.",
        footer = {"", "Exit codes: 0 converged, 3 the file has errors, 4 tolerance not reached,",
                "5 diverged, 7 files or memory, 9 time limit, 130 Ctrl-C. A partial",
                "result is kept."})
public final class SolveCommand implements Callable<Integer> {

    /// How progress is shown.
    enum Progress { auto, plain, none }

    /// Where to compute.
    enum Device { auto, cpu }

    private final Console console;

    @Mixin
    private HelpOption help;
    private final List<String> words;

    @Mixin
    private ProblemArgument problem;

    @Option(names = "--out", paramLabel = "DIR", description = "the run folder; without it runs/<time>-<name>-<id>")
    private Path out;

    @Option(names = "--device", paramLabel = "auto|cpu", defaultValue = "${env:MFGLAB_DEVICE}", description = "where to compute")
    private Device device;

    @Option(names = "--threads", paramLabel = "N", defaultValue = "${env:MFGLAB_THREADS}", description = "threads; 0: all")
    private Integer threads;

    @Option(names = "--time-limit", paramLabel = "TIME", converter = Duration.Converter.class, defaultValue = "${env:MFGLAB_TIME_LIMIT}",
            description = "stops after 90s, 30m or 2h and keeps the partial result")
    private Duration limit;

    @Option(names = "--progress", paramLabel = "auto|plain|none", defaultValue = "${env:MFGLAB_PROGRESS:-auto}", description = "a bar on a terminal, plain lines elsewhere, or nothing")
    private Progress progress;

    @Option(names = "--json", description = "prints the event stream to standard output, one JSON object a line")
    private boolean json;

    @Option(names = "--force", description = "replaces an earlier run in the folder")
    private boolean force;

    @Option(names = {"-q", "--quiet"}, description = "no progress, only what went wrong")
    private boolean quiet;

    @Option(names = {"-v", "--verbose"}, description = "every iteration, with all residuals")
    private boolean verbose;

    /// @param words the whole command line
    public SolveCommand(Console console, List<String> words) {
        this.console = console;
        this.words = words;
    }

    @Override
    public Integer call() {
        Reading reading;
        try {
            reading = problem.read(settings());
        } catch (IOException e) {
            return console.fail(Exit.FILE, Unreadable.file(problem.file, e));
        }
        return switch (reading) {
            case Reading.Refused refused -> {
                IssueText.print(console.err(), refused.issues());
                yield Exit.INVALID.code();
            }
            case Reading.Accepted accepted -> solve(accepted);
        };
    }

    private List<Setting> settings() {
        List<Setting> settings = new ArrayList<>();
        if (device != null) settings.add(new Setting("solver.device", device.name()));
        if (threads != null) settings.add(new Setting("solver.threads", threads.toString()));
        return settings;
    }

    private int solve(Reading.Accepted problem) {
        Stop stop = Stop.after(limit == null ? OptionalDouble.empty() : OptionalDouble.of(limit.seconds()));
        List<String> command = new ArrayList<>(List.of("mfglab"));
        command.addAll(words);
        try (Interrupts _ = Interrupts.stopping(stop)) {
            Event.End end = Run.solve(problem.study(), problem.issues(), new RunOptions(Optional.ofNullable(out), force, command), observer(), stop);
            if (!json && end.solution().isPresent()) results(end.folder());
            return end.exit().code();
        }
    }

    private void results(Path folder) {
        console.out().println("   results  " + folder);
        console.out().println("   open     " + folder.resolve(RunFiles.REPORT));
        console.out().flush();
    }

    private Observer observer() {
        Observer shown = quiet || progress == Progress.none ? new PlainProgress(console.err(), PlainProgress.Detail.ERRORS)
                : verbose ? new PlainProgress(console.err(), PlainProgress.Detail.EVERY_ITERATION)
                : progress == Progress.auto && console.terminal().interactive() ? new ProgressBar(console.err(), console.terminal())
                : new PlainProgress(console.err(), PlainProgress.Detail.SOME_ITERATIONS);
        return json ? new JsonLines(console.out()).and(shown) : shown;
    }
}
