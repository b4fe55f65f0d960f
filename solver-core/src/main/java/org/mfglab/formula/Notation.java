package org.mfglab.formula;

import java.util.List;

/// A language of typeset mathematics: how the building blocks that [Typesetter] puts together are written in it.
/// Pieces of text come in unescaped and go out escaped.
interface Notation {

    /// A sign with its text in both languages; the second is the content of an `mo` element.
    enum Sign {
        PLUS("+", "+"), MINUS("-", "&#x2212;"), JUXTAPOSED("\\,", "&#x2062;"), DOT("\\cdot", "&#x22C5;"), CONVOLVED("*", "&#x2217;"), CROSS("\\times", "&#xD7;"),
        COMMA(",", ","), LESS("<", "&lt;"), AT_MOST("\\le", "&#x2264;"), GREATER(">", "&gt;"), AT_LEAST("\\ge", "&#x2265;"),
        EQUAL("=", "="), NOT_EQUAL("\\ne", "&#x2260;");

        final String latex;
        final String mathml;

        Sign(String latex, String mathml) {
            this.latex = latex;
            this.mathml = mathml;
        }
    }

    /// Fences that grow with what they surround.
    enum Fence { PARENTHESES, BARS }

    /// One line of a case distinction; an empty condition is "otherwise".
    record Case(String value, String condition) {}

    String row(List<String> parts);

    String sign(Sign sign);

    /// Decimal digits with at most one point.
    String number(String digits);

    /// One letter in italics, a longer name upright.
    String name(String text);

    /// A Greek letter by its English name, such as `nu` or `Gamma`.
    String greek(String name);

    /// An upright word between conditions, with space around it.
    String word(String text);

    /// The upright name of a function.
    String function(String text);

    /// A function, perhaps with an exponent, in front of its argument in parentheses.
    String applied(String function, String argument);

    String below(String base, String index);

    String above(String base, String exponent);

    String bar(String base);

    String fraction(String numerator, String denominator);

    /// @param index empty for the square root
    String root(String radicand, String index);

    String fenced(Fence fence, String body);

    String cases(List<Case> cases);
}
