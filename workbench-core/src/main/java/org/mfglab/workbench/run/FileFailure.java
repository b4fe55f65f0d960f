package org.mfglab.workbench.run;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Why a file could not be written, in words. The exceptions of Java name a file and, in their type only, the reason.
public final class FileFailure {

    private FileFailure() { }

    /// A sentence for the owner of the file.
    public static String reason(IOException failure) {
        return switch (failure) {
            case AccessDeniedException e -> "No permission for " + named(e) + ".";
            case NoSuchFileException e -> missing(Path.of(named(e)));
            case FileAlreadyExistsException e -> e.getReason() == null ? "There is a file " + named(e) + " in the way." : e.getReason();
            case FileSystemException e -> e.getReason() == null ? "The system refuses " + named(e) + "." : e.getReason() + ": " + named(e) + ".";
            default -> failure.getMessage() == null ? "The system gives no reason." : failure.getMessage();
        };
    }

    private static String named(FileSystemException failure) {
        return failure.getFile() == null ? "it" : AtomicFile.placeOf(Path.of(failure.getFile())).toString();
    }

    /// What is missing is the folder that the file was to stand in, unless that folder makes no files at all.
    private static String missing(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || Files.isDirectory(folder)) return "Nothing can be made at " + file + ".";
        return "There is no folder " + folder + ".";
    }
}
