package org.mfglab.workbench.imported;

/// What a result of another program is.
public enum ResultKind {

    /// Points at one time.
    SAMPLES("samples"),
    /// The same points at many times.
    TRAJECTORIES("trajectories"),
    /// A density on a grid, at one time or many.
    FIELDS("fields");

    private final String word;

    ResultKind(String word) {
        this.word = word;
    }

    /// The word of `--as`.
    public String word() {
        return word;
    }
}
