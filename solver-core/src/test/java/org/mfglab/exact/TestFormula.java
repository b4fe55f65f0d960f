package org.mfglab.exact;

import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/// A formula for tests: numbers, names, `conv(NAME)`, `+ - * / ^`, brackets and `sin cos exp log`. It shares no code with the
/// formulas of the program, so that a text is checked against the mathematics and not against our parser.
final class TestFormula {

    /// A part of the formula, as a function of its symbols.
    private interface Part {
        double at(Map<String, Double> symbols);
    }

    private static final Map<String, DoubleUnaryOperator> FUNCTIONS =
            Map.of("sin", Math::sin, "cos", Math::cos, "exp", Math::exp, "log", Math::log);

    private final String text;
    private final Part whole;
    private int at;

    TestFormula(String text) {
        this.text = text.replace(" ", "");
        whole = sum();
        if (at < this.text.length()) throw new IllegalArgumentException("Unread: " + this.text.substring(at));
    }

    double at(Map<String, Double> symbols) {
        return whole.at(symbols);
    }

    private Part sum() {
        Part left = product();
        while (true) {
            Part a = left;
            if (next('+')) {
                Part b = product();
                left = s -> a.at(s) + b.at(s);
            } else if (next('-')) {
                Part b = product();
                left = s -> a.at(s) - b.at(s);
            } else {
                return left;
            }
        }
    }

    private Part product() {
        Part left = signed();
        while (true) {
            Part a = left;
            if (next('*')) {
                Part b = signed();
                left = s -> a.at(s) * b.at(s);
            } else if (next('/')) {
                Part b = signed();
                left = s -> a.at(s) / b.at(s);
            } else {
                return left;
            }
        }
    }

    private Part signed() {
        if (!next('-')) return power();
        Part a = signed();
        return s -> -a.at(s);
    }

    private Part power() {
        Part base = atom();
        if (!next('^')) return base;
        Part exponent = signed();
        return s -> Math.pow(base.at(s), exponent.at(s));
    }

    private Part atom() {
        if (next('(')) return closed(sum());
        int from = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || "._".indexOf(text.charAt(at)) >= 0)) at++;
        String word = text.substring(from, at);
        if (word.isEmpty()) throw new IllegalArgumentException("Nothing to read at: " + text.substring(from));
        if (Character.isDigit(word.charAt(0))) return constant(Double.parseDouble(word));
        if (word.equals("pi")) return constant(Math.PI);
        if (!next('(')) return s -> s.get(word);
        if (word.equals("conv")) return convolution();
        DoubleUnaryOperator function = FUNCTIONS.get(word);
        Part argument = closed(sum());
        return s -> function.applyAsDouble(argument.at(s));
    }

    /// `conv(NAME)` is a name as it stands.
    private Part convolution() {
        int end = text.indexOf(')', at) + 1;
        String name = "conv(" + text.substring(at, end);
        at = end;
        return s -> s.get(name);
    }

    private static Part constant(double value) {
        return s -> value;
    }

    private Part closed(Part inside) {
        if (!next(')')) throw new IllegalArgumentException("A bracket is open before: " + text.substring(at));
        return inside;
    }

    private boolean next(char c) {
        if (at >= text.length() || text.charAt(at) != c) return false;
        at++;
        return true;
    }
}
