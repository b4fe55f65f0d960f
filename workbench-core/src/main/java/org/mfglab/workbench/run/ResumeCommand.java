package org.mfglab.workbench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mfglab.workbench.study.Presets;

/// The command line that goes on with a run, made from the one that began it.
public final class ResumeCommand {

    private static final String RESUME = "--resume";

    private static final String SET = "--set";

    /// Options that a word follows and that may be left out or replaced.
    private static final Set<String> WITH_A_WORD = Set.of("--out", RESUME, SET, "--control", "--device");

    /// What belongs to one start of the program.
    private static final Set<String> ONE_START = Set.of("--out", RESUME, "--control", "--force");

    private ResumeCommand() { }

    /// How to go on with a run: "from iteration 12: mfglab solve ..."; empty where it has converged, goes on at this moment, or has kept nothing.
    public static Optional<String> sentence(StoredRun run) throws IOException {
        boolean converged = run.state().equals("done") && run.metrics().isPresent() && Boolean.TRUE.equals(run.metrics().get().get("converged"));
        if (converged || EventLog.isBusy(run.path())) return Optional.empty();
        return Checkpoint.newest(run.path(), _ -> { }).map(checkpoint -> "from iteration " + checkpoint.iteration() + ": " + of(words(run), run.path()));
    }

    /// Those of the run, if the problem is still where they say; its own copy otherwise.
    private static List<String> words(StoredRun run) {
        List<String> words = run.manifest().get("command") instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
        if (words.size() > 2 && (Presets.contains(words.get(2)) || Files.isRegularFile(Path.of(words.get(2))))) return words;
        return List.of("mfglab", "solve", run.path().resolve(RunFiles.RESOLVED).toString());
    }

    /// @param command the command line of the run, word by word
    /// @param folder  of the run
    /// @param more    options with a word each that are added, in place of those of the same names or keys
    static String of(List<String> command, Path folder, String... more) {
        List<String> added = new ArrayList<>(List.of(RESUME, folder.toString()));
        added.addAll(List.of(more));
        List<String> words = new ArrayList<>();
        for (int i = 0; i < command.size(); i++) {
            String word = command.get(i);
            int equals = word.startsWith("--") ? word.indexOf('=') : -1;
            String name = equals < 0 ? word : word.substring(0, equals);
            List<String> option = List.of(word);
            if (equals < 0 && WITH_A_WORD.contains(name) && i + 1 < command.size()) option = List.of(word, command.get(++i));
            if (!ONE_START.contains(name) && !replaced(name, equals < 0 ? option.getLast() : word.substring(equals + 1), added)) words.addAll(option);
        }
        words.addAll(added);
        return words.stream().map(ResumeCommand::quoted).collect(Collectors.joining(" "));
    }

    /// Whether an option is added anew; of `--set`, whether its key is.
    private static boolean replaced(String name, String value, List<String> added) {
        for (int i = 0; i < added.size(); i += 2)
            if (added.get(i).equals(name) && (!name.equals(SET) || key(added.get(i + 1)).equals(key(value)))) return true;
        return false;
    }

    private static String key(String setting) {
        return setting.substring(0, Math.max(0, setting.indexOf('='))).strip();
    }

    /// For a POSIX shell; the words that need quotes are formulas and lists.
    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:=,+@%-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
