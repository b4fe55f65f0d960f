package org.mfglab.workbench.view;

import java.util.Arrays;
import java.util.stream.Stream;
import org.mfglab.workbench.figure.Figure;
import org.mfglab.workbench.figure.HeatMap;
import org.mfglab.workbench.figure.LinePlot;
import org.mfglab.workbench.figure.Panels;
import org.mfglab.workbench.figure.PathPlot;
import org.mfglab.workbench.figure.Surface;

/// The values of a figure.
public final class Extent {

    private Extent() { }

    /// What a figure shows, in any order, finite or not.
    static Stream<double[]> values(Figure figure) {
        return switch (figure) {
            case HeatMap map -> Stream.of(map.values());
            case Surface surface -> Stream.of(surface.values());
            case LinePlot plot -> plot.curves().stream().map(LinePlot.Curve::y);
            case Panels panels -> panels.maps().stream().flatMap(Extent::values);
            case PathPlot _ -> Stream.empty();
        };
    }

    /// From the smallest to the largest finite value, with room about a constant.
    public static Limits.Between of(Figure figure) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double[] values : values(figure).toList()) {
            low = Math.min(low, Arrays.stream(values).filter(Double::isFinite).min().orElse(low));
            high = Math.max(high, Arrays.stream(values).filter(Double::isFinite).max().orElse(high));
        }
        return between(low, high);
    }

    static Limits.Between between(double low, double high) {
        if (!(low <= high)) return new Limits.Between(0, 1, false);
        double size = Math.max(Math.abs(low), Math.abs(high));
        if (high - low > 1e-12 * size) return new Limits.Between(low, high, false);
        double room = size > 0 ? size / 2 : 1;
        return new Limits.Between(low - room, high + room, false);
    }
}
