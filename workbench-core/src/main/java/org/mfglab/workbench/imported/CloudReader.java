package org.mfglab.workbench.imported;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;
import org.mfglab.workbench.file.NumpyArray;
import org.mfglab.workbench.run.Json;
import org.mfglab.workbench.run.Message;
import org.mfglab.workbench.run.Refusal;
import org.mfglab.workbench.study.Study;

/// Reads points: samples at one time, or trajectories, and smooths them to a density with one bandwidth for all times, that of the last one.
final class CloudReader {

    private final Roles roles;
    private final Optional<Study> problem;
    private final OptionalDouble bandwidth;

    CloudReader(Roles roles, Optional<Study> problem, OptionalDouble bandwidth) {
        this.roles = roles;
        this.problem = problem;
        this.bandwidth = bandwidth;
    }

    ImportedResult samples() throws Refusal {
        String name = roles.require(Role.SAMPLES);
        double[][] points = Points.of(roles.arrays().read(name), name);
        Normalisation normalisation = Normalisation.of(roles, points[0].length);
        normalisation.undo(points);
        Times times = Times.of(roles, 1, horizon());
        return result(ResultKind.SAMPLES, Map.of(Role.SAMPLES, name), times, new double[][][] {points}, Optional.of(points), normalisation);
    }

    ImportedResult trajectories() throws Refusal {
        String name = roles.require(Role.PATHS);
        NumpyArray array = roles.arrays().read(name);
        PathOrder order = PathOrder.of(roles, name, array.shape());
        Times times = Times.of(roles, order.levels(), horizon());
        double[][][] levels = order.levels(array, name);
        double[][][] paths = Arrays.stream(times.order()).mapToObj(k -> levels[k]).toArray(double[][][]::new);
        Normalisation normalisation = Normalisation.of(roles, order.dimension());
        for (double[][] level : paths) normalisation.undo(level);
        Optional<String> more = roles.find(Role.SAMPLES).filter(found -> roles.arrays().named());
        Optional<double[][]> ends = more.isEmpty() ? Optional.empty() : Optional.of(Points.of(roles.arrays().read(more.get()), more.get())).filter(x -> x[0].length == order.dimension());
        ends.ifPresent(normalisation::undo);
        Map<Role, String> used = ends.isPresent() ? Map.of(Role.PATHS, name, Role.SAMPLES, more.get()) : Map.of(Role.PATHS, name);
        return result(ResultKind.TRAJECTORIES, used, times, paths, ends, normalisation);
    }

    private Optional<Double> horizon() {
        return problem.map(Study::time).map(TimeGrid::horizon);
    }

    /// @param ends points at the last time beside those of the trajectories
    private ImportedResult result(ResultKind kind, Map<Role, String> used, Times times, double[][][] clouds, Optional<double[][]> ends, Normalisation normalisation) throws Refusal {
        double[][] last = clouds[clouds.length - 1];
        int d = last[0].length;
        if (problem.isPresent() && problem.get().grid().dimension() != d) throw Import.otherDimension(d, problem.get().grid().dimension());
        Bandwidth kernel = Bandwidth.of(last, bandwidth);
        double[][] all = Arrays.stream(clouds).flatMap(Arrays::stream).toArray(double[][]::new);
        Grid grid = problem.map(Study::grid).orElseGet(() -> SampleBox.of(all, kernel.value()));
        Outside outside = Outside.of(all, grid);
        List<Message> notices = new ArrayList<>();
        outside.notice(kind == ResultKind.SAMPLES ? "Samples" : "Points of trajectories", grid, problem.isEmpty()).ifPresent(notices::add);
        SampleDensity smooth = new SampleDensity(grid, kernel.value());
        double[][] density = IntStream.range(0, clouds.length).parallel().mapToObj(i -> smooth.of(clouds[i])).toArray(double[][]::new);
        Map<String, Object> making = making(kind, used, times, normalisation);
        making.putAll(Json.object("points", last.length, "kernel", "Gaussian", "bandwidth", kernel.value(), "bandwidth_rule", kernel.rule(), "box", Outside.box(grid),
                "box_rule", problem.isPresent() ? "the problem's" : "99.9 % along each axis, with a margin", "outside", outside.count(), "outside_share", outside.share()));
        boolean moving = kind == ResultKind.TRAJECTORIES;
        return new ImportedResult(kind, grid, times.values(), density, Optional.empty(), ends.or(() -> Optional.of(last)), Points.data(roles, d, normalisation),
                moving ? Optional.of(clouds) : Optional.empty(), moving && clouds.length > 1 ? Optional.of(kinetic(times.values(), clouds)) : Optional.empty(), making, notices);
    }

    private static Map<String, Object> making(ResultKind kind, Map<Role, String> used, Times times, Normalisation normalisation) {
        Map<String, Object> making = Json.object("as", kind.word());
        for (Role role : Role.values()) if (used.containsKey(role)) making.put(role.key(), used.get(role));
        making.put("time_map", times.map());
        if (!normalisation.identity()) making.putAll(Json.object("mean", Json.array(normalisation.mean()), "std", Json.array(normalisation.std())));
        return making;
    }

    /// The mean over the points of `sum |dx|^2/(2 dt)`: of paths that go straight between the times of the file.
    private static double kinetic(double[] times, double[][][] clouds) {
        double sum = 0;
        for (int k = 1; k < clouds.length; k++)
            for (int i = 0; i < clouds[k].length; i++)
                for (int axis = 0; axis < clouds[k][i].length; axis++) {
                    double step = clouds[k][i][axis] - clouds[k - 1][i][axis];
                    sum += step * step / (2 * (times[k] - times[k - 1]));
                }
        return sum / clouds[0].length;
    }
}
