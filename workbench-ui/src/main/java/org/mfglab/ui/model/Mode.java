package org.mfglab.ui.model;

/// What the window is for at a time.
public enum Mode {
    SET_UP("Set up"), SOLVE("Solve"), INSPECT("Inspect"), COMPARE("Compare");

    private final String title;

    Mode(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
