package org.mfglab.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.mfglab.cli.Console;
import org.mfglab.cli.progress.SweepJsonLines;
import org.mfglab.workbench.run.Exit;
import org.mfglab.workbench.run.Message;
import org.mfglab.workbench.run.Stop;
import org.mfglab.workbench.study.ProblemSource;
import org.mfglab.workbench.study.SolverSettings;
import org.mfglab.workbench.sweep.Sweep;
import org.mfglab.workbench.sweep.SweepIssue;
import org.mfglab.workbench.sweep.SweepObserver;
import org.mfglab.workbench.sweep.SweepOptions;
import org.mfglab.workbench.sweep.SweepPlan;
import org.mfglab.workbench.sweep.SweepResult;
import org.mfglab.workbench.sweep.SweptKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `mfglab sweep FILE --over ... --out DIR`: one problem for many values.
@Command(name = "sweep", sortOptions = false,
        description = "Solves a problem for many values of some of its keys: every combination, the last --over varying fastest. "
                + "Each point is a run folder in DIR; DIR/summary.csv is the table of all. What is done is not done again.",
        footer = {"", "Exit codes: 0 every point converged, else the worst of them: 4 tolerance not",
                "reached, 5 diverged, 6 device, 7 files or memory; 3 a problem has errors, nothing was",
                "started; 130 Ctrl-C.",
                "On a cluster:  mfglab sweep ... --index $SLURM_ARRAY_TASK_ID"})
public final class SweepCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private HelpOption help;

    @Mixin
    private ProblemArgument problem;

    @Option(names = "--over", required = true, paramLabel = "KEY=v1,v2,...|a:b:n",
            description = "the values of a key: a list as in params.k=0,0.5,1, or n equidistant numbers from a to b; repeatable")
    private List<String> over;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "the folder of the sweep: a new one, or one to go on with")
    private Path out;

    @Option(names = "--index", paramLabel = "I", description = "solves point I alone, counted from 0; many processes may share DIR")
    private Integer index;

    @Option(names = "--jobs", paramLabel = "N", description = "points at once; the threads are shared out between them")
    private Integer jobs;

    @Mixin
    private ThreadsOption threads;

    @Mixin
    private ProgressOptions progress;

    @Option(names = "--json", description = "prints the event stream to standard output, one JSON object a line")
    private boolean json;

    @Spec
    private CommandSpec spec;

    public SweepCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        SweepPlan plan = plan();
        SweepOptions options = options(plan);
        ProblemSource source;
        try {
            source = problem.source();
        } catch (IOException e) {
            return console.fail(Exit.FILE, Unreadable.file(problem.file, e));
        }
        Stop stop = Stop.after(OptionalDouble.empty());
        try (Interrupts _ = Interrupts.stopping(stop)) {
            return tell(Sweep.run(plan, source, options, observer(), stop));
        }
    }

    private SweepPlan plan() {
        try {
            return SweepPlan.of(over.stream().map(SweptKey::parse).toList(), problem.settings());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private SweepOptions options(SweepPlan plan) {
        int last = plan.points().size() - 1;
        if (index != null && (index < 0 || index > last))
            throw wrong("The index (%s) must lie between 0 and %s: the sweep has %s. Maybe the array of jobs is too long, or counts from 1."
                    .formatted(index, last, IssueText.count(plan.points().size(), "point")));
        if (index != null && jobs != null) throw wrong("--index solves one point, so that --jobs has no meaning beside it. Leave one of the two away.");
        if (jobs != null && (jobs < 1 || jobs > SolverSettings.MOST_THREADS))
            throw wrong("The number of --jobs (%s) must lie between 1 and %s.".formatted(jobs, SolverSettings.MOST_THREADS));
        if (out.toString().isBlank()) throw wrong("The folder ('%s') of --out must have a name. Maybe a variable is empty.".formatted(out));
        return new SweepOptions(out, index == null ? OptionalInt.empty() : OptionalInt.of(index), jobs == null ? 1 : jobs, threads.count(), command());
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(List.of("mfglab", "solve", problem.file));
        for (String replacement : problem.replacements) command.addAll(List.of("--set", replacement));
        return command;
    }

    private SweepObserver observer() {
        SweepObserver shown = progress.sweepObserver(console);
        return json ? new SweepJsonLines(console.out()).and(shown) : shown;
    }

    private int tell(SweepResult result) {
        switch (result) {
            case SweepResult.Refused refused -> refused.issues().forEach(this::print);
            case SweepResult.Failed(Message message) -> console.err().print(message.text());
            case SweepResult.Ended(var end) -> {
                if (!json) results(end.folder());
            }
        }
        return result.exit().code();
    }

    private void print(SweepIssue issue) {
        IssueText.print(console.err(), List.of(issue.issue()));
        if (!issue.values().isEmpty()) console.err().println("      " + issue.values());
    }

    private void results(Path folder) {
        for (String name : List.of("summary.csv", "summary.png"))
            if (Files.exists(folder.resolve(name))) console.out().println("   results  " + folder.resolve(name));
        console.out().flush();
    }
}
