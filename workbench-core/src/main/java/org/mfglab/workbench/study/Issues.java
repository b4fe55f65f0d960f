package org.mfglab.workbench.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/// Collects issues, so that a reader can report all of them at once.
final class Issues {

    private final List<Issue> found = new ArrayList<>();

    void add(Place place, IssueCode code, String message, String suggestion) {
        found.add(new Issue(place, code, message, suggestion));
    }

    void add(Place place, Unreadable reason, String noun) {
        add(reason.place() == null ? place : reason.place(), reason.code(), noun + " " + reason.getMessage(), reason.suggestion());
    }

    /// Whether a line that gives a key of this name could not be read: then the key is wrong, not missing.
    boolean unreadable(String name) {
        Pattern given = Pattern.compile("(^|[\\s.,{\"'])" + Pattern.quote(name) + "[\"']?\\s*=");
        return found.stream().anyMatch(issue -> issue.code() == IssueCode.E101 && given.matcher(issue.place().excerpt()).find());
    }

    boolean anyError() {
        return found.stream().anyMatch(issue -> !issue.warning());
    }

    /// In the order of the file; those of options come last.
    List<Issue> inOrder() {
        return found.stream().distinct().sorted(Comparator
                .comparing((Issue issue) -> issue.place().line() == 0)
                .thenComparing(issue -> issue.place().line())
                .thenComparing(issue -> issue.place().column())).toList();
    }
}
