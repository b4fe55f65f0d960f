package org.mfglab.workbench.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.mfglab.workbench.export.ExportFormat;

/// The folder of one run. Every file in it is complete or absent ([AtomicFile]); only the log grows, by whole lines.
///
/// @param path where it is
public record RunFolder(Path path) {

    /// Makes the folder, or takes an empty one.
    ///
    /// @param force take also the folder of an earlier run; what that run wrote is removed, other files stay
    /// @throws FileAlreadyExistsException if there is something in the way
    /// @throws NotDirectoryException      if the folder holds something, and it is not a run; then nothing is touched
    public static RunFolder create(Path path, boolean force) throws IOException {
        if (Files.exists(path) && !Files.isDirectory(path))
            throw new FileAlreadyExistsException(path.toString(), null, "There is a file of this name.");
        Files.createDirectories(path);
        RunFolder folder = new RunFolder(path);
        if (!folder.isEmpty()) {
            if (!force) throw new FileAlreadyExistsException(path.toString(), null, "The folder is not empty.");
            if (!StoredRun.isOurs(path) && !folder.hasOnlyBegun()) throw new NotDirectoryException(path.toString());
            folder.clear();
        }
        return folder;
    }

    /// Takes the folder of a run that is gone on with. What a killed process left of files that it had not completed is removed, and
    /// nothing else.
    static RunFolder reopen(Path path) throws IOException {
        RunFolder folder = new RunFolder(path);
        for (Map.Entry<Path, Predicate<String>> each : folder.ours().entrySet()) folder.remove(each.getKey(), each.getValue(), RunFolder::isRest);
        return folder;
    }

    /// Takes away what was there for a live view.
    void removeLive() throws IOException {
        remove(path.resolve(RunFiles.LIVE), LiveFrame.FILE::equals, _ -> true);
    }

    /// A part of a file, an array of a checkpoint that nothing stands beside, or the last frame of a live view.
    private static boolean isRest(Path entry) {
        if (!AtomicFile.placeOf(entry).equals(entry) || entry.endsWith(LiveFrame.FILE)) return true;
        String name = entry.getFileName().toString();
        return RunFiles.STATE.matcher(name).matches() && name.endsWith(".npy") && !Files.exists(Checkpoint.beside(entry));
    }

    /// The subfolders, then the folder itself, each with the names that a run writes there.
    private SequencedMap<Path, Predicate<String>> ours() {
        SequencedMap<Path, Predicate<String>> ours = new LinkedHashMap<>();
        ours.put(path.resolve(RunFiles.FIGURES), RunFiles.PICTURES::contains);
        ours.put(path.resolve(RunFiles.CHECKPOINT), name -> RunFiles.STATE.matcher(name).matches());
        ours.put(path.resolve(RunFiles.EXPORTS), name -> Stream.of(ExportFormat.values()).anyMatch(format -> format.files(format.file()).matcher(name).matches()));
        ours.put(path.resolve(RunFiles.LIVE), LiveFrame.FILE::equals);
        ours.put(path, RunFiles.ALL::contains);
        return ours;
    }

    private boolean isEmpty() throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
            return !entries.iterator().hasNext();
        }
    }

    /// Whether a process was killed between its first file, the log, and its second, the manifest.
    private boolean hasOnlyBegun() throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
            for (Path entry : entries) if (!isBeginning(entry)) return false;
        }
        return Files.exists(path.resolve(RunFiles.LOG));
    }

    private static boolean isBeginning(Path entry) throws IOException {
        Path place = AtomicFile.placeOf(entry);
        if (!place.equals(entry)) return place.endsWith(RunFiles.MANIFEST);
        return place.endsWith(RunFiles.LOG) && Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS) && Files.size(entry) == 0;
    }

    /// Removes what a run writes and nothing else; the manifest last, so that a part of it is still known as a run.
    private void clear() throws IOException {
        for (Map.Entry<Path, Predicate<String>> each : ours().entrySet()) remove(each.getKey(), each.getValue().and(name -> !name.equals(RunFiles.MANIFEST)), _ -> true);
        remove(path, RunFiles.MANIFEST::equals, _ -> true);
    }

    /// Removes files by name, also where a killed process left a part of one, and a subfolder that is empty then.
    private void remove(Path folder, Predicate<String> ours, Predicate<Path> unwanted) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) && !folder.equals(path)) return;
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries)
                if (ours.test(AtomicFile.placeOf(entry).getFileName().toString()) && !Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS) && unwanted.test(entry)) Files.delete(entry);
        }
        if (!folder.equals(path) && new RunFolder(folder).isEmpty()) Files.delete(folder);
    }

    public Path file(String name) {
        return path.resolve(name);
    }

    /// Publishes a file, in a subfolder if its name has a slash.
    public void publish(String name, AtomicFile.Content content) throws IOException {
        Path place = path.resolve(name);
        Files.createDirectories(place.getParent());
        AtomicFile.write(place, content);
    }

    public void publish(String name, byte[] bytes) throws IOException {
        publish(name, out -> out.write(bytes));
    }

    /// Publishes text in UTF-8.
    public void publish(String name, String text) throws IOException {
        publish(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /// Publishes a JSON object.
    public void publish(String name, Map<String, ?> object) throws IOException {
        publish(name, Json.pretty(object));
    }
}
