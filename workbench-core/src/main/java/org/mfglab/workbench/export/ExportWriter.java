package org.mfglab.workbench.export;

import java.io.IOException;

/// Writes runs in one format.
interface ExportWriter {

    /// @param name of the file that is asked for; further ones are called after it
    /// @throws IOException if the run cannot be read or a file cannot be written; then none of them may be published
    void write(ExportedRun run, String name, Destination to) throws IOException;
}
