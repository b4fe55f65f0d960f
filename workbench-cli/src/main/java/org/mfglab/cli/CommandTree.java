package org.mfglab.cli;

import java.io.PrintWriter;
import java.util.List;
import org.mfglab.cli.command.BenchCommand;
import org.mfglab.cli.command.CheckCommand;
import org.mfglab.cli.command.CompareCommand;
import org.mfglab.cli.command.CompletionCommand;
import org.mfglab.cli.command.DevicesCommand;
import org.mfglab.cli.command.Environment;
import org.mfglab.cli.command.ExportCommand;
import org.mfglab.cli.command.GuiCommand;
import org.mfglab.cli.command.ImportCommand;
import org.mfglab.cli.command.InfoCommand;
import org.mfglab.cli.command.NewCommand;
import org.mfglab.cli.command.PlotCommand;
import org.mfglab.cli.command.PresetsCommand;
import org.mfglab.cli.command.SolveCommand;
import org.mfglab.cli.command.SweepCommand;
import org.mfglab.cli.command.VerifyCommand;
import org.mfglab.workbench.device.Devices;
import org.mfglab.workbench.run.Exit;
import org.mfglab.workbench.run.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// All commands under one name.
@Command(name = "mfglab", mixinStandardHelpOptions = true, versionProvider = CommandTree.Versions.class, synopsisSubcommandLabel = "COMMAND",
        description = "Solves mean-field games: from a problem file to a certified solution and its pictures.",
        footer = {"", "First steps:  mfglab presets,  mfglab solve eight-gaussians"})
final class CommandTree implements Runnable {

    private final Console console;

    @Spec
    private CommandSpec spec;

    private CommandTree(Console console) {
        this.console = console;
    }

    /// @param words the whole command line, for the manifest of a run
    static CommandLine of(Console console, String[] words) {
        CommandLine tree = new CommandLine(new CommandTree(console));
        tree.addSubcommand(new SolveCommand(console, List.of(words)));
        tree.addSubcommand(new SweepCommand(console));
        tree.addSubcommand(new CompareCommand(console));
        tree.addSubcommand(new ImportCommand(console, List.of(words)));
        tree.addSubcommand(new CheckCommand(console));
        tree.addSubcommand(new NewCommand(console));
        tree.addSubcommand(new PresetsCommand(console));
        tree.addSubcommand(new InfoCommand(console));
        tree.addSubcommand(new PlotCommand(console));
        tree.addSubcommand(new ExportCommand(console));
        tree.addSubcommand(new VerifyCommand(console));
        tree.addSubcommand(new DevicesCommand(console, Devices.here()));
        tree.addSubcommand(new BenchCommand(console));
        tree.addSubcommand(new GuiCommand(console));
        tree.addSubcommand(new CompletionCommand(console));
        tree.addSubcommand(new HelpCommand());
        tree.setDefaultValueProvider(Environment.here());
        tree.setOut(console.outWriter());
        tree.setErr(console.errWriter());
        tree.setCaseInsensitiveEnumValuesAllowed(true);
        tree.setColorScheme(CommandLine.Help.defaultColorScheme(console.terminal().colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        tree.setParameterExceptionHandler(CommandTree::usage);
        tree.setExecutionExceptionHandler((failure, _, _) -> {
            console.bug(failure);
            return Exit.BUG.code();
        });
        return tree;
    }

    /// Without a command: what there is.
    @Override
    public void run() {
        console.out().print(spec.commandLine().getUsageMessage());
    }

    /// A wrong command line gets one line, what was perhaps meant, and where help is.
    private static int usage(CommandLine.ParameterException failure, String[] words) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(command.getColorScheme().errorText(failure.getMessage()));
        CommandLine.UnmatchedArgumentException.printSuggestions(failure, err);
        err.println("Help:  " + command.getCommandSpec().qualifiedName() + " --help");
        return Exit.USAGE.code();
    }

    static final class Versions implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {Version.PROGRAM + " " + Version.NUMBER, "Java " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")"};
        }
    }
}
