package org.mfglab.formula;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// The functions of the formula language that take scalars and give a scalar.
///
/// `exp log sin cos tan tanh` are those of [Math] in every evaluator, so that a tree walk and a row program agree.
public enum Function {
    ABS, EXP, LOG, SQRT, SIN, COS, TAN, TANH,
    /// The error function `2/sqrt(pi) int_0^x exp(-s^2) ds`.
    ERF,
    /// The unit step: 0 for x < 0, 1 for x >= 0, so that `step(0) = 1`; NaN for NaN.
    STEP,
    /// The smallest of two or more values; NaN if one of them is NaN.
    MIN,
    /// The largest of two or more values; NaN if one of them is NaN.
    MAX;

    static final Map<String, Function> BY_NAME = byName();

    /// As many arguments as `min` and `max` take at most.
    static final int MOST_ARGUMENTS = 64;

    private final String text = name().toLowerCase(Locale.ROOT);

    private static Map<String, Function> byName() {
        Map<String, Function> byName = new TreeMap<>();
        Arrays.stream(values()).forEach(function -> byName.put(function.text, function));
        return byName;
    }

    /// The name in the formula language.
    public String text() {
        return text;
    }

    boolean takes(int arguments) {
        return isExtremum() ? arguments >= 2 && arguments <= MOST_ARGUMENTS : arguments == 1;
    }

    String arity() {
        return isExtremum() ? "2 to " + MOST_ARGUMENTS + " arguments" : "1 argument";
    }

    /// What to do about a wrong number of arguments.
    String arityAdvice() {
        return isExtremum() ? "Separate the arguments by commas, as in " + text + "(a, b)."
                : "Keep one argument. A decimal comma is written as a point, as in " + text + "(1.2).";
    }

    boolean isExtremum() {
        return this == MIN || this == MAX;
    }

    /// The value at these arguments.
    double value(double... a) {
        return switch (this) {
            case ABS -> Math.abs(a[0]);
            case EXP -> Math.exp(a[0]);
            case LOG -> Math.log(a[0]);
            case SQRT -> Math.sqrt(a[0]);
            case SIN -> Math.sin(a[0]);
            case COS -> Math.cos(a[0]);
            case TAN -> Math.tan(a[0]);
            case TANH -> Math.tanh(a[0]);
            case ERF -> Elementary.erf(a[0]);
            case STEP -> Elementary.step(a[0]);
            case MIN -> Arrays.stream(a).reduce(Math::min).getAsDouble();
            case MAX -> Arrays.stream(a).reduce(Math::max).getAsDouble();
        };
    }
}
