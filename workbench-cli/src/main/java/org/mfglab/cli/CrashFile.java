package org.mfglab.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Keeps the details of a failure of the program for its report.
final class CrashFile {

    private CrashFile() { }

    /// @return where the details are, if they could be written
    static Optional<Path> write(Throwable failure) {
        try {
            Path file = Files.createTempFile("mfglab-crash-", ".txt");
            Files.writeString(file, Console.trace(failure));
            return Optional.of(file);
        } catch (IOException e) {
            failure.addSuppressed(e);
            return Optional.empty();
        }
    }
}
