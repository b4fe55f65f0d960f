package org.mfglab.cli;

import java.io.PrintStream;
import org.mfglab.workbench.run.Exit;

/// The command line.
public final class Main {

    private Main() { }

    public static void main(String[] words) {
        System.exit(run(words, System.out, System.err));
    }

    /// Runs one command.
    ///
    /// @param out for results
    /// @param err for progress and messages
    /// @return the exit code
    public static int run(String[] words, PrintStream out, PrintStream err) {
        Console console = new Console(out, err, Terminal.of(err));
        try {
            return CommandTree.of(console, words).execute(words);
        } catch (RuntimeException | Error e) {
            console.bug(e);
            return Exit.BUG.code();
        }
    }
}
