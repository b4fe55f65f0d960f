package org.mfglab.ui.thread;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The threads beside the window: one for what is read and checked, one for what is solved as a preview, one for what is drawn, so that a solve
/// delays no picture. They do not keep the program alive.
///
/// @param window  the thread of the window
/// @param reading problem files, run folders
/// @param solving previews
/// @param drawing pictures
public record Workers(Executor window, Executor reading, Executor solving, Executor drawing) {

    public static Workers start() {
        return new Workers(new WindowThread(), thread("reading"), thread("preview"), thread("drawing"));
    }

    private static ExecutorService thread(String name) {
        return Executors.newSingleThreadExecutor(work -> Thread.ofPlatform().daemon().name(name).priority(Thread.NORM_PRIORITY - 1).unstarted(work));
    }
}
