package org.mfglab.workbench.imported;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.mfglab.workbench.study.Study;

/// What is asked of an import.
///
/// @param file      `.npz`, `.npy` or `.csv`
/// @param out       the run folder to make
/// @param as        what it is; empty: as the names of its arrays tell
/// @param maps      `KEY=NAME`, as of `--map`
/// @param problem   gives the grid for samples and the horizon
/// @param bandwidth of the kernels that smooth samples; empty: Scott's rule
/// @param force     whether the folder may hold an earlier run, which is replaced
/// @param command   the command line, word by word, for the manifest
public record ImportRequest(Path file, Path out, Optional<ResultKind> as, List<String> maps, Optional<Study> problem, OptionalDouble bandwidth, boolean force,
                            List<String> command) {

    public ImportRequest {
        maps = List.copyOf(maps);
        command = List.copyOf(command);
    }
}
