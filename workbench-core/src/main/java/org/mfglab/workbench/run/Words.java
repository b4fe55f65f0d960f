package org.mfglab.workbench.run;

import java.util.Locale;
import java.util.stream.Collectors;
import org.mfglab.grid.Grid;
import org.mfglab.solve.Verdict;
import org.mfglab.workbench.report.Numbers;

/// The words and numbers of files and screens.
public final class Words {

    private Words() { }

    public static String of(Verdict verdict) {
        return switch (verdict) {
            case CONVERGING -> "converging";
            case STALLED -> "stalled";
            case CYCLING -> "cycling";
            case DIVERGING -> "diverging";
        };
    }

    /// A number for people: two significant digits.
    public static String small(double value) {
        if (Double.isNaN(value)) return "-";
        if (value == 0) return "0";
        double size = Math.abs(value);
        if (size >= 0.01 && size < 1000) return Numbers.of(value, 3);
        return String.format(Locale.ROOT, "%.1e", value).replace(".0e", "e").replace("e-0", "e-").replace("e+0", "e").replace("e+", "e");
    }

    /// The points of a grid: "64x64".
    public static String size(Grid grid) {
        return grid.n().stream().map(String::valueOf).collect(Collectors.joining("x"));
    }

    /// A duration: "0.42 s", "8.1 s", "3 min 20 s", "2 h 5 min".
    public static String duration(double seconds) {
        if (seconds < 10) return Numbers.of(Math.max(0, seconds), 2) + " s";
        long whole = Math.round(seconds);
        if (whole < 60) return whole + " s";
        if (whole < 3600) return whole / 60 + " min " + whole % 60 + " s";
        return whole / 3600 + " h " + whole % 3600 / 60 + " min";
    }
}
