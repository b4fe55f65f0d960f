package org.mfglab.workbench.study;

import java.util.List;

/// What came of reading a problem file.
public sealed interface Reading {

    /// All that was found, in the order of the file: warnings, and errors if it was refused.
    List<Issue> issues();

    /// The file describes a problem.
    ///
    /// @param issues warnings
    record Accepted(Study study, List<Issue> issues) implements Reading { }

    /// The file has errors, all of them listed.
    record Refused(List<Issue> issues) implements Reading { }
}
