package org.mfglab.formula;

import java.util.List;
import java.util.stream.Collectors;

/// A text that is not a formula, with everything that is wrong in it.
public final class FormulaException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<FormulaIssue> issues;

    FormulaException(List<FormulaIssue> issues) {
        super(issues.stream().map(FormulaIssue::toString).collect(Collectors.joining("\n")));
        this.issues = List.copyOf(issues);
    }

    /// All mistakes, in the order of their places; at least one.
    public List<FormulaIssue> issues() {
        return issues;
    }
}
