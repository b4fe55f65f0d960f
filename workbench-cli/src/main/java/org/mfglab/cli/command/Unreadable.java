package org.mfglab.cli.command;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.mfglab.workbench.run.Message;

/// What is said when a file that a command needs cannot be read.
final class Unreadable {

    private Unreadable() { }

    static Message file(String file, IOException failure) {
        return switch (failure) {
            case NoSuchFileException _ -> new Message("I403", "There is no file '" + file + "', and no preset of that name.",
                    List.of(), List.of("mfglab presets   lists the built-in problems."));
            case AccessDeniedException _ -> new Message("I403", "The file '" + file + "' may not be read.", List.of(), List.of("Maybe its permissions are wrong."));
            default -> new Message("I403", "The file '" + file + "' cannot be read.", List.of(String.valueOf(failure.getMessage())), List.of());
        };
    }
}
