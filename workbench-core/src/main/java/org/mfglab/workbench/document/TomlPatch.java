package org.mfglab.workbench.document;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;

/// Changes single values of a TOML text and leaves every other character as it is.
///
/// A parser tells where keys stand; from there the text itself is scanned, so that lists over many lines, texts in three quotes and comments
/// behind a value are seen as what they are.
record TomlPatch(String text, TomlParseResult parsed) {

    /// Characters of the text: `[from, to)`.
    private record Range(int from, int to) { }

    static TomlPatch of(String text) {
        return new TomlPatch(text, Toml.parse(text));
    }

    Optional<String> value(String key) {
        return rangeOf(key).map(range -> text.substring(range.from, range.to));
    }

    /// @throws IllegalArgumentException if the text is not TOML, the value is not, or another value stands where the key needs a table
    String with(String key, String value) {
        requireToml(value);
        String changed = rangeOf(key).map(range -> text.substring(0, range.from) + value + text.substring(range.to)).orElseGet(() -> added(key, value));
        if (Toml.parse(changed).hasErrors()) throw new IllegalArgumentException("The value of '%s' cannot be set to %s here.".formatted(key, value));
        return changed;
    }

    private void requireToml(String value) {
        if (parsed.hasErrors()) throw new IllegalArgumentException("The text is not TOML: " + parsed.errors().getFirst().getMessage() + ".");
        TomlParseResult alone = Toml.parse("value = " + value);
        if (alone.hasErrors() || alone.keySet().size() != 1) throw new IllegalArgumentException("%s is not a value of TOML.".formatted(value));
    }

    /// Without the line of a value; without the entry, in an inline table.
    String without(String key) {
        Optional<Range> range = rangeOf(key);
        if (range.isEmpty()) return text;
        int from = offset(parsed.inputPositionOf(key));
        int to = range.get().to;
        int line = text.lastIndexOf('\n', from - 1) + 1;
        if (text.substring(line, from).isBlank()) return text.substring(0, line) + text.substring(Math.min(text.length(), endOfLine(to) + 1));
        int comma = text.indexOf(',', to);
        boolean more = comma >= 0 && text.substring(to, comma).isBlank();
        if (more) return text.substring(0, from) + text.substring(comma + 1).stripLeading();
        int before = text.lastIndexOf(',', from);
        boolean others = before > line && text.substring(before + 1, from).isBlank();
        return text.substring(0, others ? before : from) + text.substring(to);
    }

    /// The innermost key whose line or value holds a place.
    ///
    /// @param column counts code points, from 1
    Optional<String> keyAt(int line, int column) {
        if (parsed.hasErrors()) return Optional.empty();
        int place = offset(TomlPosition.positionAt(line, column));
        String found = null;
        for (String key : parsed.dottedKeySet(true)) {
            Optional<Range> value = rangeOf(key);
            boolean holds = value.isPresent() && offset(parsed.inputPositionOf(key)) <= place && place < Math.max(value.get().to, value.get().from + 1);
            if (holds && (found == null || key.length() > found.length())) found = key;
        }
        return Optional.ofNullable(found);
    }

    private Optional<Range> rangeOf(String key) {
        if (parsed.hasErrors() || !parsed.contains(key) || parsed.isTable(key) && !inline(key)) return Optional.empty();
        TomlPosition position = parsed.inputPositionOf(key);
        return position == null ? Optional.empty() : Optional.of(valueBehind(offset(position)));
    }

    /// Whether a table is written as a value, `{ ... }`.
    private boolean inline(String key) {
        TomlPosition position = parsed.inputPositionOf(key);
        if (position == null) return false;
        int start = offset(position);
        return start < text.length() && text.charAt(start) != '[' && valueBehind(start).from < text.length() && text.charAt(valueBehind(start).from) == '{';
    }

    /// The value that belongs to the key which begins at a place.
    private Range valueBehind(int key) {
        int i = key;
        while (i < text.length() && text.charAt(i) != '=' && text.charAt(i) != '\n') i = isQuote(i) ? endOfText(i) : i + 1;
        int from = Math.min(i + 1, text.length());
        while (from < text.length() && (text.charAt(from) == ' ' || text.charAt(from) == '\t')) from++;
        return new Range(from, endOfValue(from));
    }

