package org.mfglab.cli.progress;

import java.util.List;
import org.mfglab.solve.Solution;
import org.mfglab.workbench.figure.ColourMap;
import org.mfglab.workbench.figure.TerminalPicture;
import org.mfglab.workbench.report.FieldSeries;

/// The density at the horizon in half blocks; in one dimension the density over space and, upward, time.
final class DensityPicture {

    private static final int WIDEST = 64;

    private DensityPicture() { }

    static List<String> lines(Solution solution, int columns) {
        int steps = solution.density().time().steps();
        int width = Math.clamp(columns - 2, 1, WIDEST);
        if (solution.discretization().grid().dimension() == 1) {
            FieldSeries all = FieldSeries.of(solution.density(), FieldSeries.evenly(solution.density().time().levels(), 33));
            return TerminalPicture.of(all.spaceTime(), all.axes().getFirst().count(), all.times().length, ColourMap.VIRIDIS, width);
        }
        FieldSeries last = FieldSeries.of(solution.density(), new int[] {steps}).plane();
        return TerminalPicture.of(last.levels()[0], last.axes().get(0).count(), last.axes().get(1).count(), ColourMap.VIRIDIS, width);
    }
}
