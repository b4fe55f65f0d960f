package org.mfglab.workbench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.function.IntFunction;
import org.mfglab.grid.BoundaryCondition;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Grid;
import org.mfglab.grid.Interval;
import org.mfglab.workbench.figure.Axis;
import org.mfglab.workbench.file.NumpyArray;
import org.mfglab.workbench.imported.SampleDensity;
import org.mfglab.workbench.run.Exit;
import org.mfglab.workbench.run.Message;
import org.mfglab.workbench.run.Refusal;
import org.mfglab.workbench.run.RunFiles;
import org.mfglab.workbench.run.StoredRun;

/// A run that takes part in a comparison, whoever made it. Fields stay on the disk until they are asked for.
public final class RunInCompare {

    private final StoredRun run;
    private final String label;
    private final List<Axis> axes;
    private final Grid grid;
    private final Levels density;
    private final Optional<Levels> value;
    private final Optional<double[][]> samples;
    private final Optional<IntFunction<double[][]>> clouds;
    private final RunSettings settings;

    private RunInCompare(StoredRun run, String label) throws IOException {
        this.run = run;
        this.label = label;
        this.axes = run.axes();
        this.grid = grid(axes);
        double[] times = times(run);
        List<Integer> shape = new ArrayList<>(List.of(times.length));
        shape.addAll(grid.n().reversed());
        if (!Files.exists(run.path().resolve(RunFiles.DENSITY))) throw new IOException("It has no " + RunFiles.DENSITY + "; its state is '" + run.state() + "'.");
        this.density = Levels.stored(run.path().resolve(RunFiles.DENSITY), times, shape);
        this.value = Files.exists(run.path().resolve(RunFiles.VALUE)) ? Optional.of(Levels.stored(run.path().resolve(RunFiles.VALUE), times, shape)) : Optional.empty();
        this.samples = points(run, RunFiles.SAMPLES, grid.dimension());
        this.settings = RunSettings.of(run);
        this.clouds = settings.bandwidth().isEmpty() ? Optional.empty() : clouds(times);
    }

    /// The points of which each level is the smoothed density: those of the trajectories, or the samples.
    private Optional<IntFunction<double[][]>> clouds(double[] times) throws IOException {
        int d = grid.dimension();
        Path paths = run.path().resolve(RunFiles.PATHS);
        if (!Files.exists(paths)) return samples.map(points -> _ -> points);
        Levels levels = Levels.stored(paths, times, List.of(times.length, -1, d));
        return Optional.of(i -> rows(levels.level(i), d));
    }

    private static double[][] rows(double[] values, int d) {
        double[][] points = new double[values.length / d][d];
        for (int i = 0; i < points.length; i++) System.arraycopy(values, i * d, points[i], 0, d);
        return points;
    }

