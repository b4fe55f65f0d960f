package org.mfglab.workbench.view;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.mfglab.workbench.figure.Axis;
import org.mfglab.workbench.figure.Figure;
import org.mfglab.workbench.figure.PathPlot;
import org.mfglab.workbench.file.NumpyArray;
import org.mfglab.workbench.flow.Swarm;
import org.mfglab.workbench.report.FieldSeries;
import org.mfglab.workbench.report.FieldSource;
import org.mfglab.workbench.report.Numbers;
import org.mfglab.workbench.run.StoredRun;
import org.mfglab.workbench.study.Study;

/// Paths of agents: over time on the line, in the plane, and in three dimensions seen along z. They are those of `paths.npy`; a run without them has
/// some computed from its stored fields.
record PathsView() implements View {

    private static final int FRAMES = 60;
    private static final int MOST = 200;

    private record Paths(FieldSource density, NumpyArray array) {

        int count() {
            return array.shape().get(1);
        }

        /// `[path, time]` of the first [#MOST] paths.
        double[][] coordinate(int axis) {
            int all = count();
            int dimension = array.shape().get(2);
            double[][] paths = new double[Math.min(all, MOST)][array.shape().get(0)];
            for (int i = 0; i < paths.length; i++)
                for (int n = 0; n < paths[i].length; n++) paths[i][n] = array.values()[(n * all + i) * dimension + axis];
            return paths;
        }
    }

    @Override
    public String word() {
        return "paths";
    }

    @Override
    public Figure figure(StoredRun run, OptionalDouble time) throws IOException, ImpossiblePicture {
        Paths paths = paths(run);
        double[] times = paths.density().times();
        return at(plot(run, paths), time.isEmpty() ? times.length - 1 : Level.at(time.getAsDouble(), times));
    }

    @Override
    public List<Figure> frames(StoredRun run) throws IOException, ImpossiblePicture {
        Paths paths = paths(run);
        PathPlot plot = plot(run, paths);
        return IntStream.of(FieldSeries.evenly(paths.density().times().length, FRAMES)).<Figure>mapToObj(level -> at(plot, level)).toList();
    }

    private static PathPlot at(PathPlot plot, int level) {
        double[] times = plot.times();
        return plot.until(level).withTitle("%s, t = %s to %s".formatted(plot.title(), Numbers.of(times[0], 3), Numbers.of(times[level], 3)));
    }

    private static PathPlot plot(StoredRun run, Paths paths) {
        List<Axis> axes = paths.density().axes();
        double[] times = paths.density().times();
        int shown = Math.min(MOST, paths.count());
        String title = run.title() + ": paths of " + (shown < paths.count() ? shown + " of " + paths.count() : shown) + " agents" + (axes.size() == 3 ? " seen along z" : "");
        Optional<Around> around = paths.density().surroundings().map(Around::new);
        if (axes.size() == 1) {
            PathPlot plot = PathPlot.overTime(title, axes.getFirst(), times, paths.coordinate(0));
            return plot.among(around.flatMap(room -> room.overTime(axes.getFirst(), times)), around.map(Around::doorsOverTime).orElse(List.of()));
        }
        PathPlot plot = PathPlot.of(title, axes.get(0), axes.get(1), times, paths.coordinate(0), paths.coordinate(1));
        return plot.among(around.flatMap(room -> room.seenFromAbove(axes)), around.map(Around::doors).orElse(List.of()));
    }

    private static Paths paths(StoredRun run) throws IOException, ImpossiblePicture {
        FieldSource density = run.density();
        Optional<NumpyArray> stored = run.paths();
        return new Paths(density, stored.isPresent() ? stored.get() : computed(run, density));
    }

    private static NumpyArray computed(StoredRun run, FieldSource density) throws IOException, ImpossiblePicture {
        Study study = run.study();
        FieldSource value = run.value();
        double[] times = density.times();
        int dimension = density.axes().size();
        double[] all = new double[times.length * MOST * dimension];
        try {
            Swarm swarm = Swarm.drawn(study.game(), study.grid(), times[0], value.level(0), density.level(0), MOST, study.solver().seed());
            System.arraycopy(swarm.coordinates(), 0, all, 0, MOST * dimension);
            for (int n = 1; n < times.length; n++) {
                swarm.moveTo(times[n], value.level(n), density.level(n));
                System.arraycopy(swarm.coordinates(), 0, all, n * MOST * dimension, MOST * dimension);
            }
        } catch (IllegalArgumentException e) {
            throw new ImpossiblePicture(e.getMessage(), "Look at --view density first.");
        }
        return new NumpyArray(List.of(times.length, MOST, dimension), all);
    }
}
