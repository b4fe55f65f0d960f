package org.mfglab.workbench.run;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.mfglab.workbench.export.Destination;

/// Several files that appear together, or none of them: each is written beside its place, all are forced to disk, and then all are
/// renamed, in the order in which they were begun. Closed before that, nothing of them is left.
final class AtomicFiles implements Destination, Closeable {

    private final Path folder;
    private final boolean replace;
    private final List<Path> begun = new ArrayList<>();

    /// @param replace whether files of the same names may be there; they stay until the new ones are complete
    AtomicFiles(Path folder, boolean replace) {
        this.folder = folder;
        this.replace = replace;
    }

    @Override
    public Path file(String name) throws IOException {
        Path place = folder.resolve(name);
        if (Files.isDirectory(place)) throw new FileAlreadyExistsException(place.toString(), null, "There is a folder " + place + " in the way.");
        if (!replace && Files.exists(place)) throw new FileAlreadyExistsException(place.toString());
        Path part = AtomicFile.partOf(place);
        Files.deleteIfExists(part);
        begun.add(place);
        return part;
    }

    /// The files that are begun, or there after [#publish()].
    List<Path> places() {
        return List.copyOf(begun);
    }

    void publish() throws IOException {
        for (Path place : begun) force(AtomicFile.partOf(place));
        for (Path place : begun) Files.move(AtomicFile.partOf(place), place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        AtomicFile.forceFolder(folder);
    }

    private static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        for (Path place : begun) Files.deleteIfExists(AtomicFile.partOf(place));
    }
}
