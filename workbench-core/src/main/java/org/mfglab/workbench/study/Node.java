package org.mfglab.workbench.study;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A part of a problem file as it was written, with its place.
sealed interface Node {

    /// The place of its key; of the value itself in a list.
    Place key();

    Place place();

    /// The value as TOML in one line.
    String toml();

    record Table(Place key, Place place, SequencedMap<String, Node> entries) implements Node {

        Optional<Node> get(String name) {
            return Optional.ofNullable(entries.get(name));
        }

        /// This table with one entry added or replaced.
        Table with(String name, Node node) {
            SequencedMap<String, Node> changed = new LinkedHashMap<>(entries);
            changed.put(name, node);
            return new Table(key, place, changed);
        }

        @Override
        public String toml() {
            return entries.entrySet().stream().map(e -> quoteKey(e.getKey()) + " = " + e.getValue().toml())
                    .collect(Collectors.joining(", ", "{ ", " }"));
        }

        private static String quoteKey(String key) {
            return key.matches("[A-Za-z0-9_-]+") ? key : quote(key);
        }
    }

    record Sequence(Place key, Place place, List<Node> items) implements Node {
        @Override
        public String toml() {
            return items.stream().map(Node::toml).collect(Collectors.joining(", ", "[", "]"));
        }
    }

    /// @param value text, a whole number, a number, true or false, or a date, as Java's classes for them
    record Value(Place key, Place place, Object value) implements Node {
        @Override
        public String toml() {
            return switch (value) {
                case String text -> quote(text);
                case Double number -> number(number);
                default -> value.toString();
            };
        }

        /// The value for a message, shortened.
        @Override
        public String toString() {
            String text = toml();
            return text.length() > 60 ? text.substring(0, 57) + "..." : text;
        }
    }

    static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray())
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append(c);
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> quoted.append(Character.isISOControl(c) ? "\\u00" + HexFormat.of().toHexDigits((byte) c) : String.valueOf(c));
            }
        return quoted.append('"').toString();
    }

    /// The place where it was written, and the options that changed parts of it.
    default String origin() {
        Stream<Node> parts = switch (this) {
            case Table(Place _, Place _, SequencedMap<String, Node> entries) -> entries.values().stream();
            case Sequence(Place _, Place _, List<Node> items) -> items.stream();
            case Value _ -> Stream.empty();
        };
        Stream<String> options = parts.map(Node::place).filter(part -> part.line() == 0).map(Place::origin);
        return Stream.concat(Stream.of(place().origin()), options).distinct().collect(Collectors.joining(", "));
    }

    /// The shortest text that reads back as the same number.
    static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e7) return String.valueOf(value);
        return String.valueOf(value).replace('E', 'e');
    }

    /// The numbers of a list, or nothing if one of its items is none.
    static Optional<List<Double>> numbers(Node node) {
        if (!(node instanceof Sequence(Place _, Place _, List<Node> items))) return Optional.empty();
        List<Double> numbers = new ArrayList<>();
        for (Node item : items) {
            if (!(item instanceof Value(Place _, Place _, Number number)) || !Double.isFinite(number.doubleValue())) return Optional.empty();
            numbers.add(number.doubleValue());
        }
        return Optional.of(numbers);
    }

    /// What a value is, in the words of messages.
    static String describe(Node node) {
        return switch (node) {
            case Table _ -> "a table";
            case Sequence _ -> "a list";
            case Value(Place _, Place _, String _) -> "text";
            case Value(Place _, Place _, Boolean _) -> "true or false";
            case Value(Place _, Place _, Long _) -> "a whole number";
            case Value(Place _, Place _, Double _) -> "a number with a point";
            case Value _ -> "a date";
        };
    }

    /// A node of the keys and values of a map, for what has no text of its own.
    static Table table(Place place, Map<String, Node> entries) {
        return new Table(place, place, new LinkedHashMap<>(entries));
    }
}
