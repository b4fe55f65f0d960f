package org.mfglab.ui;

import javafx.application.Application;

/// Starts the desktop app. It is no [Application] itself, so that the toolkit may lie on the class path.
public final class Main {

    private Main() { }

    public static void main(String[] words) {
        Application.launch(App.class, words);
    }
}
