package org.mfglab.workbench.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/// Reads TOML into nodes with places, and puts the settings of the command line over them.
final class TomlTree {

    private static final Pattern TWICE = Pattern.compile("(.+) previously defined at line (\\d+), column \\d+");
    private static final Pattern WHOLE = Pattern.compile("\\s*[\\w.\"'-]+\\s*=\\s*[-+]?\\d*\\.?\\d*([eE][-+]?\\d+)?\\s*(#.*)?");
    private static final int LONGEST_SETTING = 1 << 16;

    private final SourceText source;
    private final Issues issues;

    private TomlTree(SourceText source, Issues issues) {
        this.source = source;
        this.issues = issues;
    }

    /// The root table; nothing if the text is not TOML, so that what is missing is not reported as well.
    static Optional<Node.Table> read(SourceText source, List<Setting> settings, Issues issues) {
        TomlTree tree = new TomlTree(source, issues);
        TomlParseResult parsed = Toml.parse(source.text());
        boolean readable = true;
        for (TomlParseError error : parsed.errors()) readable &= tree.report(error);
        if (!readable) return Optional.empty();
        Node.Table root = tree.table(parsed, source.start(), source.start());
        for (Setting setting : settings) root = tree.apply(setting, root);
        return Optional.of(root);
    }

    /// Reports an error of the parser; whether the rest of the file still means what it says.
    private boolean report(TomlParseError error) {
        TomlPosition position = error.position();
        Place place = source.place(position.line(), position.column(), 1);
        var twice = TWICE.matcher(error.getMessage());
        if (twice.matches()) {
            issues.add(source.key(position.line(), position.column()), IssueCode.E109,
                    "'%s' is already given in line %s.".formatted(twice.group(1), twice.group(2)), "Remove one of the two.");
            return true;
        }
        issues.add(place, IssueCode.E101, "This is not TOML: " + lowerFirst(error.getMessage()) + ".", advice(error.getMessage(), place.excerpt()));
        return error.getMessage().endsWith("too large");
    }

    private static String lowerFirst(String text) {
        return text.isEmpty() ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }

    private static String advice(String message, String line) {
        if (message.startsWith("Float is too")) return Type.BEYOND_DOUBLE;
        if (message.endsWith("too large")) return Type.TOO_LARGE;
        if (message.contains("expected ]")) return "Maybe a bracket or a comma is missing, here or in the line before.";
        int equals = line.indexOf('=');
        String value = equals < 0 ? "" : line.substring(equals + 1).strip();
        if (value.isEmpty()) return equals < 0 ? "A line is a comment, a [table] or KEY = VALUE." : "Give a value after the equals sign.";
        if (WHOLE.matcher(line).matches()) return "Numbers have digits on both sides of the point and no leading zeros, as in 0.5.";
        char first = value.charAt(0);
        if (first == '[' || first == '{') return "Maybe a bracket is missing, or a comma.";
        return Character.isLetterOrDigit(first) || first == '-' || first == '(' ? "Maybe it is text or a formula: put it in quotes." : "";
    }

    private Node.Table table(TomlTable table, Place key, Place place) {
        SequencedMap<String, Node> entries = new LinkedHashMap<>();
        table.keySet().stream().sorted(Comparator.comparing((String name) -> position(table, name).line())
                .thenComparing(name -> position(table, name).column())).forEach(name -> {
            TomlPosition position = position(table, name);
            entries.put(name, node(table.get(List.of(name)), source.key(position.line(), position.column()), source.value(position.line(), position.column())));
        });
        return new Node.Table(key, place, entries);
    }

    private static TomlPosition position(TomlTable table, String name) {
        return table.inputPositionOf(List.of(name));
    }

    private Node node(Object value, Place key, Place place) {
        return switch (value) {
            case TomlTable table -> table(table, key, place);
            case TomlArray array -> sequence(array, key, place);
            default -> new Node.Value(key, place, value);
        };
    }

    private Node.Sequence sequence(TomlArray array, Place key, Place place) {
        List<Node> items = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            Place item = source.item(array.inputPositionOf(i).line(), array.inputPositionOf(i).column());
            items.add(node(array.get(i), item, item));
        }
        return new Node.Sequence(key, place, items);
    }

    private Node.Table apply(Setting setting, Node.Table root) {
        Place place = Place.value(setting);
        try {
            List<String> path = Toml.parseDottedKey(setting.key());
            return put(root, path, place(value(setting.value()), Place.key(setting), place));
        } catch (IllegalArgumentException e) {
            issues.add(Place.key(setting), IssueCode.E111, "'%s' is not a key.".formatted(setting.key()), "Keys are names joined by points, as in grid.n.");
        } catch (Unreadable e) {
            issues.add(place, e, "'" + setting.key() + "'");
        }
        return root;
    }

    /// What a setting's value means: TOML if it is that, otherwise text.
    private static Object value(String text) {
        if (text.length() > LONGEST_SETTING || SourceText.of("", text).refusal().isPresent()) return text;
        TomlParseResult parsed = Toml.parse("value = " + text);
        return parsed.hasErrors() || parsed.keySet().size() != 1 || text.isBlank() ? text : parsed.get("value");
    }

    /// Gives everything inside a setting the place of the setting.
    private static Node place(Object value, Place key, Place place) {
        return switch (value) {
            case TomlTable table -> {
                SequencedMap<String, Node> entries = new LinkedHashMap<>();
                for (String name : table.keySet()) entries.put(name, place(table.get(List.of(name)), place, place));
                yield new Node.Table(key, place, entries);
            }
            case TomlArray array ->
                    new Node.Sequence(key, place, array.toList().stream().map(item -> place(item, place, place)).toList());
            default -> new Node.Value(key, place, value);
        };
    }

    private static Node.Table put(Node.Table table, List<String> path, Node value) throws Unreadable {
        String name = path.getFirst();
        Node old = table.entries().get(name);
        if (path.size() == 1) return table.with(name, keepHelp(old, value));
        List<String> rest = path.subList(1, path.size());
        return switch (old) {
            case null -> table.with(name, put(Node.table(value.key(), new LinkedHashMap<>()), rest, value));
            case Node.Table inner -> table.with(name, put(inner, rest, value));
            default -> throw new Unreadable(null, IssueCode.E111, "cannot be set: '%s' is %s, not a table.".formatted(name, Node.describe(old)),
                    "Set '%s' as a whole.".formatted(name));
        };
    }

    /// A parameter `{ value, range, help }` that is set to a number keeps its range and help.
    private static Node keepHelp(Node old, Node value) {
        return old instanceof Node.Table table && table.entries().containsKey("value") && value instanceof Node.Value
                ? table.with("value", value) : value;
    }
}
