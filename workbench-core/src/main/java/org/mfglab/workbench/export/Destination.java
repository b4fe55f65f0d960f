package org.mfglab.workbench.export;

import java.io.IOException;
import java.nio.file.Path;

/// The folder that an export goes to. Its files appear there when all of them are complete.
@FunctionalInterface
public interface Destination {

    /// Where the file of a name is to be written; there is none yet. Files appear in the order in which they are asked for.
    ///
    /// @param name without folder
    /// @throws IOException if there is one in the way
    Path file(String name) throws IOException;
}
