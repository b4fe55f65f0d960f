package org.mfglab.workbench.run;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.mfglab.workbench.study.Study;

/// How a run is made, beside what the problem file says.
///
/// @param out     the run folder; empty: a new one in `runs/`
/// @param force   whether the folder may hold an earlier run, which is replaced
/// @param command the command line, word by word, for the manifest
public record RunOptions(Optional<Path> out, boolean force, List<String> command) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmm", Locale.ROOT);

    public RunOptions {
        command = List.copyOf(command);
    }

    /// The folder of a run: as given, or `runs/<time>-<name>-<id>` with the time in UTC.
    Path folder(Study study) {
        return out.orElseGet(() -> Path.of("runs", "%s-%s-%s".formatted(TIME.format(LocalDateTime.now(ZoneOffset.UTC)), study.name(),
                HexFormat.of().toHexDigits((short) ThreadLocalRandom.current().nextInt()))));
    }
}
