package org.mfglab.cli.command;

import org.mfglab.workbench.study.SolverSettings;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// How many threads compute.
final class ThreadsOption {

    @Option(names = "--threads", paramLabel = "N", defaultValue = "${env:MFGLAB_THREADS}", description = "threads, at most " + SolverSettings.MOST_THREADS + "; 0: all")
    private Integer threads;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    boolean given() {
        return threads != null;
    }

    /// The number that is given; 0, for all, if none is.
    ///
    /// @throws ParameterException if it is beyond reason
    int count() {
        if (threads == null) return 0;
        if (threads < 0 || threads > SolverSettings.MOST_THREADS)
            throw new ParameterException(spec.commandLine(), "The number of threads (%d) must lie between 0 and %d. Leave --threads away, or give 0, to use all processors."
                    .formatted(threads, SolverSettings.MOST_THREADS));
        return threads;
    }
}
