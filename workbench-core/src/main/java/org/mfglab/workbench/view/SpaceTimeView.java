package org.mfglab.workbench.view;

import java.io.IOException;
import java.util.OptionalDouble;
import org.mfglab.workbench.figure.Figure;
import org.mfglab.workbench.report.FieldSeries;
import org.mfglab.workbench.report.Reduction;
import org.mfglab.workbench.report.Views;
import org.mfglab.workbench.run.StoredRun;

/// A field over x and t; in more dimensions along the line through the middle of the other axes.
record SpaceTimeView(Stored field) implements View {

    @Override
    public String word() {
        return "space-time";
    }

    @Override
    public View showing(Stored other) {
        return new SpaceTimeView(other);
    }

    @Override
    public boolean moves() {
        return false;
    }

    @Override
    public Figure figure(StoredRun run, OptionalDouble time) throws IOException, ImpossiblePicture {
        if (time.isPresent()) throw new ImpossiblePicture("This view shows all times at once.", "Leave out --t, or ask for --view density.");
        return Views.spaceTime(field.quantity(), FieldSeries.of(field.of(run), Reduction.LINE, Integer.MAX_VALUE), run.title());
    }
}
