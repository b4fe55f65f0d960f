package org.mfglab.workbench.study;

/// One thing that is wrong, or doubtful, in a problem file.
///
/// @param place      where
/// @param code       which kind of thing
/// @param message    what, with the value and the rule
/// @param suggestion what to do; if empty, the advice of the code
public record Issue(Place place, IssueCode code, String message, String suggestion) {

    private static final int WIDTH = 110;
    private static final int MOST_CARETS = 40;
    private static final String INDENT = "      ";

    public Issue {
        if (suggestion.isEmpty()) suggestion = code.advice();
    }

    public boolean warning() {
        return code.warning();
    }

    /// One line for programs: `file:line:col: CODE message`.
    @Override
    public String toString() {
        return place + ": " + code + " " + message;
    }

    /// Several lines for people: the message, the place, the line of the file with a caret, the suggestion.
    public String explain() {
        StringBuilder text = new StringBuilder(code + "  " + message + "\n" + INDENT + place + "\n");
        if (!place.excerpt().isBlank()) text.append(excerpt(WIDTH).indent(INDENT.length() + 2));
        return text.append(INDENT).append(suggestion).append('\n').toString();
    }

    /// The line of the file and below it carets at the place, for letters of one width; of a long line the part around the place.
    ///
    /// @param width most columns
    public String excerpt(int width) {
        int from = place.column() <= width ? 0 : place.column() - width / 2;
        String line = place.excerpt().replace('\t', ' ');
        line = line.substring(Math.min(from, line.length()), Math.min(from + width, line.length()));
        int caret = Math.min(place.column() - 1 - from, line.length());
        int length = Math.min(Math.min(place.length(), MOST_CARETS), Math.max(1, line.length() - caret));
        return line.stripTrailing() + "\n" + " ".repeat(caret) + "^".repeat(length);
    }
}
