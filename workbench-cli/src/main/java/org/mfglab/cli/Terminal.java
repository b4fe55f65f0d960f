package org.mfglab.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the error stream can show.
///
/// @param interactive whether a person looks at it
/// @param columns     its width in characters
/// @param colour      whether colours are wanted (https://no-color.org)
/// @param trueColour  whether it knows 24-bit colours
public record Terminal(boolean interactive, int columns, boolean colour, boolean trueColour) {

    /// No terminal: a file or a pipe.
    public static final Terminal NONE = new Terminal(false, 80, false, false);

    private static final int USUAL_COLUMNS = 80;

    /// The terminal behind a stream. The launcher tells by `mfglab.stderr.tty` and `mfglab.columns`; without it the process is asked.
    static Terminal of(PrintStream err) {
        if (err != System.err || !isTerminal()) return NONE;
        boolean dumb = "dumb".equals(System.getenv("TERM"));
        String unwanted = System.getenv("NO_COLOR");
        boolean colour = !dumb && (unwanted == null || unwanted.isEmpty());
        String depth = System.getenv("COLORTERM");
        return new Terminal(!dumb, width(), colour, colour && ("truecolor".equals(depth) || "24bit".equals(depth)));
    }

    private static boolean isTerminal() {
        String told = System.getProperty("mfglab.stderr.tty");
        if (told != null) return told.equals("true");
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException _) {
            return System.console() != null && System.console().isTerminal();
        }
    }

    private static int width() {
        for (String told : new String[] {System.getProperty("mfglab.columns"), System.getenv("COLUMNS")})
            if (told != null && told.matches("[1-9][0-9]{0,3}")) return Integer.parseInt(told);
        return USUAL_COLUMNS;
    }
}
