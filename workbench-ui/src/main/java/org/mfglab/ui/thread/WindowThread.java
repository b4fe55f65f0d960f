package org.mfglab.ui.thread;

import java.util.concurrent.Executor;
import javafx.application.Platform;

/// The thread of the window, on which alone its contents may change. The only class that puts work there.
public final class WindowThread implements Executor {

    @Override
    public void execute(Runnable change) {
        Platform.runLater(change);
    }
}
