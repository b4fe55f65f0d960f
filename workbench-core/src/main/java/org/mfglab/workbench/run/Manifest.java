package org.mfglab.workbench.run;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mfglab.grid.BoundaryCondition;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Grid;
import org.mfglab.scheme.LaxFriedrichs;
import org.mfglab.scheme.Scheme;
import org.mfglab.workbench.device.OpenDevice;
import org.mfglab.workbench.file.Sha256;
import org.mfglab.workbench.study.Study;

/// Says where the results of a run come from and how to make them again.
///
/// @param command  the command line, word by word
/// @param levels   the time levels that are written
/// @param sittings where the run was gone on with, each with the device and the command before; empty for one that was not interrupted
public record Manifest(Study study, List<String> command, OpenDevice device, int[] levels, Instant start, List<Object> sittings) {

    /// The version of run folders that is written; what is older can be read.
    public static final int SCHEMA = 1;

    /// The key that tells that the domain has obstacles or exits; absent where it has none.
    static final String SURROUNDINGS = "obstacles_or_exits";

    /// The key of the sittings; absent where there were none.
    public static final String RESUMED = "resumed";

    /// The kind of a result of another program.
    public static final String IMPORTED = "imported";

    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    /// The manifest of a run that has ended, with what the scheme found out on the way.
    Map<String, Object> json(Instant end, Scheme scheme) {
        Map<String, Object> manifest = json(end);
        if (scheme instanceof LaxFriedrichs(List<Double> theta, double _)) manifest.put("theta", theta);
        return manifest;
    }

    /// The dissipation that a manifest records; empty where the scheme has none.
    public static List<Double> theta(Map<String, Object> manifest) {
        if (!(manifest.get("theta") instanceof List<?> list)) return List.of();
        return list.stream().filter(Number.class::isInstance).map(number -> ((Number) number).doubleValue()).toList();
    }

    /// @param end null while it runs
    Map<String, Object> json(Instant end) {
        ChosenSolver chosen = ChosenSolver.of(study);
        Map<String, Object> manifest = Json.object("schema", SCHEMA);
        manifest.putAll(here());
        manifest.put("command", command);
        manifest.putAll(problem(study, levels));
        manifest.putAll(Json.object("method_used", chosen.method().key(), "scheme_used", chosen.scheme().key(),
                "device", device.name(), "driver", device.driver().orElse(null), "device_why", device.why().orElse(null), "threads", device.backend().threads(), "processes", 1,
                "input_sha256", Sha256.of(study.text()), "resolved_sha256", Sha256.of(study.resolved()),
                "start", start.toString(), "end", end == null ? null : end.toString()));
        if (!sittings.isEmpty()) manifest.put(RESUMED, sittings);
        return manifest;
    }

    /// Which program this is, and where it runs.
    public static Map<String, Object> here() {
        return Json.object("program", Version.PROGRAM, "version", Version.NUMBER,
                "java", System.getProperty("java.vendor") + " " + Runtime.version(),
                "os", System.getProperty("os.name") + " " + System.getProperty("os.version") + " " + System.getProperty("os.arch"));
    }

    /// What the problem alone decides, so that it can be told again from `resolved.toml`.
    ///
    /// @param levels the time levels that are written
    public static Map<String, Object> problem(Study study, int[] levels) {
        Map<String, Object> problem = Json.object("name", study.name(), "title", study.title(), "kind", study.kind().key(),
                "seed", study.solver().seed(), "method", study.solver().method().key(), "scheme", study.solver().scheme().key(),
                "precision", study.solver().precision().word(), "tol", study.solver().tolerance(), "max_iter", study.solver().maxIterations());
        problem.put("axes", axes(study.grid()));
        if (hasSurroundings(study.grid())) problem.put(SURROUNDINGS, true);
        problem.put("time", Json.object("T", study.time().horizon(), "nt", study.time().steps(), "levels_written", levels.length));
        return problem;
    }

    /// Whether there is more in the box than walls: then pictures show it.
    private static boolean hasSurroundings(Grid grid) {
        if (grid.geometry().hasObstacles()) return true;
        for (int axis = 0; axis < grid.dimension(); axis++)
            if (grid.geometry().faces(axis).stream().anyMatch(face -> face.condition() instanceof BoundaryCondition.Exit)) return true;
        return false;
    }

    /// The axes of a grid as a manifest tells them.
    public static List<Map<String, Object>> axes(Grid grid) {
        List<Map<String, Object>> axes = new ArrayList<>();
        Domain domain = grid.domain();
        for (int k = 0; k < grid.dimension(); k++)
            axes.add(Json.object("name", AxisNames.of(k), "from", domain.axes().get(k).low(), "to", domain.axes().get(k).high(),
                    "n", grid.n(k), "periodic", grid.periodic(k)));
        return axes;
    }
}
