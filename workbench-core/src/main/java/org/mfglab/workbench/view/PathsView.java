package org.mfglab.workbench.view;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.mfglab.workbench.figure.Axis;
import org.mfglab.workbench.figure.Figure;
import org.mfglab.workbench.figure.PathPlot;
import org.mfglab.workbench.report.FieldSource;
import org.mfglab.workbench.report.Numbers;
import org.mfglab.workbench.run.StoredRun;

/// Paths of agents: over time on the line, in the plane, and in three dimensions seen along z. They are those of `paths.npy`; a run without them has
/// some computed from its stored fields.
record PathsView() implements View {

    @Override
    public String word() {
        return "paths";
    }

    @Override
    public Figure figure(StoredRun run, OptionalDouble time) throws IOException, ImpossiblePicture {
        PathPlot plot = plot(run);
        return at(plot, time.isEmpty() ? plot.last() : Level.at(time.getAsDouble(), plot.times()));
    }

    @Override
    public Reel reel(StoredRun run) throws IOException, ImpossiblePicture {
        PathPlot plot = plot(run);
        return Reel.of(plot.times(), level -> at(plot, level));
    }

    private static PathPlot at(PathPlot plot, int level) {
        double[] times = plot.times();
        return plot.until(level).withTitle("%s, t = %s to %s".formatted(plot.title(), Numbers.of(times[0], 3), Numbers.of(times[level], 3)));
    }

    private static PathPlot plot(StoredRun run) throws IOException, ImpossiblePicture {
        FieldSource density = run.density();
        DrawnPaths paths = DrawnPaths.of(run, density);
        List<Axis> axes = density.axes();
        double[][][] coordinates = paths.coordinates();
        String title = "%s: paths of %s agents%s".formatted(run.title(), paths.shown() < paths.count() ? paths.shown() + " of " + paths.count() : paths.count(),
                axes.size() == 3 ? " seen along z" : "");
        Optional<Around> around = density.surroundings().map(Around::new);
        if (axes.size() == 1)
            return PathPlot.overTime(title, axes.getFirst(), density.times(), coordinates[0])
                    .among(around.flatMap(room -> room.overTime(axes.getFirst(), density.times())), around.map(Around::doorsOverTime).orElse(List.of()));
        return PathPlot.of(title, axes.get(0), axes.get(1), density.times(), coordinates[0], coordinates[1])
                .among(around.flatMap(room -> room.seenFromAbove(axes)), around.map(Around::doors).orElse(List.of()));
    }
}
