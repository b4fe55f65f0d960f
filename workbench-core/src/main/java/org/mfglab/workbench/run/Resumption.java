package org.mfglab.workbench.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.mfglab.grid.Field;
import org.mfglab.workbench.study.ResolvedValue;
import org.mfglab.workbench.study.Study;

/// Whether, and from where, a run can be gone on with.
sealed interface Resumption {

    /// How far the initial density of a checkpoint may be from that of the problem, relative: rounding, also in single precision.
    double SAME = 1e-6;

    /// Keys that do not change what is solved: how, where and how exactly it is solved, and what is written of it.
    List<String> FREE = List.of("schema", "name", "title", "solver.", "output.", "reference.");

    /// From a checkpoint.
    ///
    /// @param warnings checkpoints that are damaged
    /// @param sittings what is known of the times that the run was worked at before, for the manifest
    record From(Path folder, Checkpoint checkpoint, List<Message> warnings, List<Object> sittings) implements Resumption { }

    /// Not at all.
    ///
    /// @param status the word of the end
    record Refused(String status, Exit exit, Message message) implements Resumption { }

    /// @param folder of the run
    /// @param study  the problem as it is to be solved now
    static Resumption of(Path folder, Study study) {
        try {
            StoredRun run = StoredRun.open(folder);
            run.require(RunFiles.RESOLVED);
            Study before = run.study();
            List<String> differences = differences(before, study);
            if (!differences.isEmpty()) return another(folder, differences);
            if (hasConverged(run, before, study)) return converged(run, study);
            return from(run, study);
        } catch (IOException e) {
            return nothing(folder, String.valueOf(e.getMessage()), List.of("The folder of a run of " + Version.PROGRAM + ": mfglab info DIR tells what a folder is."));
        }
    }

    private static Resumption from(StoredRun run, Study study) throws IOException {
        List<Message> warnings = new ArrayList<>();
        Optional<Checkpoint> newest = Checkpoint.newest(run.path(), sentence -> warnings.add(damaged(sentence)));
        if (newest.isEmpty()) return nothing(run.path(), "It holds no checkpoint" + (warnings.isEmpty() ? "; its state is '" + run.state() + "'." : " that is whole. "
                + warnings.stream().map(message -> message.where().getFirst()).collect(Collectors.joining(" "))), List.of("From the start: the same command without --resume."));
        Checkpoint checkpoint = newest.get();
        if (checkpoint.iteration() >= study.solver().maxIterations()) return exhausted(run.path(), checkpoint, study);
        double off = initialDifference(checkpoint, study);
        if (!(off <= SAME)) return another(run.path(), List.of("the initial density is another one, by %s of its maximum: maybe a file that the problem names has changed".formatted(Words.small(off))));
        return new From(run.path(), checkpoint, warnings, sittings(run, checkpoint));
    }

    private static List<String> differences(Study before, Study now) {
        Map<String, String> there = problem(before);
        Map<String, String> here = problem(now);
        List<String> differences = new ArrayList<>();
        TreeSet<String> keys = new TreeSet<>(there.keySet());
        keys.addAll(here.keySet());
        for (String key : keys)
            if (!there.getOrDefault(key, "").equals(here.getOrDefault(key, "")))
                differences.add("%s is %s there and %s here".formatted(key, there.getOrDefault(key, "absent"), here.getOrDefault(key, "absent")));
        if (differences.isEmpty() && before.scheme().scheme() != now.scheme().scheme())
            differences.add("solver.scheme is %s there and %s here".formatted(before.scheme().scheme().key(), now.scheme().scheme().key()));
        return differences;
    }

    private static Map<String, String> problem(Study study) {
        return study.values().stream().filter(value -> FREE.stream().noneMatch(free -> free.endsWith(".") ? value.key().startsWith(free) : value.key().equals(free)))
                .collect(Collectors.toMap(ResolvedValue::key, ResolvedValue::toml, (_, last) -> last, LinkedHashMap::new));
    }

