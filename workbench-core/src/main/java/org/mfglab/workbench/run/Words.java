package org.mfglab.workbench.run;

import java.util.Locale;
import org.mfglab.solve.Verdict;

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
        if (size >= 0.01 && size < 1000) return number(value, 3);
        return String.format(Locale.ROOT, "%.1e", value).replace(".0e", "e").replace("e-0", "e-").replace("e+0", "e").replace("e+", "e");
    }

    /// A number with so many significant digits and no trailing zeros.
    public static String number(double value, int digits) {
        if (!Double.isFinite(value)) return Double.isNaN(value) ? "NaN" : value > 0 ? "infinity" : "-infinity";
        if (value == 0) return "0";
        java.math.BigDecimal rounded = new java.math.BigDecimal(value).round(new java.math.MathContext(digits)).stripTrailingZeros();
        int magnitude = rounded.precision() - rounded.scale() - 1;
        return magnitude < -4 || magnitude > digits + 2 ? rounded.toString().replace("E-0", "e-").replace("E+", "e").replace('E', 'e') : rounded.toPlainString();
    }

    /// A duration: "0.42 s", "8.1 s", "3 min 20 s", "2 h 5 min".
    public static String duration(double seconds) {
        if (seconds < 10) return number(Math.max(0, seconds), 2) + " s";
        long whole = Math.round(seconds);
        if (whole < 60) return whole + " s";
        if (whole < 3600) return whole / 60 + " min " + whole % 60 + " s";
        return whole / 3600 + " h " + whole % 3600 / 60 + " min";
    }
}
