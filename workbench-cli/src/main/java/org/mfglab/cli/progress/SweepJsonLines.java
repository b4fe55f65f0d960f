package org.mfglab.cli.progress;

import java.io.PrintStream;
import org.mfglab.workbench.run.Json;
import org.mfglab.workbench.sweep.SweepEvent;
import org.mfglab.workbench.sweep.SweepObserver;

/// The stream of a sweep for programs: one JSON object a line, flushed.
public record SweepJsonLines(PrintStream out) implements SweepObserver {

    @Override
    public void heard(SweepEvent event) {
        out.print(Json.line(event.json()) + "\n");
        out.flush();
    }
}
