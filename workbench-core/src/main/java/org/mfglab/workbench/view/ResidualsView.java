package org.mfglab.workbench.view;

import java.io.IOException;
import java.util.OptionalDouble;
import org.mfglab.workbench.figure.Figure;
import org.mfglab.workbench.report.Views;
import org.mfglab.workbench.run.StoredRun;

/// The residuals against the number of the iteration.
record ResidualsView() implements View {

    @Override
    public String word() {
        return "residuals";
    }

    @Override
    public boolean moves() {
        return false;
    }

    @Override
    public Figure figure(StoredRun run, OptionalDouble time) throws IOException, ImpossiblePicture {
        if (time.isPresent()) throw new ImpossiblePicture("Residuals belong to iterations, not to a time.", "Leave out --t.");
        return Views.residuals(run.residuals(), run.tolerance(), run.title());
    }
}
