package org.mfglab.workbench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A run folder in a list: what it is and how it ended, without its fields.
///
/// @param title   its name and the name of its folder
/// @param words   its state, a sign and words
/// @param problem the text of its problem file; empty if there is none that can be read
public record FoundRun(Path folder, String title, String words, String problem) {

    private static final int MOST = 200;

    /// The run folders in a folder, the latest names first; none if there is no such folder.
    public static List<FoundRun> in(Path folder) {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(StoredRun::isOne).sorted(Comparator.comparing(Path::getFileName).reversed()).limit(MOST).map(FoundRun::of).toList();
        } catch (IOException _) {
            // a document whose runs were never made has no such folder
            return List.of();
        }
    }

    /// A run folder; one that cannot be read says so in its words.
    public static FoundRun of(Path folder) {
        try {
            StoredRun run = StoredRun.open(folder);
            return new FoundRun(folder, run.name() + "  " + folder.getFileName(), words(run), problem(folder));
        } catch (IOException e) {
            return new FoundRun(folder, String.valueOf(folder.getFileName()), "! cannot be read: " + e.getMessage(), "");
        }
    }

    private static String problem(Path folder) {
        try {
            return Files.readString(folder.resolve(RunFiles.PROBLEM));
        } catch (IOException _) {
            return "";
        }
    }

    private static String words(StoredRun run) {
        if (run.doubt().isEmpty()) return "✓ converged" + run.metrics().map(numbers -> numbers.get("iterations")).map(k -> " in " + k + " it").orElse("");
        String status = run.doubt().get();
        String sign = switch (status) {
            case "iteration_limit", "stalled", "cycling" -> "~";
            case "cancelled", "time_limit", "interrupted" -> "■";
            case "queued", "running" -> "▶";
            default -> "!";
        };
        return sign + " " + status.replace('_', ' ');
    }
}