    /// @param label by which it is known, unique in a comparison
    /// @throws Refusal if it is no run folder, or damaged
    public static RunInCompare open(Path path, String label) throws Refusal {
        try {
            return new RunInCompare(StoredRun.open(path), label);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /// Opens runs, each called by the name of its folder, or by more of its path where names are equal.
    public static List<RunInCompare> open(List<Path> paths) throws Refusal {
        List<RunInCompare> runs = new ArrayList<>();
        List<String> labels = Labels.of(paths);
        for (int i = 0; i < paths.size(); i++) runs.add(open(paths.get(i), labels.get(i)));
        return runs;
    }

    static Refusal unreadable(Path path, IOException e) {
        boolean file = Files.isRegularFile(path);
        return new Refusal(Exit.FILE, new Message("C501", "The run '%s' cannot be read.".formatted(path), List.of(file ? "It is a file, not a run folder." : String.valueOf(e.getMessage())),
                file ? List.of("mfglab import %s --out DIR   makes a run folder of the results of another program.".formatted(path)) : List.of()));
    }

    private static Grid grid(List<Axis> axes) {
        List<Interval> intervals = new ArrayList<>();
        List<Domain.Sides> sides = new ArrayList<>();
        for (Axis axis : axes) {
            intervals.add(new Interval(axis.from(), axis.to()));
            BoundaryCondition ends = axis.periodic() ? BoundaryCondition.PERIODIC : BoundaryCondition.WALL;
            sides.add(new Domain.Sides(ends, ends));
        }
        return new Grid(new Domain(intervals, sides), axes.stream().map(Axis::count).toList());
    }

    private static double[] times(StoredRun run) throws IOException {
        double[] times = run.array(RunFiles.TIMES).values();
        if (times.length == 0) throw new IOException(RunFiles.TIMES + " is empty.");
        for (int i = 0; i < times.length; i++)
            if (!Double.isFinite(times[i]) || i > 0 && !(times[i] > times[i - 1])) throw new IOException("%s does not grow at its element %s (%s).".formatted(RunFiles.TIMES, i, times[i]));
        return times;
    }

    private static Optional<double[][]> points(StoredRun run, String name, int dimension) throws IOException {
        if (!Files.exists(run.path().resolve(name))) return Optional.empty();
        NumpyArray array = run.array(name);
        if (array.shape().size() != 2 || array.shape().get(0) < 2 || array.shape().get(1) != dimension)
            throw new IOException("%s has the shape %s, not [n, %s] with n above 1.".formatted(name, array.shape(), dimension));
        return Optional.of(rows(array.values(), dimension));
    }

    public Path path() {
        return run.path();
    }

    public String label() {
        return label;
    }

    public String title() {
        return run.title();
    }

    /// Whether another program made it.
    public boolean imported() {
        return run.imported();
    }

    public Grid grid() {
        return grid;
    }

    /// The axes of [#grid()] for pictures.
    public List<Axis> axes() {
        return List.copyOf(axes);
    }

    /// Physical, increasing.
    public double[] times() {
        return density.times().clone();
    }

    /// The density at a time, one value per point of [#grid()]: linear between stored times, held beyond the first and the last.
    public double[] density(double t) {
        return density.at(t);
    }

    /// The density on another grid, where it is one of smoothed points: they are smoothed anew there, and nothing is interpolated in space or cut off. Empty for other runs.
    Optional<Levels> smoothedOn(Grid other) {
        if (clouds.isEmpty()) return Optional.empty();
        SampleDensity smooth = new SampleDensity(other, bandwidth().orElseThrow());
        return Optional.of(new Levels(density.times(), i -> smooth.of(clouds.get().apply(i))));
    }

    /// The value function at a time, likewise; empty for runs without one.
    public Optional<double[]> value(double t) {
        return value.map(levels -> levels.at(t));
    }

    public boolean hasValue() {
        return value.isPresent();
    }

    /// Whether a time is one of the stored ones.
    boolean stored(double t) {
        return density.has(t);
    }

    /// The stored time next to a time.
    public double nearestTime(double t) {
        return density.times()[density.nearest(t)];
    }

    /// Points at the last time, `[n, d]`, of an imported run that has some.
    public Optional<double[][]> samples() {
        return samples;
    }

    /// A number of `metrics.json` by its dotted name; NaN where there is none.
    public double number(String name) {
        Object value = run.metrics().orElse(Map.of());
        for (String key : name.split("\\.")) value = value instanceof Map<?, ?> map ? map.get(key) : null;
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    /// The values that it was made with, by their keys.
    public SequencedMap<String, String> settings() {
        return Collections.unmodifiableSequencedMap(settings.values());
    }

    RunSettings made() {
        return settings;
    }

    /// How its density came about, in a few words: "fd_split, 64x64" or "KDE h = 0.11, Scott's rule".
    public String making() {
        return settings.making();
    }

    /// The standard deviation of the kernels that smoothed its samples.
    public OptionalDouble bandwidth() {
        return settings.bandwidth();
    }

    /// How many points were smoothed to its density; 0 where none were.
    public int points() {
        return run.manifest().get("import") instanceof Map<?, ?> making && making.get("points") instanceof Number points ? points.intValue() : 0;
    }

    /// What was said when it was imported: points outside the box, a mass that is not 1.
    public List<String> importNotices() {
        return run.imported() && run.manifest().get("notices") instanceof List<?> notices ? notices.stream().map(String::valueOf).toList() : List.of();
    }

    /// The status of a run that has not converged.
    public Optional<String> doubt() {
        return run.doubt();
    }

    public Map<String, Object> manifest() {
        return run.manifest();
    }
}
