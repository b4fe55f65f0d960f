package org.mfglab.workbench.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Numbers for people, with '.' in every locale.
public final class Numbers {

    private Numbers() { }

    /// So many significant digits, without trailing zeros; a dash for what is not a number.
    public static String of(double value, int digits) {
        if (!Double.isFinite(value)) return "–";
        if (value == 0) return "0";
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
        int magnitude = rounded.precision() - rounded.scale() - 1;
        return magnitude < -3 || magnitude > 5 ? scientific(rounded, magnitude) : rounded.toPlainString();
    }

    private static String scientific(BigDecimal value, int magnitude) {
        return value.movePointLeft(magnitude).stripTrailingZeros().toPlainString() + "e" + magnitude;
    }

    /// Round numbers in an interval, about `count` of them, in steps of 1, 2 or 5 times a power of ten.
    static List<Double> ticks(double low, double high, int count) {
        double rough = (high - low) / count;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = power * (rough / power < 1.5 ? 1 : rough / power < 3.5 ? 2 : rough / power < 7.5 ? 5 : 10);
        List<Double> ticks = new ArrayList<>();
        for (long k = (long) Math.ceil(low / step - 1e-9); k * step <= high + 1e-9 * step; k++) ticks.add(k * step);
        return ticks;
    }

    /// A coordinate of a drawing.
    static String place(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
