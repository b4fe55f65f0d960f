package org.mfglab.workbench.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// JSON as this program writes it: keys in the order they are given, numbers as the shortest text that gives the same double, in
/// every locale, and null for what is not a number.
public final class Json {

    private static final JSON COMPACT = JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES);
    private static final JSON PRETTY = COMPACT.with(JSON.Feature.PRETTY_PRINT_OUTPUT);

    private Json() { }

    /// An object: keys and values in turn.
    public static Map<String, Object> object(Object... keysAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) object.put((String) keysAndValues[i], finite(keysAndValues[i + 1]));
        return object;
    }

    /// NaN and the infinities do not exist in JSON.
    private static Object finite(Object value) {
        return value instanceof Double number && !Double.isFinite(number) ? null : value;
    }

    public static List<Object> array(double... values) {
        return Arrays.stream(values).mapToObj(value -> finite(value)).toList();
    }

    /// One line, without a line break.
    public static String line(Map<String, ?> object) {
        return write(COMPACT, object);
    }

    public static String pretty(Map<String, ?> object) {
        return write(PRETTY, object) + "\n";
    }

    /// A list of objects.
    public static String pretty(List<? extends Map<String, ?>> objects) {
        return write(PRETTY, objects) + "\n";
    }

    /// Reads an object.
    ///
    /// @throws IOException if the text is not one
    public static Map<String, Object> read(String text) throws IOException {
        return JSON.std.mapFrom(text);
    }

    /// " (line 3, column 7)", where a text stopped being JSON; empty where that is not known.
    static String place(IOException failure) {
        if (!(failure instanceof JsonProcessingException broken) || broken.getLocation() == null || broken.getLocation().getLineNr() < 1) return "";
        return " (line %d, column %d)".formatted(broken.getLocation().getLineNr(), Math.max(1, broken.getLocation().getColumnNr()));
    }

    private static String write(JSON style, Object value) {
        try {
            return style.asString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
