package org.mfglab.workbench.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/// The folder of one run. Every file in it is complete or absent ([AtomicFile]); only the log grows, by whole lines.
///
/// @param path where it is
public record RunFolder(Path path) {

    /// Makes the folder, or takes an empty one.
    ///
    /// @param force take also a folder that holds something; what an earlier run left in it is removed, other files stay
    /// @throws FileAlreadyExistsException if there is something in the way
    public static RunFolder create(Path path, boolean force) throws IOException {
        if (Files.exists(path) && !Files.isDirectory(path))
            throw new FileAlreadyExistsException(path.toString(), null, "There is a file of this name.");
        Files.createDirectories(path);
        RunFolder folder = new RunFolder(path);
        if (!folder.isEmpty()) {
            if (!force) throw new FileAlreadyExistsException(path.toString(), null, "The folder is not empty.");
            folder.clear();
        }
        return folder;
    }

    private boolean isEmpty() throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
            return !entries.iterator().hasNext();
        }
    }

    /// Removes what a run writes and nothing else.
    private void clear() throws IOException {
        AtomicFile.sweep(path);
        for (String name : RunFiles.ALL) Files.deleteIfExists(path.resolve(name));
        for (String name : RunFiles.FOLDERS) remove(path.resolve(name));
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) return;
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path each : inside.sorted(java.util.Comparator.reverseOrder()).toList()) Files.delete(each);
        }
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
