package org.mfglab.workbench.run;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mfglab.workbench.export.ExportedRun;
import org.mfglab.grid.Grid;
import org.mfglab.workbench.figure.Axis;
import org.mfglab.workbench.file.NumpyArray;
import org.mfglab.workbench.file.NumpyFile;
import org.mfglab.workbench.file.NumpySlices;
import org.mfglab.workbench.report.FieldSource;
import org.mfglab.workbench.report.ResidualHistory;
import org.mfglab.workbench.study.Issue;
import org.mfglab.workbench.study.ProblemFile;
import org.mfglab.workbench.study.Reading;
import org.mfglab.workbench.study.Study;

/// A run folder that is read back. Nothing is taken on trust: shapes must fit the coordinates, and text must be what it says.
///
/// @param path     the folder
/// @param manifest what it is
/// @param status   how far it is
/// @param metrics  its numbers; empty where the run did not come that far
public record StoredRun(Path path, Map<String, Object> manifest, Map<String, Object> status, Optional<Map<String, Object>> metrics) {

    private static final long LARGEST_TEXT = 4L << 20;

    /// Whether a folder looks like one of a run.
    public static boolean isOne(Path path) {
        return Files.isRegularFile(path.resolve(RunFiles.MANIFEST));
    }

    /// Whether this program made the folder: its manifest says so. What cannot be read is not ours.
    static boolean isOurs(Path path) {
        try {
            return isOne(path) && Version.PROGRAM.equals(json(path, RunFiles.MANIFEST).get("program"));
        } catch (IOException _) {
            return false;
        }
    }

    /// @throws IOException saying what is wrong with the folder, in words for its owner
    public static StoredRun open(Path path) throws IOException {
        if (!Files.isDirectory(path)) throw new IOException("There is no folder " + path + ".");
        if (!isOne(path)) throw new IOException("It has no " + RunFiles.MANIFEST + ", so it is not a run folder.");
        Map<String, Object> status = Files.exists(path.resolve(RunFiles.STATUS)) ? json(path, RunFiles.STATUS) : Map.of("state", "unknown");
        Optional<Map<String, Object>> metrics = Files.exists(path.resolve(RunFiles.METRICS)) 
                ? Optional.of(known(RunFiles.METRICS, json(path, RunFiles.METRICS), Metrics.SCHEMA)) : Optional.empty();
        return new StoredRun(path, known(RunFiles.MANIFEST, json(path, RunFiles.MANIFEST), Manifest.SCHEMA), status, metrics);
    }

    /// Refuses what a later version of this program wrote: its words may mean something else.
    private static Map<String, Object> known(String name, Map<String, Object> object, int schema) throws IOException {
        if (object.get("schema") instanceof Number written && written.intValue() > schema)
            throw new IOException("%s is of schema %s, and this version knows schema %s. Take the %s that wrote it, or a later one."
                    .formatted(name, written, schema, Version.PROGRAM));
        return object;
    }

    private static Map<String, Object> json(Path path, String name) throws IOException {
        String text = text(path, name);
        try {
            return Json.read(text);
        } catch (IOException e) {
            throw new IOException(name + " cannot be read: it is not a JSON object" + Json.place(e) + ".", e);
        }
    }

