package org.mfglab.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.mfglab.cli.Console;
import org.mfglab.cli.progress.JsonLines;
import org.mfglab.workbench.run.ControlChannel;
import org.mfglab.workbench.run.Event;
import org.mfglab.workbench.run.Exit;
import org.mfglab.workbench.run.Message;
import org.mfglab.workbench.run.Observer;
import org.mfglab.workbench.run.Run;
import org.mfglab.workbench.run.RunFiles;
import org.mfglab.workbench.run.RunOptions;
import org.mfglab.workbench.run.Stop;
import org.mfglab.workbench.study.Issue;
import org.mfglab.workbench.study.Reading;
import org.mfglab.workbench.study.Setting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `mfglab solve FILE`: solves a problem and writes a run folder.
@Command(name = "solve", sortOptions = false,
        description = "Solves a problem and writes a run folder with fields, metrics, pictures and a report.",
        footer = {"", "Exit codes: 0 converged, 3 the file has errors, 4 tolerance not reached,",
                "5 diverged, 6 device, 7 files or memory, 9 time limit, 130 Ctrl-C.",
                "A partial result and a checkpoint are kept: the same command with --resume DIR goes on.",
                "Environment: MFGLAB_DEVICE, MFGLAB_THREADS, MFGLAB_TIME_LIMIT and",
                "MFGLAB_PROGRESS stand for the options of these names where they are not given."})
public final class SolveCommand implements Callable<Integer> {

    /// Where a program that starts this one speaks to it.
    enum ControlWords { stdin }

    private final Console console;

    @Mixin
    private HelpOption help;

    private final List<String> words;

    @Mixin
    private ProblemArgument problem;

    @Option(names = "--out", paramLabel = "DIR", description = "the run folder; without it runs/<time>-<name>-<id>")
    private Path out;

    @Mixin
    private DeviceOption device;

    @Mixin
    private ThreadsOption threads;

    @Option(names = "--time-limit", paramLabel = "TIME", converter = Duration.Converter.class,
            description = "stops after 90s, 30m or 2h and keeps the partial result")
    private Duration limit;

    @Option(names = "--resume", paramLabel = "DIR", description = "goes on with the run in DIR, from its newest checkpoint; the results go there, or to --out")
    private Path resume;

    @Option(names = "--checkpoint-every", paramLabel = "TIME", converter = Duration.Converter.class,
            description = "keeps a checkpoint after so much time; without it after 30s, on a device after 5s, and more where writing takes long")
    private Duration checkpoints;

    @Mixin
    private ProgressOptions progress;

    @Option(names = "--json", description = "prints the event stream to standard output, one JSON object a line")
    private boolean json;

    @Option(names = "--control", paramLabel = "stdin",
            description = "obeys the words pause, continue, checkpoint, frame and stop, one a line, on standard input; its end stops the solve")
    private ControlWords control;

    @Option(names = "--force", description = "replaces an earlier run in the folder; other files stay")
    private boolean force;

    @Spec
    private CommandSpec spec;

    /// @param words the whole command line
    public SolveCommand(Console console, List<String> words) {
        this.console = console;
        this.words = words;
    }

    @Override
    public Integer call() {
        check();
        Reading reading;
        try {
            reading = problem.read(settings());
        } catch (IOException e) {
            Message message = Unreadable.file(problem.file, e);
            notStarted(Exit.FILE, message);
            return console.fail(Exit.FILE, message);
        }
        return switch (reading) {
            case Reading.Refused(List<Issue> issues) -> {
                IssueText.print(console.err(), issues);
                List<String> lines = issues.stream().map(Issue::toString).toList();
                notStarted(Exit.INVALID, new Message(issues.getFirst().code().name(), "The problem cannot be solved:", lines, List.of()));
                yield Exit.INVALID.code();
            }
            case Reading.Accepted accepted -> solve(accepted);
        };
    }

    private void check() {
        threads.count();
        if (out != null && out.toString().isBlank())
            throw new ParameterException(spec.commandLine(), "The run folder ('%s') of --out must have a name. Maybe a variable is empty.".formatted(out));
        checkResume();
    }

    private void checkResume() {
        if (resume == null) return;
        if (resume.toString().isBlank()) throw new ParameterException(spec.commandLine(), "The run folder ('%s') of --resume must have a name. Maybe a variable is empty.".formatted(resume));
        if (force && out == null) throw new ParameterException(spec.commandLine(), "--force would replace the run that --resume goes on with. Leave one of the two away, or give another --out.");
    }

    /// The stream ends with an `end` also where nothing began.
    private void notStarted(Exit exit, Message message) {
        if (json) new JsonLines(console.out()).heard(new Event.End("failed", exit, 0, Optional.empty(), Optional.empty(), Optional.of(message)));
    }

    private List<Setting> settings() {
        List<Setting> settings = new ArrayList<>();
        device.setting().ifPresent(settings::add);
        threads.setting().ifPresent(settings::add);
        return settings;
    }

    private int solve(Reading.Accepted problem) {
        Stop stop = Stop.after(limit == null ? OptionalDouble.empty() : OptionalDouble.of(limit.seconds()));
        List<String> command = new ArrayList<>(List.of("mfglab"));
        command.addAll(words);
        if (control != null) ControlChannel.listen(System.in, stop);
        RunOptions options = new RunOptions(Optional.ofNullable(out), force, command, Optional.ofNullable(resume), checkpoints == null ? OptionalDouble.empty() : OptionalDouble.of(checkpoints.seconds()));
        try (Interrupts _ = Interrupts.stopping(stop)) {
            Event.End end = Run.solve(problem.study(), problem.issues(), options, observer(), stop);
            if (!json && end.solution().isPresent()) end.folder().ifPresent(this::results);
            return end.exit().code();
        }
    }

    private void results(Path folder) {
        console.out().println("   results  " + folder);
        Path report = folder.resolve(RunFiles.REPORT);
        if (Files.exists(report)) console.out().println("   open     " + report);
        console.out().flush();
    }

    private Observer observer() {
        Observer shown = progress.observer(console);
        return json ? new JsonLines(console.out()).and(shown) : shown;
    }
}
