package org.mfglab.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Cuts the text of a formula into numbers, names and signs. One pass, no regular expressions; ASCII only,
/// so that no locale and no look-alike character can change a meaning.
final class Tokenizer {

    enum Kind { NUMBER, NAME, SIGN, END }

    /// @param text the characters of the token, `^` also for `**`; empty at the end
    record Token(Kind kind, String text, int start, int end) {
        boolean is(String sign) {
            return kind != Kind.NUMBER && text.equals(sign);
        }
    }

    private static final List<String> SIGNS =
            List.of("**", "<=", ">=", "==", "!=", "+", "-", "*", "/", "^", "(", ")", "[", "]", ",", "<", ">");

    private static final Map<Integer, String> ADVICE = Map.ofEntries(
            Map.entry((int) '=', "Write == to compare."), Map.entry((int) '&', "Write and."),
            Map.entry((int) '|', "Write or, or abs(x) for |x|."),
            Map.entry((int) '!', "Write not, or != to compare."), Map.entry((int) ';', "Write , between arguments."),
            Map.entry((int) '.', "A point stands only in numbers, next to a digit."),
            Map.entry((int) '{', "Write ( )."), Map.entry((int) '}', "Write ( )."),
            Map.entry(0xd7, "Write *."), Map.entry(0xb7, "Write *."), Map.entry(0x22c5, "Write *."),
            Map.entry(0x2212, "Write - (the minus of the keyboard)."), Map.entry(0x2013, "Write - (the minus of the keyboard)."),
            Map.entry(0xb2, "Write ^2."), Map.entry(0xb3, "Write ^3."), Map.entry(0x3c0, "Write pi."), Map.entry(0x221a, "Write sqrt(x)."),
            Map.entry(0x2264, "Write <=."), Map.entry(0x2265, "Write >=."), Map.entry(0x2260, "Write !=."));

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private final List<FormulaIssue> issues;
    private int position;

    private Tokenizer(String text, List<FormulaIssue> issues) {
        this.text = text;
        this.issues = issues;
    }

    /// All tokens, the last of kind END. Characters that have no meaning are reported and skipped; after the limit the rest is not read.
    static List<Token> tokens(String text, List<FormulaIssue> issues) {
        if (text.length() > Language.MOST_CHARACTERS) {
            issues.add(new FormulaIssue(0, text.length(), "The formula has " + text.length() + " characters; at most "
                    + Language.MOST_CHARACTERS + " are allowed.", "Maybe a field or a file is meant."));
            return List.of();
        }
        return new Tokenizer(text, issues).read();
    }

    private List<Token> read() {
        while (skipBlanks()) {
            if (tokens.size() + issues.size() >= Language.MOST_TOKENS) {
                issues.add(new FormulaIssue(position, text.length(), "The formula has more than " + Language.MOST_TOKENS
                        + " numbers, names and signs.", "Maybe a field or a file is meant."));
                return List.of();
            }
            readOne();
        }
        tokens.add(new Token(Kind.END, "", text.length(), text.length()));
        return tokens;
    }

    private boolean skipBlanks() {
        while (position < text.length() && " \t\r\n".indexOf(text.charAt(position)) >= 0) position++;
        return position < text.length();
    }

    private void readOne() {
        char c = text.charAt(position);
        if (isDigit(c) || c == '.' && isDigit(at(position + 1))) {
            add(Kind.NUMBER, endOfNumber());
        } else if (isLetter(c)) {
            add(Kind.NAME, endOfName(text, position));
        } else {
            SIGNS.stream().filter(sign -> text.startsWith(sign, position)).findFirst()
                    .ifPresentOrElse(sign -> add(Kind.SIGN, position + sign.length()), this::refuseCharacters);
        }
    }

    private void add(Kind kind, int end) {
        String part = text.substring(position, end);
        tokens.add(new Token(kind, part.equals("**") ? "^" : part, position, end));
        position = end;
    }

    /// One issue for a run of meaningless characters, so that a binary file gives one message and not a thousand.
    /// The first of them is always passed, whatever it is.
    private void refuseCharacters() {
        int start = position;
        int character = text.codePointAt(start);
        position += Character.charCount(character);
        while (position < text.length() && !isKnown(text.charAt(position))) position++;
        String name = character > ' ' && character < 127 ? "'" + (char) character + "'"
                : String.format(Locale.ROOT, "U+%04X", character);
        issues.add(new FormulaIssue(start, position, "The character " + name + " has no meaning in a formula.",
                ADVICE.getOrDefault(character, "")));
    }

    private static boolean isKnown(char c) {
        return isLetter(c) || isDigit(c) || " \t\r\n+-*/^()[],<>.".indexOf(c) >= 0;
    }

    private int endOfNumber() {
        int end = endOfDigits(position);
        if (at(end) == '.') end = endOfDigits(end + 1);
        if (at(end) == 'e' || at(end) == 'E') {
            int digits = at(end + 1) == '+' || at(end + 1) == '-' ? end + 2 : end + 1;
            if (isDigit(at(digits))) end = endOfDigits(digits);
        }
        return end;
    }

    private int endOfDigits(int from) {
        int end = from;
        while (isDigit(at(end))) end++;
        return end;
    }

    private static int endOfName(String text, int from) {
        int end = from;
        while (end < text.length() && (isLetter(text.charAt(end)) || isDigit(text.charAt(end)))) end++;
        return end;
    }

    static boolean isName(String text) {
        return !text.isEmpty() && isLetter(text.charAt(0)) && endOfName(text, 0) == text.length();
    }

    private char at(int index) {
        return index < text.length() ? text.charAt(index) : ' ';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }
}
