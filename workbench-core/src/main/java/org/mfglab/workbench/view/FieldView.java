package org.mfglab.workbench.view;

import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import org.mfglab.workbench.figure.Figure;
import org.mfglab.workbench.report.FieldSeries;
import org.mfglab.workbench.report.FieldSource;
import org.mfglab.workbench.report.Views;
import org.mfglab.workbench.run.StoredRun;

/// m or u: curves on the line, colours in the plane; in three dimensions m is integrated over z, and u is cut at the middle of z.
record FieldView(Stored field) implements View {

    private static final int FRAMES = 60;

    @Override
    public String word() {
        return field.word();
    }

    @Override
    public Figure figure(StoredRun run, OptionalDouble time) throws IOException, ImpossiblePicture {
        FieldSource source = field.of(run);
        if (time.isEmpty()) return Views.overview(field.quantity(), FieldSeries.of(source, field.reduction(), FRAMES), run.title());
        int level = Level.at(time.getAsDouble(), source.times());
        return Views.at(field.quantity(), FieldSeries.of(source, field.reduction(), new int[] {level}), 0, run.title());
    }

    @Override
    public List<Figure> frames(StoredRun run) throws IOException {
        return Views.frames(field.quantity(), FieldSeries.of(field.of(run), field.reduction(), FRAMES), run.title());
    }
}
