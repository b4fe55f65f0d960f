package org.mfglab.cli.command;

import java.util.concurrent.Callable;
import org.mfglab.cli.Console;
import org.mfglab.workbench.run.Exit;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `mfglab completion`: a script for bash and zsh.
@Command(name = "completion", description = "Prints a completion script: source <(mfglab completion)")
public final class CompletionCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    public CompletionCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        console.out().print(AutoComplete.bash("mfglab", spec.root().commandLine()));
        console.out().println();
        return Exit.DONE.code();
    }
}
