package org.mfglab.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.mfglab.workbench.run.Exit;
import org.mfglab.workbench.run.Message;

/// Where a command speaks: results to `out`, everything else to `err`.
///
/// @param terminal what `err` can show
public record Console(PrintStream out, PrintStream err, Terminal terminal) {

    public PrintWriter outWriter() {
        return new PrintWriter(out, true, StandardCharsets.UTF_8);
    }

    public PrintWriter errWriter() {
        return new PrintWriter(err, true, StandardCharsets.UTF_8);
    }

    /// Says what went wrong and how to go on.
    public int fail(Exit exit, Message message) {
        err.print(message.text());
        err.flush();
        return exit.code();
    }

    /// A mistake of this program: the details go into a file, the user gets two lines.
    public void bug(Throwable failure) {
        err.println("N999  Something in MFGLab itself failed: " + failure.getClass().getSimpleName() + (failure.getMessage() == null ? "" : ", " + failure.getMessage()));
        err.println("      " + CrashFile.write(failure).map(file -> "Details are in " + file + "; please report them.").orElse("Details could not be written."));
    }

    static String trace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
