package org.mfglab.ui;

import javafx.application.Application;

/// Starts the desktop app. It is no [Application] itself, so that the toolkit may lie on the class path.
public final class Main {

    private Main() { }

    /// Only on Linux the system tells before the toolkit fails.
    private static boolean display() {
        boolean tells = System.getProperty("os.name", "").equals("Linux") && System.getProperty("glass.platform") == null;
        return !tells || System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null;
    }

    public static void main(String[] words) {
        if (!display()) {
            System.err.println("The desktop app needs a display, and neither DISPLAY nor WAYLAND_DISPLAY names one.");
            System.err.println("Without one, mfglab solve, plot and info do the same: mfglab help lists them.");
            System.exit(1);
        }
        Application.launch(App.class, words);
    }
}