    private static double initialDifference(Checkpoint checkpoint, Study study) throws IOException {
        Field initial = study.game().initial().on(study.grid());
        double[] stored = new double[study.grid().size()];
        try (StoredTrajectory density = checkpoint.density(study)) {
            density.read(0, stored);
        }
        double largest = 0;
        double off = 0;
        for (int i = 0; i < stored.length; i++) {
            largest = Math.max(largest, Math.abs(initial.get(i)));
            off = Math.max(off, Math.abs(stored[i] - initial.get(i)));
        }
        return off / largest;
    }

    private static boolean hasConverged(StoredRun run, Study before, Study now) {
        boolean certified = run.state().equals("done") && run.metrics().isPresent() && Boolean.TRUE.equals(run.metrics().get().get("converged"));
        return certified && before.solver().tolerance() <= now.solver().tolerance() && before.solver().precision().compareTo(now.solver().precision()) <= 0;
    }

    /// This and earlier times.
    private static List<Object> sittings(StoredRun run, Checkpoint checkpoint) {
        List<Object> sittings = new ArrayList<>(run.manifest().get(Manifest.RESUMED) instanceof List<?> list ? list : List.of());
        Map<String, Object> manifest = run.manifest();
        sittings.add(sitting(checkpoint, run.path(), manifest.get("start"), manifest.get("command"), manifest.get("device"), manifest.get("driver")));
        return sittings;
    }

    /// A time that a run was worked at, and the iteration that it was gone on with from.
    static Map<String, Object> sitting(Checkpoint checkpoint, Path folder, Object start, Object command, Object device, Object driver) {
        return Json.object("iteration", checkpoint.iteration(), "wall_s", checkpoint.seconds(), "dir", folder.toString(), "start", start, "command", command, "device", device, "driver", driver);
    }

    static Message damaged(String sentence) {
        return new Message("I407", "A checkpoint is damaged.", List.of(sentence), List.of());
    }

    private static Refused nothing(Path folder, String reason, List<String> advice) {
        return new Refused("failed", Exit.FILE, new Message("I404", "There is nothing to go on with in %s.".formatted(folder), List.of(reason), advice));
    }

    private static Refused another(Path folder, List<String> differences) {
        List<String> where = new ArrayList<>(differences.subList(0, Math.min(3, differences.size())));
        if (differences.size() > 3) where.add("and %d keys more".formatted(differences.size() - 3));
        return new Refused("failed", Exit.FILE, new Message("I405", "%s is a run of another problem.".formatted(folder), where,
                List.of("With the values of that run: mfglab solve %s --resume %s".formatted(folder.resolve(RunFiles.RESOLVED), folder),
                        "This problem from its start: the same command without --resume. What may change is [solver] but for the scheme, and [output].")));
    }

    private static Refused converged(StoredRun run, Study study) {
        return new Refused(String.valueOf(run.metrics().orElseThrow().get("status")), Exit.DONE, new Message("N225", "%s has converged already; nothing is left to do.".formatted(run.path()),
                List.of("Its tolerance is %s, and %s is asked for.".formatted(Words.small(tolerance(run)), Words.small(study.solver().tolerance()))),
                List.of("More digits: a smaller --set solver.tol=...")));
    }

    private static double tolerance(StoredRun run) {
        return run.manifest().get("tol") instanceof Number tolerance ? tolerance.doubleValue() : Double.NaN;
    }

    private static Refused exhausted(Path folder, Checkpoint checkpoint, Study study) {
        int most = study.solver().maxIterations();
        return new Refused("iteration_limit", Exit.NOT_CONVERGED, new Message("N222", "%s has made %s iterations, and %s are allowed.".formatted(folder, checkpoint.iteration(), most),
                List.of("They are counted from the start of the run."), List.of("--set solver.max_iter=" + (checkpoint.iteration() + (long) Math.max(most, 1)))));
    }
}
