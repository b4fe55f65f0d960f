package org.mfglab.ui.model;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.mfglab.workbench.document.Document;
import org.mfglab.workbench.document.Fix;
import org.mfglab.workbench.document.Fixes;
import org.mfglab.workbench.study.Issue;

/// An issue of a document with the key that it is about and the edits that may mend it.
///
/// @param issue what is wrong or doubtful
/// @param key   dotted, the innermost that the issue points at; empty where it points at none
/// @param fixes likeliest first
public record Trouble(Issue issue, Optional<String> key, List<Fix> fixes) {

    /// Those of a document, errors first.
    static List<Trouble> of(Document document, List<Issue> issues) {
        return issues.stream().sorted(Comparator.comparing(Issue::warning))
                .map(issue -> new Trouble(issue, document.keyOf(issue), Fixes.of(document, issue))).toList();
    }

    public boolean error() {
        return !issue.warning();
    }

    /// Whether it is about a field of the form, or about a part of its value.
    boolean concerns(String field) {
        String whole = field.replaceFirst("^(params\\..*)\\.value$", "$1");
        return key.filter(each -> each.equals(field) || each.equals(whole) || each.startsWith(whole + ".")).isPresent();
    }
}
