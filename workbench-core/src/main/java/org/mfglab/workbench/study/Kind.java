package org.mfglab.workbench.study;

/// What a problem file sets up.
public enum Kind {

    /// A mean-field game, as it is written.
    MFG("mfg"),

    /// A score-based generative model, which is a game of its own form.
    SGM("sgm");

    private final String key;

    Kind(String key) {
        this.key = key;
    }

    /// The word of the problem file.
    public String key() {
        return key;
    }
}
