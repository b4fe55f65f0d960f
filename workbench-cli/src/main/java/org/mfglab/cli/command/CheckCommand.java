package org.mfglab.cli.command;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mfglab.cli.Console;
import org.mfglab.workbench.run.Exit;
import org.mfglab.workbench.run.Message;
import org.mfglab.workbench.run.Words;
import org.mfglab.workbench.run.Estimate;
import org.mfglab.workbench.study.Issue;
import org.mfglab.workbench.study.Reading;
import org.mfglab.workbench.study.Study;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `mfglab check FILE`: everything that is wrong with a problem file, at once.
@Command(name = "check", sortOptions = false,
        description = "Validates a problem file and lists everything that is wrong with it.",
        footer = {"", "Exit codes: 0 the problem can be solved, 3 it has errors, 7 the file cannot be",
                "read, or the memory that the solve needs is not there."})
public final class CheckCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private HelpOption help;

    @Mixin
    private ProblemArgument problem;

    @Option(names = "--resolved", description = "prints every value with its origin")
    private boolean resolved;

    @Option(names = "--estimate", description = "prints the time and memory that the solve will need")
    private boolean estimate;

    public CheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Reading reading;
        try {
            reading = problem.read(List.of());
        } catch (IOException e) {
            return console.fail(Exit.FILE, Unreadable.file(problem.file, e));
        }
        IssueText.print(console.out(), reading.issues());
        return switch (reading) {
            case Reading.Refused refused -> refused(refused.issues());
            case Reading.Accepted accepted -> accepted(accepted.study(), accepted.issues());
        };
    }

    private int refused(List<Issue> issues) {
        long errors = issues.stream().filter(issue -> !issue.warning()).count();
        console.out().println("\n! " + IssueText.count(errors, "error") + (errors == issues.size() ? "" : " and " + IssueText.count(issues.size() - errors, "warning")));
        return Exit.INVALID.code();
    }

    private int accepted(Study study, List<Issue> warnings) {
        Optional<Issue> refusal = Estimate.of(study).preflight();
        if (resolved) console.out().print(study.resolved());
        else if (refusal.isEmpty()) console.out().println("✓ checked   " + summary(study) + (warnings.isEmpty() ? "" : ", " + IssueText.count(warnings.size(), "warning")));
        if (estimate) estimate(Estimate.of(study));
        return refusal.map(issue -> console.fail(Exit.FILE, Message.of(issue))).orElse(Exit.DONE.code());
    }

    private void estimate(Estimate estimate) {
        String mark = resolved ? "# " : "";
        console.out().println(mark + "estimate    " + estimate + ", " + estimate.unknowns() + " unknowns");
    }

    /// "2-D 240x160x400".
    static String summary(Study study) {
        return study.name() + ", " + study.grid().dimension() + "-D " + Words.size(study.grid()) + "x" + study.time().steps();
    }
}