    private int endOfValue(int from) {
        int depth = 0;
        int end = from;
        for (int i = from; i < text.length(); ) {
            char c = text.charAt(i);
            if (isQuote(i)) i = endOfText(i);
            else if (c == '#' && depth > 0) i = endOfLine(i);
            else if (depth == 0 && (c == '#' || c == '\n' || c == '\r' || c == ',' || c == ']' || c == '}')) return end;
            else {
                if (c == '[' || c == '{') depth++;
                if (c == ']' || c == '}') depth--;
                i++;
            }
            if (!Character.isWhitespace(text.charAt(i - 1))) end = i;
            if (depth == 0 && (c == ']' || c == '}')) return end;
        }
        return end;
    }

    private boolean isQuote(int i) {
        return text.charAt(i) == '"' || text.charAt(i) == '\'';
    }

    /// Behind the text in quotes that begins at a place.
    private int endOfText(int from) {
        String quote = text.substring(from, from + 1);
        String mark = text.startsWith(quote.repeat(3), from) ? quote.repeat(3) : quote;
        for (int i = from + mark.length(); i < text.length(); i++) {
            if (text.charAt(i) == '\\' && quote.equals("\"")) i++;
            else if (text.startsWith(mark, i)) return i + mark.length();
        }
        return text.length();
    }

    private int endOfLine(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private int offset(TomlPosition position) {
        int line = 0;
        for (int k = 1; k < position.line(); k++) line = text.indexOf('\n', line) + 1;
        return text.offsetByCodePoints(line, position.column() - 1);
    }

    /// A new key: in an inline table behind its last entry, else behind the last line of its table, else in a table of its own at the end.
    private String added(String key, String value) {
        List<String> path = Toml.parseDottedKey(key);
        for (int depth = path.size() - 1; depth >= 1; depth--) {
            String table = joined(path.subList(0, depth));
            if (!parsed.isTable(table)) continue;
            String rest = joined(path.subList(depth, path.size()));
            if (inline(table)) return inInline(valueBehind(offset(parsed.inputPositionOf(table))), rest, value);
            Optional<Integer> end = endOfTable(table);
            if (end.isPresent()) return inserted(end.get(), rest + " = " + value);
        }
        if (path.size() == 1) return inserted(endOfRoot(), key + " = " + value);
        return text + (text.isEmpty() || text.endsWith("\n") ? "" : "\n") + "\n[" + joined(path.subList(0, path.size() - 1)) + "]\n" + path.getLast() + " = " + value + "\n";
    }

    private String inInline(Range table, String rest, String value) {
        String inside = text.substring(table.from + 1, table.to - 1).strip();
        return text.substring(0, table.from) + "{ " + inside + (inside.isEmpty() ? "" : ", ") + rest + " = " + value + " }" + text.substring(table.to);
    }

    private String inserted(int place, String line) {
        boolean begins = place == 0 || text.charAt(place - 1) == '\n';
        return text.substring(0, place) + (begins ? "" : "\n") + line + "\n" + text.substring(place);
    }

    /// Behind the last line that gives a value in the table with a header of its own; empty where it has none.
    private Optional<Integer> endOfTable(String table) {
        TomlPosition position = parsed.inputPositionOf(table);
        if (position == null || offset(position) >= text.length() || text.charAt(offset(position)) != '[') return Optional.empty();
        return Optional.of(endOfLines(Math.min(text.length(), endOfLine(offset(position)) + 1)));
    }

    private int endOfRoot() {
        return endOfLines(0);
    }

    /// Behind the last key in the lines from a place to the next header.
    private int endOfLines(int from) {
        int end = from;
        for (int line = from; line < text.length(); ) {
            String begin = text.substring(line, endOfLine(line)).strip();
            if (begin.startsWith("[")) return end;
            int next = endOfLine(line);
            if (!begin.isEmpty() && !begin.startsWith("#")) {
                next = endOfLine(valueBehind(line).to);
                end = Math.min(text.length(), next + 1);
            }
            line = next + 1;
        }
        return end;
    }

    private static String joined(List<String> path) {
        return path.stream().map(name -> name.matches("[A-Za-z0-9_-]+") ? name : "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"").collect(Collectors.joining("."));
    }

}
