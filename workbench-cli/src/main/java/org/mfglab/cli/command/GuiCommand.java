package org.mfglab.cli.command;

import java.util.concurrent.Callable;
import org.mfglab.cli.Console;
import org.mfglab.workbench.run.Exit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `mfglab gui`: the desktop app is a program of its own, which the launcher starts in place of this one. What is here is its place in
/// the help, and the way to it for whoever started Java himself.
@Command(name = "gui", sortOptions = false, description = "Opens the desktop app: examples with moving pictures, problems set up beside their file, solves, views.")
public final class GuiCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private HelpOption help;

    @Parameters(paramLabel = "FILE|RUN", arity = "0..1", description = "a problem file, the name of a preset, or a run folder")
    private String file;

    public GuiCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        console.err().println("The desktop app is a program of its own, and this Java was started without it.");
        console.err().println("The launcher builds and starts it:  ./mfglab gui" + (file == null ? "" : " " + file));
        return Exit.USAGE.code();
    }
}
