package org.mfglab.workbench.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Collects issues, so that a reader can report all of them at once.
final class Issues {

    private final List<Issue> found = new ArrayList<>();

    void add(Place place, IssueCode code, String message, String suggestion) {
        found.add(new Issue(place, code, message, suggestion));
    }

    void add(Place place, Unreadable reason, String noun) {
        add(reason.place() == null ? place : reason.place(), reason.code(), noun + " " + reason.getMessage(), reason.suggestion());
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
