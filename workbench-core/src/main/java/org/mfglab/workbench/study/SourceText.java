package org.mfglab.workbench.study;

import java.util.List;
import java.util.Optional;

/// The text of a problem file with its name, and the places in it.
record SourceText(String name, String text, List<String> lines) {

    private static final int LARGEST = 3_000_000;
    private static final int DEEPEST = 64;
    private static final String BARE = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";

    static SourceText of(String name, String text) {
        return new SourceText(name, text, text.lines().toList());
    }

    Place start() {
        return place(1, 1, 1);
    }

    /// @param column counts code points, from 1
    Place place(int line, int column, int length) {
        String excerpt = line >= 1 && line <= lines.size() ? lines.get(line - 1) : "";
        return new Place(name, line, column, length, excerpt);
    }

    /// The place of the key that begins at a position.
    Place key(int line, int column) {
        Place place = place(line, column, 1);
        String text = place.excerpt();
        int end = place.column() - 1;
        if (end < text.length() && text.charAt(end) == '[') end = Math.max(text.indexOf(']', end) + 1, end);
        else end = skipKey(text, end);
        return new Place(name, line, column, end - column + 1, text);
    }

    /// The place of the value whose key begins at a position; of the key itself where a table begins.
    Place value(int line, int column) {
        Place key = key(line, column);
        String text = key.excerpt();
        int i = skipBlanks(text, skipKey(text, column - 1));
        if (i >= text.length() || text.charAt(i) != '=') return key;
        i = skipBlanks(text, i + 1);
        return new Place(name, line, i + 1, endOfValue(text, i) - i, text);
    }

    /// The place of the value that begins at a position.
    Place item(int line, int column) {
        Place place = place(line, column, 1);
        return new Place(name, line, column, endOfValue(place.excerpt(), column - 1) - column + 1, place.excerpt());
    }

    private static int skipKey(String text, int from) {
        int i = from;
        while (true) {
            i = skipBlanks(text, i);
            if (i < text.length() && (text.charAt(i) == '"' || text.charAt(i) == '\'')) i = endOfQuoted(text, i);
            else while (i < text.length() && BARE.indexOf(text.charAt(i)) >= 0) i++;
            int next = skipBlanks(text, i);
            if (next >= text.length() || text.charAt(next) != '.') return i;
            i = next + 1;
        }
    }

    private static int skipBlanks(String text, int from) {
        int i = from;
        while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) i++;
        return i;
    }

    private static int endOfQuoted(String text, int from) {
        char quote = text.charAt(from);
        for (int i = from + 1; i < text.length(); i++) {
            if (text.charAt(i) == '\\' && quote == '"') i++;
            else if (text.charAt(i) == quote) return i + 1;
            else if (text.charAt(i) == '\n') return i;
        }
        return text.length();
    }

    private static int endOfValue(String text, int from) {
        if (from >= text.length()) return from + 1;
        int depth = 0;
        int i = from;
        for (; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\'') i = endOfQuoted(text, i) - 1;
            else if (c == '[' || c == '{') depth++;
            else if (depth > 0 && (c == ']' || c == '}')) depth--;
            else if (c == '#' || depth == 0 && (c == ',' || c == ']' || c == '}')) break;
        }
        return from + Math.max(1, text.substring(from, Math.min(i, text.length())).stripTrailing().length());
    }

    /// Refuses what a parser should not be given: too much, too deep, or not text.
    Optional<Issue> refusal() {
        if (text.length() > LARGEST)
            return refuse("The file has %s characters; more than %s are refused.".formatted(text.length(), LARGEST),
                    "Maybe a table of numbers belongs into a file of samples.");
        int zero = text.indexOf('\0');
        if (zero >= 0)
            return refuse("The file contains the character NUL, at position %s: it is not text.".formatted(zero), "Maybe it is another file.");
        return depth() > DEEPEST ? refuse("The file nests tables or lists more than %s deep.".formatted(DEEPEST), "") : Optional.empty();
    }

    private Optional<Issue> refuse(String message, String suggestion) {
        return Optional.of(new Issue(new Place(name, 1, 1, 1, ""), IssueCode.E100, message, suggestion));
    }

    /// The depth of brackets and of dotted keys outside texts and comments.
    private int depth() {
        int depth = 0;
        int dots = 0;
        int deepest = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\'' -> i = endOfText(i) - 1;
                case '#' -> i = endOfLine(i) - 1;
                case '[', '{' -> deepest = Math.max(deepest, ++depth);
                case ']', '}' -> depth = Math.max(0, depth - 1);
                case '.' -> deepest = Math.max(deepest, ++dots);
                case '\n', ',', '=' -> dots = 0;
                default -> { }
            }
        }
        return deepest;
    }

    private int endOfLine(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private int endOfText(int from) {
        char quote = text.charAt(from);
        String triple = String.valueOf(quote).repeat(3);
        if (!text.startsWith(triple, from)) return endOfQuoted(text, from);
        for (int i = from + 3; i < text.length(); i++) {
            if (text.charAt(i) == '\\' && quote == '"') i++;
            else if (text.startsWith(triple, i)) return i + 3;
        }
        return text.length();
    }
}
