package org.mfglab.formula;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// LaTeX with amsmath.
final class LatexNotation implements Notation {

    private static final Set<String> OPERATORS = Set.of("exp", "log", "sin", "cos", "tan", "tanh", "min", "max");

    @Override
    public String row(List<String> parts) {
        return String.join(" ", parts);
    }

    @Override
    public String sign(Sign sign) {
        return sign.latex;
    }

    @Override
    public String number(String digits) {
        return digits;
    }

    @Override
    public String name(String text) {
        return text.length() == 1 ? escape(text) : "\\mathrm{" + escape(text) + "}";
    }

    @Override
    public String greek(String name) {
        return switch (name) {
            case "epsilon", "phi" -> "\\var" + name;
            default -> "\\" + name;
        };
    }

    @Override
    public String word(String text) {
        return "\\text{ " + escape(text) + " }";
    }

    @Override
    public String function(String text) {
        return OPERATORS.contains(text) ? "\\" + text : "\\operatorname{" + escape(text) + "}";
    }

    @Override
    public String applied(String function, String argument) {
        return function + " " + argument;
    }

    @Override
    public String below(String base, String index) {
        return base + "_{" + index + "}";
    }

    @Override
    public String above(String base, String exponent) {
        return base + "^{" + exponent + "}";
    }

    @Override
    public String bar(String base) {
        return "\\bar{" + base + "}";
    }

    @Override
    public String fraction(String numerator, String denominator) {
        return "\\frac{" + numerator + "}{" + denominator + "}";
    }

    @Override
    public String root(String radicand, String index) {
        return "\\sqrt" + (index.isEmpty() ? "" : "[" + index + "]") + "{" + radicand + "}";
    }

    @Override
    public String fenced(Fence fence, String body) {
        return switch (fence) {
            case PARENTHESES -> "\\left(" + body + "\\right)";
            case BARS -> "\\left\\lvert " + body + "\\right\\rvert";
        };
    }

    @Override
    public String cases(List<Case> cases) {
        return cases.stream()
                .map(c -> c.value() + " & " + (c.condition().isEmpty() ? "\\text{otherwise}" : "\\text{if }" + c.condition()))
                .collect(Collectors.joining(" \\\\ ", "\\begin{cases}", "\\end{cases}"));
    }

    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        for (char c : text.toCharArray()) {
            switch (c) {
                case '\\' -> escaped.append("\\backslash ");
                case '^', '~' -> escaped.append('\\').append(c).append("{}");
                case '{', '}', '$', '&', '#', '_', '%' -> escaped.append('\\').append(c);
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
