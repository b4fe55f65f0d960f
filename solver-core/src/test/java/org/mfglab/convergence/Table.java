package org.mfglab.convergence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// The tables of a run, one file each; `docs/verification.md` is collected from them.
final class Table {

    private static final Path FOLDER = Path.of("target", "convergence");

    private Table() {}

    /// Writes `target/convergence/NAME.txt` whole or not at all.
    static void write(String name, String text) {
        try {
            Files.createDirectories(FOLDER);
            Path part = Files.createTempFile(FOLDER, "table", ".part");
            Files.writeString(part, text);
            Files.move(part, FOLDER.resolve(name.replaceAll("[^A-Za-z0-9.]+", "-") + ".txt"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
