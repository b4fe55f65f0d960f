package org.mfglab.workbench.view;

import java.io.IOException;
import java.util.OptionalDouble;
import org.mfglab.workbench.figure.Figure;
import org.mfglab.workbench.report.FieldSeries;
import org.mfglab.workbench.report.FieldSource;
import org.mfglab.workbench.report.Views;
import org.mfglab.workbench.run.StoredRun;

/// A field as a surface: on the line over x and t, in the plane over x and y at one time.
record SurfaceView(Stored field) implements View {

    private static final int TIMES_OF_A_LINE = 97;

    @Override
    public String word() {
        return "surface";
    }

    @Override
    public View showing(Stored other) {
        return new SurfaceView(other);
    }

    @Override
    public Figure figure(StoredRun run, OptionalDouble time) throws IOException, ImpossiblePicture {
        FieldSource source = field.of(run);
        double[] times = source.times();
        if (source.axes().size() == 1) {
            if (time.isPresent()) throw new ImpossiblePicture("On the line this view shows all times at once.", "Leave out --t, or ask for --view density.");
            return Views.surface(field.quantity(), FieldSeries.of(source, field.reduction(), TIMES_OF_A_LINE), 0, run.title());
        }
        int level = time.isPresent() ? Level.at(time.getAsDouble(), times) : defaultLevel(times);
        return Views.surface(field.quantity(), FieldSeries.of(source, field.reduction(), new int[] {level}), 0, run.title());
    }

    /// Where the sweep that makes the field has ended.
    private int defaultLevel(double[] times) {
        return switch (field) {
            case DENSITY -> times.length - 1;
            case VALUE -> 0;
        };
    }

    @Override
    public Reel reel(StoredRun run) throws IOException, ImpossiblePicture {
        FieldSource source = field.of(run);
        if (source.axes().size() == 1) return Reel.still(figure(run, OptionalDouble.empty()));
        FieldSeries limits = FieldSeries.of(source, field.reduction(), new int[0]);
        return Reel.of(source.times(), level -> Views.surface(field.quantity(), limits.at(source, field.reduction(), level), 0, run.title()));
    }
}
