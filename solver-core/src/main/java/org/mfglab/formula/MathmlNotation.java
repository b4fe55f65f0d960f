package org.mfglab.formula;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// MathML Core, as browsers show it without help. Only ASCII characters are written, so that no encoding can spoil a page.
final class MathmlNotation implements Notation {

    private static final Map<String, Integer> GREEK = Map.ofEntries(
            Map.entry("alpha", 0x3b1), Map.entry("beta", 0x3b2), Map.entry("gamma", 0x3b3), Map.entry("delta", 0x3b4),
            Map.entry("epsilon", 0x3b5), Map.entry("zeta", 0x3b6), Map.entry("eta", 0x3b7), Map.entry("theta", 0x3b8),
            Map.entry("iota", 0x3b9), Map.entry("kappa", 0x3ba), Map.entry("lambda", 0x3bb), Map.entry("mu", 0x3bc),
            Map.entry("nu", 0x3bd), Map.entry("xi", 0x3be), Map.entry("pi", 0x3c0), Map.entry("rho", 0x3c1),
            Map.entry("sigma", 0x3c3), Map.entry("tau", 0x3c4), Map.entry("upsilon", 0x3c5), Map.entry("phi", 0x3c6),
            Map.entry("chi", 0x3c7), Map.entry("psi", 0x3c8), Map.entry("omega", 0x3c9), Map.entry("Gamma", 0x393),
            Map.entry("Delta", 0x394), Map.entry("Theta", 0x398), Map.entry("Lambda", 0x39b), Map.entry("Xi", 0x39e),
            Map.entry("Pi", 0x3a0), Map.entry("Sigma", 0x3a3), Map.entry("Upsilon", 0x3a5), Map.entry("Phi", 0x3a6),
            Map.entry("Psi", 0x3a8), Map.entry("Omega", 0x3a9));

    static boolean isGreek(String name) {
        return GREEK.containsKey(name);
    }

    @Override
    public String row(List<String> parts) {
        return parts.size() == 1 ? parts.getFirst() : "<mrow>" + String.join("", parts) + "</mrow>";
    }

    @Override
    public String sign(Sign sign) {
        return "<mo>" + sign.mathml + "</mo>";
    }

    @Override
    public String number(String digits) {
        return "<mn>" + digits + "</mn>";
    }

    @Override
    public String name(String text) {
        return "<mi>" + escape(text) + "</mi>";
    }

    @Override
    public String greek(String name) {
        return "<mi>&#x" + Integer.toHexString(GREEK.get(name)).toUpperCase(Locale.ROOT) + ";</mi>";
    }

    @Override
    public String word(String text) {
        return "<mtext>&#xA0;" + escape(text) + "&#xA0;</mtext>";
    }

    @Override
    public String function(String text) {
        return "<mi>" + escape(text) + "</mi>";
    }

    @Override
    public String applied(String function, String argument) {
        return "<mrow>" + function + "<mo>&#x2061;</mo>" + argument + "</mrow>";
    }

    @Override
    public String below(String base, String index) {
        return "<msub>" + base + index + "</msub>";
    }

    @Override
    public String above(String base, String exponent) {
        return "<msup>" + base + exponent + "</msup>";
    }

    @Override
    public String bar(String base) {
        return "<mover>" + base + "<mo>&#xAF;</mo></mover>";
    }

    @Override
    public String fraction(String numerator, String denominator) {
        return "<mfrac>" + numerator + denominator + "</mfrac>";
    }

    @Override
    public String root(String radicand, String index) {
        return index.isEmpty() ? "<msqrt>" + radicand + "</msqrt>" : "<mroot>" + radicand + index + "</mroot>";
    }

    @Override
    public String fenced(Fence fence, String body) {
        return switch (fence) {
            case PARENTHESES -> fenced("(", body, ")");
            case BARS -> fenced("|", body, "|");
        };
    }

    private static String fenced(String open, String body, String close) {
        return "<mrow><mo fence=\"true\" form=\"prefix\" stretchy=\"true\">" + open + "</mo>" + body
                + "<mo fence=\"true\" form=\"postfix\" stretchy=\"true\">" + close + "</mo></mrow>";
    }

    @Override
    public String cases(List<Case> cases) {
        return cases.stream().map(MathmlNotation::line).collect(Collectors.joining("",
                "<mrow><mo fence=\"true\" form=\"prefix\" stretchy=\"true\">{</mo><mtable>", "</mtable></mrow>"));
    }

    private static String line(Case c) {
        String condition = c.condition().isEmpty() ? "<mtext>otherwise</mtext>"
                : "<mrow><mtext>if&#xA0;</mtext>" + c.condition() + "</mrow>";
        String left = "<mtd style=\"text-align: left\">";
        return "<mtr>" + left + c.value() + "</mtd>" + left + condition + "</mtd></mtr>";
    }

    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (c > ' ' && c < 127 && "&<>\"'".indexOf(c) < 0) escaped.appendCodePoint(c);
            else escaped.append("&#").append(isXml(c) ? c : 0xfffd).append(';');
        });
        return escaped.toString();
    }

    private static boolean isXml(int c) {
        return c >= ' ' && (c < 0xd800 || c > 0xdfff) && c != 0xfffe && c != 0xffff;
    }
}
