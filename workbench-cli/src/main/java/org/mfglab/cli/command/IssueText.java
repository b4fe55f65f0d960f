package org.mfglab.cli.command;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import org.mfglab.workbench.study.Issue;

/// Issues for people and programs: the line `file:line:col: CODE message`, then, indented, the line of the file with a caret and
/// the suggestion.
final class IssueText {

    private IssueText() { }

    static void print(PrintStream out, List<Issue> issues) {
        for (Issue issue : issues) out.print(issue + "\n" + details(issue));
        out.flush();
    }

    /// [Issue#explain] begins with the message and the place, which the first line has already.
    private static String details(Issue issue) {
        return issue.explain().lines().skip(2).map(line -> line + "\n").collect(Collectors.joining());
    }

    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
