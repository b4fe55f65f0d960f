package org.mfglab.workbench.view;

import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import org.mfglab.workbench.figure.Figure;
import org.mfglab.workbench.report.FieldSeries;
import org.mfglab.workbench.report.FieldSource;
import org.mfglab.workbench.report.Quantity;
import org.mfglab.workbench.report.Reduction;
import org.mfglab.workbench.report.Views;
import org.mfglab.workbench.run.StoredRun;

/// m or u: curves on the line, colours in the plane; in three dimensions m is integrated over z, and u is cut at the middle of z.
///
/// @param reduction to what can be drawn
/// @param field     where a run has it
record FieldView(Quantity quantity, Reduction reduction, Stored field) implements View {

    /// A field of a run.
    @FunctionalInterface
    interface Stored {
        FieldSource of(StoredRun run) throws IOException;
    }

    private static final int FRAMES = 60;

    @Override
    public String word() {
        return quantity.word();
    }

    @Override
    public Figure figure(StoredRun run, OptionalDouble time) throws IOException, ImpossiblePicture {
        FieldSource source = field.of(run);
        if (time.isEmpty()) return Views.overview(quantity, FieldSeries.of(source, reduction, FRAMES), run.title());
        int level = Level.at(time.getAsDouble(), source.times());
        return Views.at(quantity, FieldSeries.of(source, reduction, new int[] {level}), 0, run.title());
    }

    @Override
    public List<Figure> frames(StoredRun run) throws IOException {
        return Views.frames(quantity, FieldSeries.of(field.of(run), reduction, FRAMES), run.title());
    }
}
