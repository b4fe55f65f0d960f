package org.mfglab.bench;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.mfglab.workbench.device.Devices;
import org.mfglab.workbench.run.Exit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// `mfglab bench`: what the program costs, measured.
@Command(name = "mfglab bench", synopsisSubcommandLabel = "NAME",
        description = "Measures kernels, whole solves beside a reference program, and the start of the command line.",
        footer = {"", "Exit codes: 0 measured, 2 wrong command line, 4 a solve did not converge,", "6 device, 7 files, 8 the results disagree with the reference."})
public final class Main implements Runnable {

    private final PrintStream out;

    @Spec
    private CommandSpec spec;

    @Option(names = {"-h", "--help"}, usageHelp = true, scope = ScopeType.INHERIT, description = "shows this help")
    private boolean help;

    private Main(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] words) {
        System.exit(run(words, System.out, System.err));
    }

    /// Runs one benchmark.
    ///
    /// @param out for results
    /// @param err for progress and messages
    /// @return the exit code
    static int run(String[] words, PrintStream out, PrintStream err) {
        CommandLine tree = new CommandLine(new Main(out));
        tree.addSubcommand(new AcdCommand(out, err));
        tree.addSubcommand(new DevicesCommand(out, err, Devices.here()));
        tree.addSubcommand(new KernelsCommand(out, err));
        tree.addSubcommand(new MemoryCommand(out, err));
        tree.addSubcommand(new PrecisionCommand(out, err));
        tree.addSubcommand(new StartCommand(out, err));
        tree.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
        tree.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        tree.setParameterExceptionHandler((failure, _) -> usage(failure, err));
        tree.setExecutionExceptionHandler((failure, _, _) -> {
            err.println("N999  Something in MFGLab itself failed: " + failure);
            return Exit.BUG.code();
        });
        return tree.execute(words);
    }

    private static int usage(CommandLine.ParameterException failure, PrintStream err) {
        err.println(failure.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(failure, failure.getCommandLine().getErr());
        err.println("Help:  " + failure.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return Exit.USAGE.code();
    }

    /// Without a name: what there is.
    @Override
    public void run() {
        out.print(spec.commandLine().getUsageMessage());
    }
}
