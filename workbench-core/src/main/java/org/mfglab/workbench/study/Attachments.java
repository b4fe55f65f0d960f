package org.mfglab.workbench.study;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.mfglab.workbench.file.GreyImage;

/// The files that a problem names: on the disk, or pictures that ship with the program, `preset:NAME`.
///
/// @param folder where relative file names begin
record Attachments(Path folder) {

    static final String SHIPPED = "preset:";

    /// The file of a name.
    ///
    /// @throws IOException with a message that goes on from "cannot be read."
    Path path(String name) throws IOException {
        try {
            return folder.resolve(name).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new IOException("It is not the name of a file.", e);
        }
    }

    /// A name that means the same file for a problem in any folder.
    String everywhere(String name) {
        if (name.startsWith(SHIPPED)) return name;
        try {
            return path(name).toString();
        } catch (IOException _) {
            return name;
        }
    }

    /// @throws IOException with a message that goes on from "cannot be read."
    GreyImage image(String name) throws IOException {
        if (!name.startsWith(SHIPPED)) return GreyImage.read(path(name));
        try (InputStream in = Presets.picture(name.substring(SHIPPED.length()))) {
            return GreyImage.read(in);
        }
    }
}
