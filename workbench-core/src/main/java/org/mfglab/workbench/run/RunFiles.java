package org.mfglab.workbench.run;

import java.util.List;
import java.util.regex.Pattern;

/// The names in a run folder.
public final class RunFiles {

    public static final String PROBLEM = "problem.toml";
    public static final String RESOLVED = "resolved.toml";
    public static final String MANIFEST = "manifest.json";
    public static final String STATUS = "status.json";
    public static final String LOG = "log.jsonl";
    public static final String RESIDUALS = "residuals.csv";
    public static final String METRICS = "metrics.json";
    public static final String REPORT = "report.html";
    public static final String TIMES = "t.npy";
    public static final List<String> COORDINATES = List.of("x.npy", "y.npy", "z.npy");
    public static final String DENSITY = "m.npy";
    public static final String VALUE = "u.npy";
    public static final String PATHS = "paths.npy";

    /// Points of an imported result at its last time, `[n, d]`.
    public static final String SAMPLES = "samples.npy";

    /// Samples of the truth that came with it, `[n, d]`.
    public static final String DATA = "data.npy";
    public static final String ANIMATION = "density.gif";
    public static final String FIGURES = "figures";
    public static final String CHECKPOINT = "checkpoint";
    public static final String LIVE = "live";
    public static final String EXPORTS = "exports";

    static final List<String> ALL = List.of(PROBLEM, RESOLVED, MANIFEST, STATUS, LOG, RESIDUALS, METRICS, REPORT, TIMES,
            "x.npy", "y.npy", "z.npy", DENSITY, VALUE, PATHS, SAMPLES, DATA, ANIMATION);
    static final List<String> PICTURES = List.of("density.png", "value.png", "residuals.png");

    /// The name of a file in [#CHECKPOINT].
    static final Pattern STATE = Pattern.compile("m-[0-9]{6,}\\.(npy|json)");

    private RunFiles() { }
}
