package org.mfglab.workbench.run;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/// The event stream in a file that grows by whole lines, so that a run can be watched. A full disk does not end a solve: the first
/// failure is kept and reported when the log is closed.
///
/// It is the first file of a run, and made only where there is none: of two runs that want the same folder one gets it.
final class EventLog implements Observer, Closeable {

    private final OutputStream out;
    private IOException failure;

    /// @throws FileAlreadyExistsException if another run has begun there
    EventLog(Path file) throws IOException {
        try {
            out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException _) {
            throw new FileAlreadyExistsException(file.toString(), null, "Another run has begun in it.");
        }
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
