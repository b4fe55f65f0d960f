package org.mfglab.workbench.run;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// The event stream in a file that grows by whole lines, so that a run can be watched. A full disk does not end a solve: the first
/// failure is kept and reported when the log is closed.
final class EventLog implements Observer, Closeable {

    private final OutputStream out;
    private IOException failure;

    EventLog(Path file) throws IOException {
        out = Files.newOutputStream(file);
    }

    @Override
    public void heard(Event event) {
        append(event.json());
    }

    void append(Map<String, ?> object) {
        try {
            if (failure == null) out.write((Json.line(object) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            failure = e;
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
        if (failure != null) throw failure;
    }
}
