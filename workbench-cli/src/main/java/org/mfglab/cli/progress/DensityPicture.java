package org.mfglab.cli.progress;

import java.util.List;
import java.util.stream.IntStream;
import org.mfglab.solve.Solution;
import org.mfglab.workbench.figure.ColourMap;
import org.mfglab.workbench.figure.TerminalPicture;
import org.mfglab.workbench.report.FieldSeries;
import org.mfglab.workbench.report.FieldSource;
import org.mfglab.workbench.report.Reduction;

/// The density at the horizon in half blocks; in one dimension the density over space and, upward, time.
final class DensityPicture {

    private static final int WIDEST = 64;
    private static final int TALLEST = 32;

    private DensityPicture() { }

    static List<String> lines(Solution solution, int columns) {
        int levels = solution.density().time().levels();
        int width = Math.clamp(columns - 2, 1, WIDEST);
        boolean line = solution.discretization().grid().dimension() == 1;
        int[] shown = line ? IntStream.range(0, levels).toArray() : new int[] {levels - 1};
        FieldSeries series = FieldSeries.of(FieldSource.of(solution.density(), shown), Reduction.PLANE, TALLEST);
        int nx = series.axes().getFirst().count();
        return line ? TerminalPicture.of(series.spaceTime(), nx, series.times().length, ColourMap.VIRIDIS, width)
                : TerminalPicture.of(series.last(), nx, series.axes().get(1).count(), ColourMap.VIRIDIS, width);
    }
}
