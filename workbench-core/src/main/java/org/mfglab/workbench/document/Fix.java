package org.mfglab.workbench.document;

import java.util.Objects;

/// One edit that mends an issue of a document, offered as a button.
///
/// @param label    what its user reads, such as `Use 'wall'`; also the name of the edit
/// @param repaired the document with the edit
public record Fix(String label, Document repaired) {

    public Fix {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(repaired, "repaired");
    }
}
