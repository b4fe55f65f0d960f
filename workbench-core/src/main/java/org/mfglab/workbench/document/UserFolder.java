package org.mfglab.workbench.document;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// Where the program keeps what belongs to its user and to no problem: recent documents, what was not saved, preferences.
///
/// `MFGLAB_HOME` names another folder; otherwise it is what the system has for this: `$XDG_STATE_HOME/mfglab` or `~/.local/state/mfglab`,
/// `%LOCALAPPDATA%\MFGLab`, `~/Library/Application Support/MFGLab`.
public final class UserFolder {

    private UserFolder() { }

    public static Path path() {
        return given("MFGLAB_HOME").orElseGet(UserFolder::usual);
    }

    private static Path usual() {
        Path home = Path.of(System.getProperty("user.home", "."));
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.contains("win")) return given("LOCALAPPDATA").orElse(home).resolve("MFGLab");
        if (system.contains("mac")) return home.resolve("Library/Application Support/MFGLab");
        return given("XDG_STATE_HOME").orElse(home.resolve(".local/state")).resolve("mfglab");
    }

    private static Optional<Path> given(String variable) {
        return Optional.ofNullable(System.getenv(variable)).filter(path -> !path.isBlank()).map(Path::of);
    }
}
