package org.mfglab.workbench.sweep;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/// How a sweep is made, beside its plan.
///
/// @param folder  where the run folders stand
/// @param index   the only point that is solved here; empty: all of them
/// @param jobs    so many at once, at least 1
/// @param threads shared out between them; 0: all processors
/// @param command the words of a command line that solves the problem without the values of a point, for the manifests
public record SweepOptions(Path folder, OptionalInt index, int jobs, int threads, List<String> command) {

    public SweepOptions {
        command = List.copyOf(command);
    }
}
