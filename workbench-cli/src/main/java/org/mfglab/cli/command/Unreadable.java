package org.mfglab.cli.command;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.mfglab.workbench.run.FileFailure;
import org.mfglab.workbench.run.Message;

/// What is said when a file that a command needs cannot be read.
final class Unreadable {

    /// The reason of a folder where a problem file is wanted.
    static final String FOLDER = "It is a folder.";

    private Unreadable() { }

    static Message file(String file, IOException failure) {
        return switch (failure) {
            case NoSuchFileException _ -> new Message("I403", "There is no file '" + file + "', and no preset of that name.",
                    List.of(), List.of("mfglab presets   lists the built-in problems."));
            case AccessDeniedException _ -> new Message("I403", "The file '" + file + "' may not be read.", List.of(), List.of("Maybe its permissions are wrong."));
            case FileSystemException e when FOLDER.equals(e.getReason()) -> new Message("I403", "'" + file + "' is a folder, not a problem file.",
                    List.of(), List.of("A problem file in it: FILE.toml; of a run it is problem.toml.", "mfglab info " + file + "   tells of a run folder."));
            case CharacterCodingException _ -> new Message("I403", "The file '" + file + "' is not text in UTF-8.", List.of(), List.of("Maybe it is another file."));
            default -> new Message("I403", "The file '" + file + "' cannot be read.", List.of(FileFailure.reason(failure)), List.of());
        };
    }
}
