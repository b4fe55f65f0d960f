package org.mfglab.workbench.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.mfglab.workbench.run.AtomicFile;
import org.mfglab.workbench.run.Json;

/// Keeps documents that are not saved, so that a crash or a power cut loses seconds at most.
///
/// Each open document has one file in the folder, which is removed when it is saved or closed. What is found there and belongs to no living
/// process was left by one that ended before its time.
///
/// @param folder where they are kept
public record Recovery(Path folder) {

    private static final String END = ".json";

    /// A document that was not saved.
    ///
    /// @param file the file that keeps it
    /// @param time when it was last kept
    public record Left(Path file, Document document, Instant time) { }

    /// The place of one open document.
    ///
    /// @param file where it is kept
    public record Slot(Path file) {

        /// Keeps a document that is open in this process; what was kept before stays until this is complete.
        ///
        /// @throws IOException if it cannot be written
        public void keep(Document document) throws IOException {
            ProcessHandle here = ProcessHandle.current();
            write(document, Json.object("pid", here.pid(), "started", here.info().startInstant().map(Instant::toString).orElse(null)));
        }

        /// Keeps a document that is open no more.
        ///
        /// @throws IOException if it cannot be written
        public void leave(Document document) throws IOException {
            write(document, Json.object());
        }

        private void write(Document document, Map<String, Object> owner) throws IOException {
            Files.createDirectories(file.getParent());
            Map<String, Object> json = Json.object("name", document.name(), "file", document.file().map(Path::toString).orElse(null),
                    "folder", document.folder().toString(), "time", Instant.now().toString(), "text", document.text());
            json.putAll(owner);
            AtomicFile.write(file, out -> out.write(Json.pretty(json).getBytes(StandardCharsets.UTF_8)));
        }

        /// Forgets the document.
        public void clear() throws IOException {
            Files.deleteIfExists(file);
        }
    }

    /// The place of another document.
    public Slot slot() {
        return new Slot(folder.resolve(HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()) + END));
    }

    /// What earlier processes left, the latest first. Files that cannot be understood stay where they are.
    public List<Left> left() throws IOException {
        if (!Files.isDirectory(folder)) return List.of();
        List<Left> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(END)).toList()) understood(file).ifPresent(found::add);
        }
        found.sort(Comparator.comparing(Left::time).reversed());
        return found;
    }

    private static Optional<Left> understood(Path file) {
        try {
            return read(file);
        } catch (IOException | InvalidPathException _) {
            return Optional.empty();
        }
    }

    private static Optional<Left> read(Path file) throws IOException {
        var json = Json.read(Files.readString(file));
        if (!(json.get("text") instanceof String text) || !(json.get("name") instanceof String name) || !(json.get("folder") instanceof String folder)) return Optional.empty();
        if (json.get("pid") instanceof Number pid && alive(pid.longValue(), String.valueOf(json.get("started")))) return Optional.empty();
        Optional<Path> place = json.get("file") instanceof String saved ? Optional.of(Path.of(saved)) : Optional.empty();
        return Optional.of(new Left(file, new Document(name, place, Path.of(folder), text), time(String.valueOf(json.get("time")))));
    }

    /// The number of a process is used again, but not with the same start.
    private static boolean alive(long pid, String started) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive)
                .map(process -> process.info().startInstant().map(Instant::toString).orElse("null").equals(started)).orElse(false);
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException _) {
            return Instant.EPOCH;
        }
    }
}
