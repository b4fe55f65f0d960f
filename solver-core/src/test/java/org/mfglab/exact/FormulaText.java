package org.mfglab.exact;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.stream.Collectors;

/// Writes formulas as text, with every number in full, `.` as its point and no exponent.
final class FormulaText {

    private static final String[] AXES = {"x", "y", "z"};

    private FormulaText() {}

    /// `x`, `y` or `z`.
    static String axis(int i) {
        return AXES[i];
    }

    /// A number as a factor or term; in brackets where it is negative.
    static String number(double v) {
        String text = new BigDecimal(Double.toString(v)).stripTrailingZeros().toPlainString();
        return v < 0 ? "(" + text + ")" : text;
    }

    /// `c*text`, empty where `c` is zero.
    static String times(double c, String text) {
        if (c == 0 || text.isEmpty()) return "";
        return c == 1 ? text : number(c) + "*" + text;
    }

    /// `c[0]*text[0] + c[1]*text[1] + ...`
    static String combination(double[] c, String... texts) {
        var terms = new String[texts.length];
        Arrays.setAll(terms, i -> times(c[i], texts[i]));
        return sum(terms);
    }

    /// The sum of the terms that are not empty, `0` where all are.
    static String sum(String... terms) {
        String text = Arrays.stream(terms).filter(term -> !term.isEmpty()).collect(Collectors.joining(" + "));
        return text.isEmpty() ? "0" : text;
    }

    /// `(a - b)`, or `a` where `b` is zero.
    static String minus(String a, double b) {
        if (b == 0) return a;
        return b > 0 ? "(" + a + " - " + number(b) + ")" : "(" + a + " + " + number(-b) + ")";
    }

    /// `y'My/2` for symmetric `M`; empty where `M` is zero.
    static String halfQuadratic(double[][] M, String... y) {
        int d = y.length;
        var terms = new String[d * d];
        Arrays.fill(terms, "");
        for (int i = 0; i < d; i++) {
            terms[i * d + i] = times(M[i][i] / 2, y[i] + "^2");
            for (int j = i + 1; j < d; j++) terms[i * d + j] = times(M[i][j], y[i] + "*" + y[j]);
        }
        String text = sum(terms);
        return text.equals("0") ? "" : text;
    }

    /// The Gaussian `exp(logFactor - (x - mean)'M(x - mean)/2)`.
    static String gaussian(double logFactor, double[] mean, double[][] M) {
        var y = new String[mean.length];
        Arrays.setAll(y, i -> minus(AXES[i], mean[i]));
        return "exp(" + number(logFactor) + " - (" + halfQuadratic(M, y) + "))";
    }

    /// `c |p|^2`, written out for `d` axes.
    static String squareOfMomentum(double c, int d) {
        var terms = new String[d];
        Arrays.setAll(terms, i -> times(c, "p_" + AXES[i] + "^2"));
        return sum(terms);
    }
}
