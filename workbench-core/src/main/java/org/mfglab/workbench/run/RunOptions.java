package org.mfglab.workbench.run;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ThreadLocalRandom;
import org.mfglab.workbench.study.Study;

/// How a run is made, beside what the problem file says.
///
/// @param out     the run folder; empty: a new one in `runs/`
/// @param force   whether the folder may hold an earlier run, which is replaced
/// @param command the command line, word by word, for the manifest
/// @param resume  the folder of a run that is gone on with; empty: the solve begins at rest. Without `out` it is also the folder of this run.
/// @param checkpointEvery seconds from one checkpoint to the next, more where writing one takes long; empty: as suits the device
public record RunOptions(Optional<Path> out, boolean force, List<String> command, Optional<Path> resume, OptionalDouble checkpointEvery) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmm", Locale.ROOT);

    public RunOptions {
        command = List.copyOf(command);
    }

    /// Of a run that begins at rest.
    public RunOptions(Optional<Path> out, boolean force, List<String> command) {
        this(out, force, command, Optional.empty(), OptionalDouble.empty());
    }

    /// Whether a run is gone on with in its own folder.
    boolean inPlace() {
        return resume.isPresent() && (out.isEmpty() || same(out.get(), resume.get()));
    }

    private static boolean same(Path a, Path b) {
        return a.toAbsolutePath().normalize().equals(b.toAbsolutePath().normalize());
    }

    /// The folder of a run: as given, that of the run that is gone on with, or `runs/<time>-<name>-<id>` with the time in UTC.
    Path folder(Study study) {
        if (inPlace()) return resume.orElseThrow();
        return out.orElseGet(() -> Path.of("runs", "%s-%s-%s".formatted(TIME.format(LocalDateTime.now(ZoneOffset.UTC)), study.name(),
                HexFormat.of().toHexDigits((short) ThreadLocalRandom.current().nextInt()))));
    }
}
