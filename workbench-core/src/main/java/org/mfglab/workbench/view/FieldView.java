package org.mfglab.workbench.view;

import java.io.IOException;
import java.util.OptionalDouble;
import org.mfglab.workbench.figure.Figure;
import org.mfglab.workbench.report.FieldSeries;
import org.mfglab.workbench.report.FieldSource;
import org.mfglab.workbench.report.Views;
import org.mfglab.workbench.run.StoredRun;

/// m or u: curves on the line, colours in the plane; in three dimensions m is integrated over z, and u is cut at the middle of z.
record FieldView(Stored field) implements View {

    private static final int CURVES = 60;

    @Override
    public String word() {
        return field.word();
    }

    @Override
    public Figure figure(StoredRun run, OptionalDouble time) throws IOException, ImpossiblePicture {
        if (time.isPresent()) {
            Reel reel = reel(run);
            return reel.figure(Level.at(time.getAsDouble(), reel.times()));
        }
        return Views.overview(field.quantity(), FieldSeries.of(field.of(run), field.reduction(), CURVES), run.title());
    }

    @Override
    public Reel reel(StoredRun run) throws IOException {
        FieldSource source = field.of(run);
        FieldSeries limits = FieldSeries.of(source, field.reduction(), new int[0]);
        return Reel.of(source.times(), level -> Views.at(field.quantity(), limits.at(source, field.reduction(), level), 0, run.title()));
    }
}
