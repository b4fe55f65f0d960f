package org.mfglab.workbench.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The command line that goes on with a run, made from the one that began it.
public final class ResumeCommand {

    private static final String RESUME = "--resume";

    /// What belongs to one start of the program, with the number of words that follow.
    private static final Set<String> WITH_A_WORD = Set.of("--out", RESUME, "--control");
    private static final Set<String> ALONE = Set.of("--force");

    private ResumeCommand() { }

    /// How to go on with a run: "from iteration 12: mfglab solve ..."; empty where it has converged, goes on at this moment, or has kept nothing.
    public static Optional<String> sentence(StoredRun run) throws IOException {
        boolean converged = run.state().equals("done") && run.metrics().isPresent() && Boolean.TRUE.equals(run.metrics().get().get("converged"));
        if (converged || EventLog.isBusy(run.path())) return Optional.empty();
        return Checkpoint.newest(run.path(), _ -> { }).map(checkpoint -> "from iteration " + checkpoint.iteration() + ": " + of(words(run), run.path()));
    }

    private static List<String> words(StoredRun run) {
        if (run.manifest().get("command") instanceof List<?> words && words.size() > 2) return words.stream().map(String::valueOf).toList();
        return List.of("mfglab", "solve", run.path().resolve(RunFiles.RESOLVED).toString());
    }

    /// @param command the command line of the run, word by word
    /// @param folder  of the run
    /// @param more    options that are added; those of the same names are dropped
    static String of(List<String> command, Path folder, String... more) {
        List<String> words = new ArrayList<>();
        Set<String> replaced = Set.of(more).stream().filter(word -> word.startsWith("--")).collect(Collectors.toSet());
        for (int i = 0; i < command.size(); i++) {
            String word = command.get(i);
            String name = word.startsWith("--") && word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
            boolean given = WITH_A_WORD.contains(name) || replaced.contains(name) && !name.equals("--set");
            if (given && name.equals(word)) i++;
            if (!given && !ALONE.contains(name)) words.add(word);
        }
        words.addAll(List.of(RESUME, folder.toString()));
        words.addAll(List.of(more));
        return words.stream().map(ResumeCommand::quoted).collect(Collectors.joining(" "));
    }

    /// For a POSIX shell; the words that need quotes are formulas and lists.
    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:=,+@%-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
