package org.mfglab.workbench.view;

import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.mfglab.workbench.figure.Figure;
import org.mfglab.workbench.figure.HeatMap;
import org.mfglab.workbench.figure.Panels;
import org.mfglab.workbench.report.FieldSeries;
import org.mfglab.workbench.report.FieldSource;
import org.mfglab.workbench.report.Quantity;
import org.mfglab.workbench.report.Reduction;
import org.mfglab.workbench.report.Views;
import org.mfglab.workbench.run.StoredRun;

/// The velocity of the agents, `v = -H_p(x, t, grad u, m)`: a curve on the line; in the plane the speed as colours, with arrows; in three
/// dimensions the part in the plane x, y at the middle of z.
record ControlView() implements View {

    private static final int CURVES = 60;
    private static final int PANELS = 6;
    private static final int COLUMNS = 3;

    @Override
    public String word() {
        return "control";
    }

    @Override
    public Figure figure(StoredRun run, OptionalDouble time) throws IOException, ImpossiblePicture {
        if (time.isEmpty()) return overview(Velocities.of(run), run.title());
        Reel reel = reel(run);
        return reel.figure(Level.at(time.getAsDouble(), reel.times()));
    }

    @Override
    public Reel reel(StoredRun run) throws IOException {
        Velocities velocities = Velocities.of(run);
        return velocities.dimension() == 1 ? onTheLine(velocities.first(), run.title()) : inThePlane(velocities, run.title());
    }

    private static Reel onTheLine(FieldSource velocity, String title) {
        FieldSeries limits = FieldSeries.of(velocity, Reduction.MIDDLE, new int[0]);
        return Reel.of(velocity.times(), level -> Views.at(Quantity.VELOCITY, limits.at(velocity, Reduction.MIDDLE, level), 0, title));
    }

    private static Reel inThePlane(Velocities velocities, String title) {
        VelocitySeries limits = VelocitySeries.of(velocities, new int[0]);
        return Reel.of(velocities.times(), level -> {
            VelocitySeries series = limits.at(velocities, level);
            return series.map(series.heading(title) + " at t = " + series.time(0), 0);
        });
    }

    private static Figure overview(Velocities velocities, String title) {
        if (velocities.dimension() == 1) return Views.overview(Quantity.VELOCITY, FieldSeries.of(velocities.first(), Reduction.MIDDLE, CURVES), title);
        VelocitySeries series = VelocitySeries.of(velocities, FieldSeries.evenly(velocities.times().length, PANELS));
        List<HeatMap> maps = IntStream.range(0, series.times().length).mapToObj(i -> series.map("t = " + series.time(i), i)).toList();
        return new Panels(series.heading(title), Math.min(COLUMNS, maps.size()), maps);
    }
}
