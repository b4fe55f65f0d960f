package org.mfglab.workbench.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The marks of an axis, at round numbers, and numbers as text: with a point in every locale, a true minus, and powers of ten written out.
final class Ticks {

    /// One mark.
    record Tick(double value, String label) { }

    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private Ticks() { }

    /// At most `most` multiples of 1, 2 or 5 times a power of ten inside `[low, high]`.
    static List<Tick> linear(double low, double high, int most, double smallestStep) {
        double step = Math.max(smallestStep, niceStep((high - low) / Math.max(1, most)));
        List<Tick> ticks = marks(low, high, step);
        while (ticks.size() > most && ticks.size() > 2) {
            step = niceStep(step * 1.01);
            ticks = marks(low, high, step);
        }
        return ticks;
    }

    /// The smallest of 1, 2, 5 times a power of ten that is not below `least`.
    private static double niceStep(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (double factor : new double[] {1, 2, 5}) {
            if (factor * power >= least * (1 - 1e-9)) return factor * power;
        }
        return 10 * power;
    }

    private static List<Tick> marks(double low, double high, double step) {
        double slack = 1e-9 * (high - low);
        double size = Math.max(Math.abs(low), Math.abs(high));
        List<Tick> ticks = new ArrayList<>();
        long last = (long) Math.floor((high + slack) / step);
        for (long i = (long) Math.ceil((low - slack) / step); i <= last; i++) ticks.add(new Tick(i * step, text(i * step, step, size)));
        return ticks;
    }

    /// Powers of ten inside `[low, high]`, every k-th so that there are at most `most`; with 2 and 5 between them where there are few decades.
    static List<Tick> logarithmic(double low, double high, int most) {
        int first = (int) Math.ceil(Math.log10(low) - 1e-9);
        int last = (int) Math.floor(Math.log10(high) + 1e-9);
        List<Tick> ticks = new ArrayList<>();
        if (last - first < 2 && 3 * (last - first + 2) <= most + 3) {
            for (int exponent = first - 1; exponent <= last; exponent++) {
                for (int factor : new int[] {1, 2, 5}) {
                    double value = factor * Math.pow(10, exponent);
                    if (value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9)) {
                        ticks.add(new Tick(value, factor == 1 ? power(exponent) : factor + "×" + power(exponent)));
                    }
                }
            }
            return ticks;
        }
        int every = Math.max(1, Math.ceilDiv(last - first + 1, Math.max(1, most)));
        int start = Math.ceilDiv(first, every) * every;
        for (int exponent = start; exponent <= last; exponent += every) ticks.add(new Tick(Math.pow(10, exponent), power(exponent)));
        return ticks;
    }

    /// A number with three significant digits.
    static String number(double value) {
        if (value == 0) return "0";
        int exponent = (int) Math.floor(Math.log10(Math.abs(value)));
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(3, RoundingMode.HALF_EVEN));
        if (exponent >= -3 && exponent < 5) return minus(plain(rounded));
        String mantissa = plain(rounded.movePointLeft(exponent));
        return minus(mantissa.equals("1") ? power(exponent) : mantissa + "×" + power(exponent));
    }

    /// A multiple of `step` with the decimals that the step needs.
    private static String text(double value, double step, double size) {
        if (value == 0) return "0";
        int exponent = (int) Math.floor(Math.log10(size) + 1e-9);
        boolean plain = exponent >= -3 && exponent < 5;
        int shift = plain ? 0 : exponent;
        int decimals = Math.max(0, shift - (int) Math.floor(Math.log10(step) + 1e-9));
        String digits = String.format(Locale.ROOT, "%." + decimals + "f", value * Math.pow(10, -shift));
        return minus(plain ? digits : digits + "×" + power(exponent));
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    private static String power(int exponent) {
        if (exponent == 0) return "1";
        StringBuilder text = new StringBuilder("10");
        for (char digit : Integer.toString(exponent).toCharArray()) text.append(digit == '-' ? '⁻' : SUPERSCRIPTS.charAt(digit - '0'));
        return text.toString();
    }

    private static String minus(String text) {
        return text.replace('-', '−');
    }
}
