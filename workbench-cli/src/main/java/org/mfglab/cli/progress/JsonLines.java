package org.mfglab.cli.progress;

import java.io.PrintStream;
import org.mfglab.workbench.run.Event;
import org.mfglab.workbench.run.Json;
import org.mfglab.workbench.run.Observer;

/// The event stream for programs: one JSON object a line, flushed, so that a reader sees every event when it happens.
public record JsonLines(PrintStream out) implements Observer {

    @Override
    public void heard(Event event) {
        out.print(Json.line(event.json()) + "\n");
        out.flush();
    }
}
