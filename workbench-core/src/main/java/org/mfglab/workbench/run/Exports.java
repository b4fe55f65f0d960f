package org.mfglab.workbench.run;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mfglab.workbench.export.ExportFormat;
import org.mfglab.workbench.export.ExportedRun;

/// Exports a run: its files appear when all of them are complete, or not at all.
public final class Exports {

    private Exports() { }

    /// Writes a run in some format.
    ///
    /// @param path  as [ExportFormat#place(Path)] takes it; a folder is made if there is none
    /// @param force whether an earlier export may be there; it is replaced, and levels that it had and this one lacks are removed
    /// @return the file to open
    /// @throws FileAlreadyExistsException if something is there and `force` is not given
    public static Path write(ExportedRun run, ExportFormat format, Path path, boolean force) throws IOException {
        Path place = format.place(path.toAbsolutePath());
        Path folder = place.getParent();
        boolean made = folder.equals(path.toAbsolutePath()) && prepare(folder, force);
        boolean done = false;
        try {
            publish(run, format, place, force);
            done = true;
        } finally {
            if (made && !done) Files.deleteIfExists(folder);
        }
        return format.place(path);
    }

    /// Makes the folder of an export that is one, or takes an empty one.
    ///
    /// @return whether it was made
    private static boolean prepare(Path folder, boolean force) throws IOException {
        if (!Files.exists(folder)) {
            Files.createDirectory(folder);
            return true;
        }
        if (!Files.isDirectory(folder)) throw new FileAlreadyExistsException(folder.toString(), null, "There is a file " + folder + ", and the export is a folder.");
        try (Stream<Path> inside = Files.list(folder)) {
            if (!force && inside.findAny().isPresent()) throw new FileAlreadyExistsException(folder.toString());
        }
        return false;
    }

    private static void publish(ExportedRun run, ExportFormat format, Path place, boolean force) throws IOException {
        String name = place.getFileName().toString();
        try (AtomicFiles files = new AtomicFiles(place.getParent(), force)) {
            format.write(run, name, files);
            files.publish();
            if (force) removeOthers(place.getParent(), format.files(name), files.places());
        }
    }

    private static void removeOthers(Path folder, Pattern names, Collection<Path> written) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) if (names.matcher(entry.getFileName().toString()).matches() && !written.contains(entry)) Files.delete(entry);
        }
    }

    /// The files of exports in the folder of a run: one for each format, in the order of the formats.
    public static List<Path> in(Path run) {
        Path folder = run.resolve(RunFiles.EXPORTS);
        return Stream.of(ExportFormat.values()).map(format -> folder.resolve(format.file())).filter(Files::isRegularFile).toList();
    }
}
