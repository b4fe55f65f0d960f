package org.mfglab.workbench.view;

import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.mfglab.workbench.figure.Figure;
import org.mfglab.workbench.figure.HeatMap;
import org.mfglab.workbench.figure.Panels;
import org.mfglab.workbench.report.FieldSeries;
import org.mfglab.workbench.report.Quantity;
import org.mfglab.workbench.report.Reduction;
import org.mfglab.workbench.report.Views;
import org.mfglab.workbench.run.StoredRun;

/// The velocity of the agents, `v = -H_p(x, t, grad u, m)`: a curve on the line; in the plane the speed as colours, with arrows; in three
/// dimensions the part in the plane x, y at the middle of z.
record ControlView() implements View {

    private static final int FRAMES = 60;
    private static final int PANELS = 6;
    private static final int COLUMNS = 3;

    @Override
    public String word() {
        return "control";
    }

    @Override
    public Figure figure(StoredRun run, OptionalDouble time) throws IOException, ImpossiblePicture {
        Velocities velocities = Velocities.of(run);
        double[] times = velocities.times();
        if (time.isEmpty()) return overview(velocities, run.title());
        int[] level = {Level.at(time.getAsDouble(), times)};
        return frames(velocities, level, run.title()).getFirst();
    }

    @Override
    public List<Figure> frames(StoredRun run) throws IOException {
        Velocities velocities = Velocities.of(run);
        return frames(velocities, FieldSeries.evenly(velocities.times().length, FRAMES), run.title());
    }

    private static Figure overview(Velocities velocities, String title) {
        if (velocities.dimension() == 1) return Views.overview(Quantity.VELOCITY, FieldSeries.of(velocities.first(), Reduction.MIDDLE, FRAMES), title);
        VelocitySeries series = VelocitySeries.of(velocities, FieldSeries.evenly(velocities.times().length, PANELS));
        List<HeatMap> maps = IntStream.range(0, series.times().length).mapToObj(i -> series.map("t = " + series.time(i), i)).toList();
        return new Panels(series.heading(title), Math.min(COLUMNS, maps.size()), maps);
    }

    private static List<Figure> frames(Velocities velocities, int[] levels, String title) {
        if (velocities.dimension() == 1) return Views.frames(Quantity.VELOCITY, FieldSeries.of(velocities.first(), Reduction.MIDDLE, levels), title);
        VelocitySeries series = VelocitySeries.of(velocities, levels);
        return IntStream.range(0, levels.length).<Figure>mapToObj(i -> series.map(series.heading(title) + " at t = " + series.time(i), i)).toList();
    }
}
