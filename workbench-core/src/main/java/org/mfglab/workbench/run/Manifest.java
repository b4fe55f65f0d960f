package org.mfglab.workbench.run;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Grid;
import org.mfglab.workbench.study.Study;

/// Says where the results of a run come from and how to make them again.
///
/// @param command the command line, word by word
/// @param levels  the time levels that are written
record Manifest(Study study, List<String> command, String device, int threads, int[] levels, Instant start) {

    static final int SCHEMA = 1;

    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    /// @param end null while it runs
    Map<String, Object> json(Instant end) {
        ChosenSolver chosen = ChosenSolver.of(study);
        Map<String, Object> manifest = Json.object("schema", SCHEMA, "program", Version.PROGRAM, "version", Version.NUMBER,
                "java", System.getProperty("java.vendor") + " " + Runtime.version(),
                "os", System.getProperty("os.name") + " " + System.getProperty("os.version") + " " + System.getProperty("os.arch"),
                "command", command, "name", study.name(), "title", study.title(), "kind", study.kind().key(),
                "seed", study.solver().seed(), "method", study.solver().method().key(), "scheme", study.solver().scheme().key(),
                "method_used", chosen.method().key(), "scheme_used", chosen.scheme().key(),
                "precision", study.solver().precision().key(), "tol", study.solver().tolerance(), "max_iter", study.solver().maxIterations(),
                "device", device, "driver", null, "threads", threads, "processes", 1, "input_sha256", sha256(study.text()),
                "start", start.toString(), "end", end == null ? null : end.toString());
        manifest.put("axes", axes(study.grid()));
        manifest.put("time", Json.object("T", study.time().horizon(), "nt", study.time().steps(), "levels_written", levels.length));
        return manifest;
    }

    private static List<Map<String, Object>> axes(Grid grid) {
        List<Map<String, Object>> axes = new ArrayList<>();
        Domain domain = grid.domain();
        for (int k = 0; k < grid.dimension(); k++)
            axes.add(Json.object("name", AxisNames.of(k), "from", domain.axes().get(k).low(), "to", domain.axes().get(k).high(),
                    "n", grid.n(k), "periodic", grid.periodic(k)));
        return axes;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
