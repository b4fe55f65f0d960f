package org.mfglab.cli.command;

import java.util.Optional;
import org.mfglab.workbench.study.Setting;
import org.mfglab.workbench.study.SolverSettings;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// How many threads compute.
final class ThreadsOption {

    @Option(names = "--threads", paramLabel = "N", description = "threads, at most " + SolverSettings.MOST_THREADS + "; 0: all")
    private Integer threads;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /// For a problem; empty where it is not given.
    ///
    /// @throws ParameterException if it is beyond reason
    Optional<Setting> setting() {
        return threads == null ? Optional.empty() : Optional.of(new Setting("solver.threads", String.valueOf(count()), Environment.origin(spec, "--threads")));
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
