package org.mfglab.workbench.run;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/// Files that are complete or absent: written beside their place, forced to disk, and renamed. Whoever reads the place sees the
/// old file or the new one, never a part of either, also after a crash.
public final class AtomicFile {

    private static final String BEGIN = ".";
    private static final String END = ".part";

    /// Tells the parts of this process from those of others that write the same file at the same time.
    private static final String PROCESS = "." + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    private static final Pattern PROCESSES = Pattern.compile("\\.[0-9a-f]{8}$");

    private AtomicFile() { }

    /// What a file is to hold.
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /// Writes a file; what stood there before stays until the new one is complete.
    ///
    /// @throws IOException if it cannot be written; then the old file is untouched
    public static void write(Path place, Content content) throws IOException {
        Path part = partOf(place);
        try {
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                content.writeTo(Channels.newOutputStream(channel));
                if (channel.isOpen()) channel.force(true);
                else forceAgain(part);
            }
            Files.move(part, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
        forceFolder(place.getParent());
    }

    /// Where a file is while it is being written.
    static Path partOf(Path place) {
        return place.resolveSibling(BEGIN + place.getFileName() + PROCESS + END);
    }

    /// The place of a file, given where it is or where it is being written.
    static Path placeOf(Path file) {
        String name = file.getFileName() == null ? "" : file.getFileName().toString();
        boolean part = name.startsWith(BEGIN) && name.endsWith(END) && name.length() > BEGIN.length() + END.length();
        return part ? file.resolveSibling(PROCESSES.matcher(name.substring(BEGIN.length(), name.length() - END.length())).replaceFirst("")) : file;
    }

    /// Writers of arrays close their stream, and with it the channel.
    private static void forceAgain(Path part) throws IOException {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /// The rename itself lies in the folder. Where folders cannot be opened as files (Windows) the file system keeps that order itself.
    static void forceFolder(Path folder) throws IOException {
        if (System.getProperty("os.name").startsWith("Windows")) return;
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
