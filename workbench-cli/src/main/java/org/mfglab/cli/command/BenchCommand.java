package org.mfglab.cli.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.mfglab.cli.Console;
import org.mfglab.workbench.run.Exit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

/// `mfglab bench`: the benchmarks are a program of their own, which the launcher starts in place of this one. What is here is their
/// place in the help, and the way to them for whoever started Java himself.
@Command(name = "bench", sortOptions = false,
        description = "Measures kernels, whole solves beside a reference program, and the start of the command line.",
        footer = {"",
                "mfglab bench acd       compares the game of Achdou and Capuzzo-Dolcetta with",
                "                       a Python reference, which needs numpy and scipy",
                "mfglab bench devices   the same solves on the processor and on an OpenCL device",
                "mfglab bench kernels   nanoseconds per cell of the sweeps and of formulas",
                "mfglab bench memory    the memory of runs beside their estimates",
                "mfglab bench precision error against seconds of two families of schemes,",
                "                       on games whose solutions are known",
                "mfglab bench start     wall time of short commands as whole processes",
                "",
                "mfglab bench NAME --help lists the options of each."})
public final class BenchCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private HelpOption help;

    @Parameters(paramLabel = "NAME", arity = "0..1", description = "what to measure")
    private String name;

    @Unmatched
    private List<String> more;

    public BenchCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        console.err().println("The benchmarks are a program of their own, and this Java was started without it.");
        console.err().println("The launcher builds and starts it:  ./mfglab bench" + (name == null ? "" : " " + name));
        return Exit.USAGE.code();
    }
}
