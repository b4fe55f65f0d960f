package org.mfglab.workbench.document;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mfglab.workbench.study.Key;
import org.mfglab.workbench.study.Schema;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

/// The keys of the schema as fields of a form for one document: families such as `field.*` with the members that it has.
public final class FormKeys {

    private static final List<String> FLAGS = List.of("true", "false");

    private FormKeys() { }

    /// One field of a form.
    ///
    /// @param key      dotted
    /// @param text     its value, text without quotes; empty where the document gives none
    /// @param fallback the value where the document gives none; empty: none
    /// @param help     one sentence
    /// @param quoted   whether the value is text
    /// @param optional whether a document may leave it out
    /// @param choices  the words among which one chooses; empty where there is no list of all
    public record Field(String key, String text, String fallback, String help, boolean quoted, boolean optional, List<String> choices) {

        /// The table that it stands in.
        public String section() {
            String[] path = key.split("\\.");
            return path.length == 1 ? "problem" : path.length > 2 && !key.endsWith(".value") ? path[0] + "." + path[1] : path[0];
        }

        /// What it is called in its table.
        public String name() {
            String name = key.replaceFirst("\\.value$", "");
            return name.substring(name.lastIndexOf('.') + 1);
        }

        /// What is typed, as TOML. A formula that is only a number needs no quotes, and what is no value of TOML becomes text, which the check
        /// of the document then explains: nothing that is typed is lost.
        public String toml(String typed) {
            return !quoted && isValue(typed) ? typed.strip() : quote(typed);
        }

        private static boolean isValue(String typed) {
            return TomlPatch.of("value = " + typed).value("value").equals(Optional.of(typed.strip())) && !typed.isBlank();
        }

        private static String quote(String text) {
            StringBuilder quoted = new StringBuilder("\"");
            for (char c : text.toCharArray())
                switch (c) {
                    case '"', '\\' -> quoted.append('\\').append(c);
                    case '\n' -> quoted.append("\\n");
                    default -> quoted.append(Character.isISOControl(c) ? "\\u" + HexFormat.of().toHexDigits(c) : String.valueOf(c));
                }
            return quoted.append('"').toString();
        }
    }

    /// The fields of a document, in the order of the schema; none while its text is not TOML.
    public static List<Field> of(Document document) {
        TomlParseResult toml = Toml.parse(document.text());
        if (toml.hasErrors()) return List.of();
        List<Field> fields = new ArrayList<>();
        for (Key<?> key : Schema.keys())
            for (String path : members(key.path(), toml)) field(document, key, path, toml).ifPresent(fields::add);
        return fields;
    }

    private static Set<String> members(String path, TomlParseResult toml) {
        int star = path.indexOf('*');
        if (star < 0) return Set.of(path);
        String table = path.substring(0, star - 1);
        TomlTable family = toml.isTable(table) ? toml.getTable(table) : null;
        Set<String> members = new LinkedHashSet<>();
        if (family != null) for (String name : family.keySet()) if (name.matches("[A-Za-z0-9_-]+")) members.add(path.replace("*", name));
        return members;
    }

    /// Lists of tables have no field of their own, and neither has a member of a family that it does not give.
    private static Optional<Field> field(Document document, Key<?> key, String path, TomlParseResult toml) {
        boolean given = toml.contains(path);
        if (!given && key.path().contains("*")) return Optional.empty();
        if (path.equals("domain.shape") || path.equals("schema")) return Optional.empty();
        if (toml.contains(path + ".value")) return field(document, key, path + ".value", toml);
        String value = document.value(path).orElse("");
        boolean text = toml.isString(path);
        boolean words = !key.type().choices().equals(FLAGS) && !key.type().choices().isEmpty() || key.type().words().startsWith("text") || key.type().words().contains("quotes") || key.type().words().startsWith("a name");
        return Optional.of(new Field(path, text ? String.valueOf(toml.getString(path)) : value, fallback(key), key.help(), words && (text || !given), !given || key.fallback().isPresent(), key.type().choices()));
    }

    private static <T> String fallback(Key<T> key) {
        return key.fallback().map(key.type().writer()).map(toml -> toml.replaceAll("^\"|\"$", "")).orElse("");
    }
}