    private static String text(Path path, String name) throws IOException {
        Path file = path.resolve(name);
        if (Files.size(file) > LARGEST_TEXT) throw new IOException(name + " cannot be read: it is larger than " + (LARGEST_TEXT >> 20) + " MiB.");
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new IOException(name + " cannot be read: it is not text in UTF-8.", e);
        }
    }

    public String name() {
        return String.valueOf(manifest.get("name"));
    }

    public String title() {
        return String.valueOf(manifest.getOrDefault("title", name()));
    }

    public double tolerance() throws IOException {
        return number(manifest, "tol");
    }

    /// The problem, as `resolved.toml` tells it.
    ///
    /// @throws IOException also if it has another grid than the run
    public Study study() throws IOException {
        Study study = switch (ProblemFile.read(text(path, RunFiles.RESOLVED), RunFiles.RESOLVED, path.toAbsolutePath(), List.of())) {
            case Reading.Accepted(Study read, var _) -> read;
            case Reading.Refused(var issues) -> throw new IOException("%s cannot be read: %s".formatted(RunFiles.RESOLVED, issues.stream()
                    .map(Issue::message).findFirst().orElse("")));
        };
        List<Integer> counts = axes().stream().map(Axis::count).toList();
        if (!counts.equals(study.grid().n()))
            throw new IOException("%s has the grid %s, but %s says %s.".formatted(RunFiles.RESOLVED, study.grid().n(), RunFiles.MANIFEST, counts));
        return study;
    }

    /// The paths of agents, `[time, particle, axis]`, for the caller to close; empty if the run was not asked for any.
    public Optional<NumpySlices> paths() throws IOException {
        Path file = path.resolve(RunFiles.PATHS);
        if (!Files.exists(file)) return Optional.empty();
        try {
            NumpySlices paths = NumpySlices.open(file);
            arePaths(paths.shape(), axes(), array(RunFiles.TIMES).values());
            return Optional.of(paths);
        } catch (IOException e) {
            throw new IOException(RunFiles.PATHS + " cannot be read. " + e.getMessage(), e);
        }
    }

    /// Makes sure that an array has a point for each time and agent.
    static void arePaths(List<Integer> shape, List<Axis> axes, double[] times) throws IOException {
        if (shape.size() != 3 || shape.get(0) != times.length || shape.get(2) != axes.size())
            throw new IOException("%s has the shape %s, but %s times and %s axes make it [%s, particles, %s].".formatted(RunFiles.PATHS, shape, times.length, axes.size(), times.length, axes.size()));
    }

    /// The density at the levels that were written.
    public FieldSource density() throws IOException {
        return field(RunFiles.DENSITY);
    }

    /// The value at the levels that were written.
    public FieldSource value() throws IOException {
        return field(RunFiles.VALUE);
    }

    private FieldSource field(String name) throws IOException {
        require(name);
        List<Axis> axes = axes();
        double[] times = array(RunFiles.TIMES).values();
        StoredField.check(path.resolve(name), axes, times);
        Optional<Grid> surroundings = Boolean.TRUE.equals(manifest.get(Manifest.SURROUNDINGS)) ? Optional.of(study().grid()) : Optional.empty();
        return new StoredField(path.resolve(name), axes, times, surroundings);
    }

    void require(String name) throws IOException {
        if (!Files.exists(path.resolve(name))) throw new IOException("It has no " + name + "; its state is '" + state() + "'.");
    }

    /// Makes sure that an array has a level for each time and an element for each grid point.
    static void fits(String name, List<Integer> shape, List<Axis> axes, double[] times) throws IOException {
        List<Integer> expected = new ArrayList<>(List.of(times.length));
        axes.reversed().forEach(axis -> expected.add(axis.count()));
        if (!shape.equals(expected)) throw new IOException("%s has the shape %s, but the coordinates say %s.".formatted(name, shape, expected));
    }

    /// The run for an export, which closes it: coordinates, and fields that are read level by level.
    public ExportedRun exported() throws IOException {
        return new ExportSource(this).open();
    }

    /// The state of the run in a word.
    public String state() {
        return String.valueOf(status.get("state"));
    }

    /// Whether it is a result of another program.
    public boolean imported() {
        return Manifest.IMPORTED.equals(manifest.get("kind"));
    }

    /// The status of a run that did not converge, or its state if it has not told.
    public Optional<String> doubt() {
        if (imported()) return Optional.empty();
        if (metrics.isPresent() && Boolean.TRUE.equals(metrics.get().get("converged"))) return Optional.empty();
        return Optional.of(metrics.map(numbers -> String.valueOf(numbers.get("status"))).orElseGet(this::state));
    }

    /// The title of a picture: what a run that has not converged shows is no equilibrium.
    ///
    /// @param doubt its status, if it has not
    public static String titled(String title, Optional<String> doubt) {
        return doubt.map(status -> "%s (not converged: %s)".formatted(title, status.replace('_', ' '))).orElse(title);
    }

    /// An array of the folder, whole.
    public NumpyArray array(String name) throws IOException {
        try {
            return NumpyFile.read(path.resolve(name));
        } catch (IOException e) {
            throw new IOException(name + " cannot be read. " + e.getMessage(), e);
        }
    }

    /// The axes of its grid, in the order x, y, z.
    public List<Axis> axes() throws IOException {
        if (!(manifest.get("axes") instanceof List<?> list) || list.isEmpty() || list.size() > 3) throw new IOException(RunFiles.MANIFEST + " does not tell the axes.");
        List<Axis> axes = new ArrayList<>();
        for (Object each : list) {
            if (!(each instanceof Map<?, ?> axis)) throw new IOException(RunFiles.MANIFEST + " does not tell the axes.");
            try {
                axes.add(FieldSource.axis(axes.size(), number(axis, "from"), number(axis, "to"), (int) number(axis, "n"), Boolean.TRUE.equals(axis.get("periodic"))));
            } catch (IllegalArgumentException e) {
                throw new IOException(RunFiles.MANIFEST + ": " + e.getMessage(), e);
            }
        }
        return axes;
    }

    private static double number(Map<?, ?> object, String key) throws IOException {
        if (object.get(key) instanceof Number number) return number.doubleValue();
        throw new IOException("%s has no number '%s'.".formatted(RunFiles.MANIFEST, key));
    }

    /// The residuals of `residuals.csv`.
    public ResidualHistory residuals() throws IOException {
        if (!Files.exists(path.resolve(RunFiles.RESIDUALS))) throw new IOException("It has no " + RunFiles.RESIDUALS + "; its state is '" + state() + "'.");
        List<String> lines = text(path, RunFiles.RESIDUALS).lines().toList();
        if (lines.isEmpty() || !lines.getFirst().equals(ResidualTable.HEADER))
            throw new IOException(RunFiles.RESIDUALS + " does not begin with " + ResidualTable.HEADER + ".");
        double[][] columns = new double[7][lines.size() - 1];
        for (int i = 1; i < lines.size(); i++) {
            String[] cells = lines.get(i).split(",", -1);
            if (cells.length != columns.length)
                throw new IOException("Line %d of %s has %d values, not %d.".formatted(i + 1, RunFiles.RESIDUALS, cells.length, columns.length));
            try {
                for (int k = 0; k < cells.length; k++) columns[k][i - 1] = cells[k].isEmpty() ? Double.NaN : Double.parseDouble(cells[k]);
            } catch (NumberFormatException e) {
                throw new IOException("Line %d of %s holds something that is not a number.".formatted(i + 1, RunFiles.RESIDUALS), e);
            }
        }
        return new ResidualHistory(columns[0], columns[4], columns[2], columns[3]);
    }
}
